package io.naftiko.runtime.consume.mcp;

import io.naftiko.runtime.consume.format.BinaryFormat;
import io.naftiko.runtime.consume.format.JsonFormat;
import io.naftiko.runtime.consume.format.TextFormat;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Format;
import tools.jackson.databind.JsonNode;

/// What a tool answered: JSON, text or bytes, as the answer itself says.
public record McpFormat() implements Format {

    private static final Format JSON = new JsonFormat();
    private static final Format TEXT = new TextFormat();
    private static final Format BYTES = new BinaryFormat();

    @Override
    public JsonNode read(Response response) {
        if (isJson(response)) {
            return JSON.read(response);
        }
        return MediaTypes.isText(response.mediaType()) ? TEXT.read(response) : BYTES.read(response);
    }

    @Override
    public boolean isJson(Response response) {
        var type = response.mediaType();
        return type == null || MediaTypes.isJson(type);
    }

    @Override
    public boolean identityKeepsBytes() {
        return true;
    }
}
