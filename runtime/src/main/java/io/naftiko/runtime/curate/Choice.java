package io.naftiko.runtime.curate;

import io.naftiko.runtime.curate.Curated.Reason;
import io.naftiko.runtime.curate.Wishes.Selection;
import io.naftiko.runtime.openapi.ApiOperation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The operations that become tools: those that read first, then the others, each in the order of the document.
///
/// Where there are more than asked for, every kind of thing gets its simplest operations first, and at least a third
/// are left for those that write.
///
/// @param left why the others are left out
record Choice(List<ApiOperation> taken, Map<Reason, List<ApiOperation>> left) {

    private static final Set<String> SENT = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    Choice {
        taken = List.copyOf(taken);
    }

    static Choice of(List<ApiOperation> all, Selection selection) {
        var left = new EnumMap<Reason, List<ApiOperation>>(Reason.class);
        var fitting = new ArrayList<ApiOperation>();
        var paths = all.stream().map(ApiOperation::route).collect(java.util.stream.Collectors.toSet());
        for (var each : all) {
            var reason = reason(each, selection, paths);
            if (reason == null) {
                fitting.add(each);
            } else {
                left.computeIfAbsent(reason, _ -> new ArrayList<>()).add(each);
            }
        }
        var taken = mostUseful(fitting, selection.maxTools());
        var tooMany = fitting.stream().filter(each -> !taken.contains(each)).toList();
        if (!tooMany.isEmpty()) {
            left.put(Reason.TOO_MANY, tooMany);
        }
        return new Choice(ordered(fitting, taken), left);
    }

    private static @org.jspecify.annotations.Nullable Reason reason(
            ApiOperation operation, Selection selection, Set<String> routes) {
        if (!isWished(operation, selection)) {
            return Reason.NOT_WISHED;
        }
        boolean named = isNamed(operation, selection.operations());
        if (!SENT.contains(operation.method())
                || (operation.method().equals("HEAD") && routes.contains("GET " + operation.path()) && !named)) {
            return Reason.NOT_FOR_AGENTS;
        }
        if (operation.deprecated() && !selection.deprecated() && !named) {
            return Reason.DEPRECATED;
        }
        return selection.readOnly() && !operation.reads() ? Reason.WRITES : null;
    }

    private static boolean isWished(ApiOperation operation, Selection selection) {
        return (selection.tags().isEmpty()
                        || operation.tags().stream()
                                .anyMatch(tag -> selection.tags().stream().anyMatch(tag::equalsIgnoreCase)))
                && (selection.paths().isEmpty()
                        || selection.paths().stream().anyMatch(path -> isBelow(operation.path(), path)))
                && (selection.operations().isEmpty() || isNamed(operation, selection.operations()));
    }

    private static boolean isNamed(ApiOperation operation, List<String> names) {
        return names.stream().anyMatch(name -> name.equals(operation.id()) || name.equalsIgnoreCase(operation.route()));
    }

    private static boolean isBelow(String path, String pattern) {
        var segments = segments(path);
        var wanted = segments(pattern);
        if (wanted.size() > segments.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.get(i).equals("*") && !wanted.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    static List<String> segments(String path) {
        return Stream.of(path.split("[/?#]")).filter(each -> !each.isEmpty()).toList();
    }

    private static Set<ApiOperation> mostUseful(List<ApiOperation> all, int most) {
        var reads = byUse(all.stream().filter(ApiOperation::reads).toList());
        var writes = byUse(all.stream().filter(each -> !each.reads()).toList());
        int readers = Math.min(reads.size(), Math.max(most - writes.size(), (2 * most + 2) / 3));
        var taken = java.util.Collections.<ApiOperation>newSetFromMap(new java.util.IdentityHashMap<>());
        reads.stream().limit(readers).forEach(taken::add);
        writes.stream().limit(Math.max(0, most - readers)).forEach(taken::add);
        return taken;
    }

    /// The simplest operation of each kind of thing, then the second of each, and so on; large kinds first.
    private static List<ApiOperation> byUse(List<ApiOperation> all) {
        var kinds = new LinkedHashMap<String, List<ApiOperation>>();
        all.forEach(each ->
                kinds.computeIfAbsent(kind(each), _ -> new ArrayList<>()).add(each));
        var groups = kinds.values().stream()
                .sorted(Comparator.comparingInt(group -> -group.size()))
                .toList();
        groups.forEach(group ->
                group.sort(Comparator.comparingInt(each -> segments(each.path()).size())));
        int longest = groups.isEmpty() ? 0 : groups.getFirst().size();
        var ordered = new ArrayList<ApiOperation>();
        for (int round = 0; round < longest; round++) {
            for (var group : groups) {
                if (round < group.size()) {
                    ordered.add(group.get(round));
                }
            }
        }
        return ordered;
    }

    /// The first word of the path that says what it is about.
    private static String kind(ApiOperation operation) {
        return segments(operation.path()).stream()
                .filter(each -> !each.contains("{") && !isPrefix(each))
                .findFirst()
                .orElse("");
    }

    static boolean isPrefix(String segment) {
        return segment.toLowerCase(Locale.ROOT).matches("v[0-9][0-9.]*(alpha|beta)?[0-9]*|api|rest|[0-9.]+");
    }

    private static List<ApiOperation> ordered(List<ApiOperation> all, Set<ApiOperation> taken) {
        return Stream.concat(
                        all.stream().filter(ApiOperation::reads), all.stream().filter(each -> !each.reads()))
                .filter(taken::contains)
                .toList();
    }
}
