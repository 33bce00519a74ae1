package io.naftiko.runtime.consume.format;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Format;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.UnreadableReply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// `json`: one JSON value (RFC 8259). No content is `null`.
public record JsonFormat() implements Format {

    @Override
    public JsonNode read(Response response) {
        var bytes = response.body().bytes();
        return bytes.length == 0
                ? NullNode.getInstance()
                : Json.parse(bytes)
                        .orElseThrow(() -> new FailedCall(new UnreadableReply("The upstream's answer is not JSON.")));
    }

    @Override
    public boolean isJson(Response response) {
        return true;
    }

    @Override
    public boolean identityKeepsBytes() {
        return true;
    }
}
