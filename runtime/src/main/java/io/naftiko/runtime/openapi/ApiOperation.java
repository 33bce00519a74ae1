package io.naftiko.runtime.openapi;

import io.naftiko.runtime.report.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One operation of an API, with what its path says for all of them.
///
/// @param method in upper case
/// @param path such as `/rooms/{room_id}`
/// @param id its `operationId`; empty when it has none
/// @param parameters those of the path, then those of the operation, which win
/// @param body null when it takes none
/// @param replies in the order of the document
/// @param security the names of the schemes of each alternative; empty when none is asked for
/// @param servers its own, or those of its path; empty where those of the document hold
public record ApiOperation(
        String method,
        String path,
        String id,
        String summary,
        String description,
        List<String> tags,
        boolean deprecated,
        List<Parameter> parameters,
        @Nullable Body body,
        List<Reply> replies,
        List<List<String>> security,
        List<ApiServer> servers,
        Place place) {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "QUERY", "TRACE");

    public ApiOperation {
        tags = List.copyOf(tags);
        parameters = List.copyOf(parameters);
        replies = List.copyOf(replies);
        security = List.copyOf(security);
        servers = List.copyOf(servers);
    }

    /// What a call supplies beside its body.
    ///
    /// @param in `path`, `query`, `header` or `cookie`
    /// @param schema unresolved; an empty one where the document has none
    /// @param style how a value that is no scalar is written, such as `form` or `deepObject`
    /// @param explode whether each item of an array is a value of its own
    public record Parameter(
            String name,
            String in,
            boolean required,
            boolean deprecated,
            String description,
            JsonNode schema,
            String style,
            boolean explode) {}

    /// What a call sends.
    ///
    /// @param content in the order of the document
    public record Body(boolean required, String description, List<Media> content) {

        public Body {
            content = List.copyOf(content);
        }
    }

    /// A body in one media type.
    ///
    /// @param type in lower case, without parameters; may be a range such as `*/*`
    /// @param schema unresolved; null when the document has none
    /// @param example of the whole body; null when the document has none
    public record Media(
            String type,
            @Nullable JsonNode schema,
            @Nullable JsonNode example) {}

    /// What a call is answered.
    ///
    /// @param status such as `200`, `4XX` or `default`
    public record Reply(String status, String description, List<Media> content) {

        public Reply {
            content = List.copyOf(content);
        }
    }

    /// The answer to a call that went well: the lowest status of 2xx, or else `default`.
    public Optional<Reply> success() {
        return replies.stream()
                .filter(each -> each.status().startsWith("2"))
                .min(java.util.Comparator.comparing(Reply::status))
                .or(() -> replies.stream()
                        .filter(each -> each.status().equals("default"))
                        .findFirst());
    }

    /// Whether its method changes nothing (RFC 9110, 9.2.1).
    public boolean reads() {
        return READING.contains(method);
    }

    /// Method and path: `GET /rooms/{room_id}`.
    public String route() {
        return method + " " + path;
    }
}
