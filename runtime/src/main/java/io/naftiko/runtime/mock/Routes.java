package io.naftiko.runtime.mock;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds the operations of a path; literal segments win over placeholders.
final class Routes {

    private final List<Server> servers;
    private final Map<PathTemplate, Map<String, Endpoint>> endpoints = new TreeMap<>();

    Routes(List<Server> servers, List<Endpoint> endpoints) {
        this.servers = List.copyOf(servers);
        for (var each : endpoints) {
            this.endpoints
                    .computeIfAbsent(each.operation().path(), _ -> new LinkedHashMap<>())
                    .put(each.operation().method(), each);
        }
    }

    /// @param parameters the decoded values of the path by name, in its order
    record Match(Map<String, Endpoint> endpoints, Map<String, String> parameters) {}

    /// The operations of `path`, with or without the base path of a server before it; null when there are none.
    @Nullable
    Match find(String path) {
        for (var server : servers) {
            var below = server.below(path);
            var found = below == null ? null : match(PathTemplate.split(below));
            if (found != null) {
                return found;
            }
        }
        return match(PathTemplate.split(path));
    }

    private @Nullable Match match(List<String> path) {
        for (var each : endpoints.entrySet()) {
            var parameters = each.getKey().match(path);
            if (parameters != null) {
                return new Match(each.getValue(), parameters);
            }
        }
        return null;
    }
}
