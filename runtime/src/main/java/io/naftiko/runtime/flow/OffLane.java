package io.naftiko.runtime.flow;

import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.lane.Lane;
import io.naftiko.runtime.model.Format;
import tools.jackson.databind.JsonNode;

/// A format of which only JSON is read on a lane, and little of that: whoever reads anything else leaves it first.
public record OffLane(Format format) implements Format {

    @Override
    public JsonNode read(Response response) {
        if (isJson(response)) {
            Lane.read(response.body().bytes().length);
        } else {
            Lane.leave();
        }
        return format.read(response);
    }

    @Override
    public boolean identityKeepsBytes() {
        return format.identityKeepsBytes();
    }

    @Override
    public boolean isJson(Response response) {
        return format.isJson(response);
    }

    @Override
    public boolean emptyIsValue() {
        return format.emptyIsValue();
    }
}
