package io.naftiko.runtime.curate;

import io.naftiko.runtime.openapi.ApiOperation;
import java.util.List;

/// The name that method and path give an operation: `GET /rooms/{id}/peers` is `list-room-peers`.
final class PathName {

    private PathName() {}

    static NameWords of(ApiOperation operation) {
        var segments = Choice.segments(operation.path());
        var literals = literals(operation.path());
        boolean one = !segments.isEmpty() && segments.getLast().contains("{");
        if (literals.isEmpty()) {
            return NameWords.of(verb(operation.method(), true) + " root");
        }
        var last = NameWords.of(literals.getLast());
        var parent = literals.size() > 1
                ? NameWords.of(literals.get(literals.size() - 2)).singular()
                : new NameWords(List.of());
        if (!operation.reads() && !one && NameWords.isVerb(last.first())) {
            return last.and(parent);
        }
        boolean single =
                one || last.singular().equals(last) || operation.method().equals("POST");
        return NameWords.of(verb(operation.method(), single)).and(parent).and(single ? last.singular() : last);
    }

    /// The segments of a path that say what it is about.
    static List<String> literals(String path) {
        return Choice.segments(path).stream()
                .filter(each -> !each.contains("{") && !Choice.isPrefix(each))
                .filter(each -> !NameWords.of(each).isEmpty())
                .toList();
    }

    private static String verb(String method, boolean single) {
        return switch (method) {
            case "GET" -> single ? "get" : "list";
            case "HEAD" -> "check";
            case "POST" -> "create";
            case "PUT" -> "replace";
            case "PATCH" -> "update";
            case "DELETE" -> "delete";
            default -> "call";
        };
    }
}
