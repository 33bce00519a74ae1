package io.naftiko.runtime.flow;

import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.lane.Lane;
import io.naftiko.runtime.model.Format;
import tools.jackson.databind.JsonNode;

/// A format of which only short JSON is read on a lane: whoever reads anything else leaves it first.
public record OffLane(Format format) implements Format {

    /// In bytes. To read so many and to make something of them takes some 100 microseconds.
    static final int SHORT = 16 << 10;

    @Override
    public JsonNode read(Response response) {
        if (!isJson(response) || response.body().bytes().length > SHORT) {
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
