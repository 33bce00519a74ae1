package io.naftiko.runtime.consume.format;

import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Format;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// `binary`: bytes with their media type; base64 (RFC 4648, 4) where a mapping needs a value.
public record BinaryFormat() implements Format {

    @Override
    public JsonNode read(Response response) {
        return StringNode.valueOf(
                Base64.getEncoder().encodeToString(response.body().bytes()));
    }

    @Override
    public boolean identityKeepsBytes() {
        return true;
    }
}
