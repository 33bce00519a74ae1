package io.naftiko.runtime.consume.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Format;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// `text`: the whole answer as one string, in the charset that it names, else in UTF-8.
public record TextFormat() implements Format {

    @Override
    public JsonNode read(Response response) {
        var charset = Objects.requireNonNullElse(response.charset(), UTF_8);
        return StringNode.valueOf(new String(response.body().bytes(), charset));
    }

    @Override
    public boolean identityKeepsBytes() {
        return true;
    }
}
