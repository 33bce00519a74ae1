package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.expose.mcp.protocol.Shown.Version;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Routine;
import io.naftiko.runtime.model.Unanswered;
import io.naftiko.runtime.model.Watch;
import io.naftiko.runtime.report.FailedCall;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads a resource to see whether it is another version of it.
record ResourceVersion(Routine routine, Map<String, JsonNode> arguments, Watch.By by) implements Version {

    @Override
    public @Nullable String now() {
        try {
            var response = routine.run(arguments);
            return response.succeeded() ? of(response) : null;
        } catch (FailedCall | Unanswered _) {
            return null;
        }
    }

    private String of(Response response) {
        return switch (by) {
            case HASH -> hash(response);
            case ETAG -> response.headers().first("ETag").orElseGet(() -> hash(response));
        };
    }

    private static String hash(Response response) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(response.body().bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
