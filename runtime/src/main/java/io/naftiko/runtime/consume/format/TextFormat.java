package io.naftiko.runtime.consume.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Format;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// `text`: the whole answer as one string, read as UTF-8.
public record TextFormat() implements Format {

    @Override
    public JsonNode read(Response response) {
        return StringNode.valueOf(new String(response.body().bytes(), UTF_8));
    }

    @Override
    public boolean identityKeepsBytes() {
        return true;
    }
}
