package io.naftiko.runtime.enrich;

import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.model.Consumes;
import io.naftiko.runtime.model.Operation;
import io.naftiko.runtime.openapi.ApiDocument;
import io.naftiko.runtime.openapi.ApiOperation;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the operations of a document: by method and path, or else by their name.
///
/// The names of placeholders do not count. What a server's address and a `baseUri` have of the path may differ.
final class KnownOperations {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$?\\{\\{?[^{}]*\\}?\\}");

    private final Map<String, ApiOperation> byRoute = new HashMap<>();
    private final Map<String, ApiOperation> byName = new HashMap<>();
    private final List<String> routes;
    private final List<String> bases;

    KnownOperations(ApiDocument document) {
        for (var each : document.operations()) {
            byRoute.putIfAbsent(key(each.method(), each.path()), each);
            byName.putIfAbsent(each.method() + " " + essence(each.id()), each);
        }
        this.routes = document.operations().stream().map(ApiOperation::route).toList();
        this.bases = document.servers().stream()
                .map(server -> withoutEnd(Url.parse(server.usual()).path()))
                .filter(base -> !base.isEmpty())
                .toList();
    }

    List<String> routes() {
        return routes;
    }

    /// @param path of the operation below the API's address
    Optional<ApiOperation> find(Consumes api, Operation operation, String path) {
        var whole = withoutEnd(Url.parse(api.baseUri()).path()) + path;
        var below =
                bases.stream().filter(base -> whole.startsWith(base + "/")).map(base -> whole.substring(base.length()));
        return Stream.of(Stream.of(path, whole), below)
                .flatMap(paths -> paths)
                .map(each -> byRoute.get(key(operation.method(), each)))
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> Optional.ofNullable(byName.get(operation.method() + " " + essence(operation.name()))));
    }

    private static String key(String method, String path) {
        return method + " " + withoutEnd(PLACEHOLDER.matcher(path).replaceAll("{}"));
    }

    private static String withoutEnd(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /// A name without case and punctuation: `list-rooms` and `listRooms` are the same.
    static String essence(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
