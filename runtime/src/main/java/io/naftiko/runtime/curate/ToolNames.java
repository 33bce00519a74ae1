package io.naftiko.runtime.curate;

import io.naftiko.runtime.openapi.ApiOperation;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The names of tools: a verb and what it is done to, in kebab-case, at most 64 characters, each once.
///
/// An operation is called by its `operationId` where that has a verb, else by its summary where that begins with one,
/// else by its method and path. Names are given to all operations of a document, so that another choice of tools does
/// not change them.
final class ToolNames {

    private static final int LONGEST = 64;
    private static final Set<String> COMMON =
            Set.of("list", "get", "create", "update", "delete", "search", "find", "remove", "add", "set", "patch");
    private static final Set<String> JOINING = Set.of("for", "by", "from", "to", "in", "with", "on", "as", "of", "at");
    private static final Set<String> NOISE = Set.of("api", "controller", "endpoint", "rest", "openapi");

    private final IdentityHashMap<ApiOperation, String> names = new IdentityHashMap<>();
    private final Set<String> taken = new HashSet<>();

    private ToolNames() {}

    static ToolNames of(List<ApiOperation> operations) {
        var all = new ToolNames();
        operations.forEach(all::add);
        return all;
    }

    String of(ApiOperation operation) {
        return String.valueOf(names.get(operation));
    }

    private void add(ApiOperation operation) {
        var words = words(operation);
        var path = pathWords(operation);
        var method = NameWords.of(operation.method());
        var name = Stream.of(words, words.and(path), words.and(path).and(method))
                .map(ToolNames::fitted)
                .filter(taken::add)
                .findFirst()
                .orElseGet(() -> numbered(fitted(words)));
        names.put(operation, name);
    }

    private String numbered(String name) {
        for (int number = 2; ; number++) {
            var tail = "-" + number;
            var head = name.substring(0, Math.min(name.length(), LONGEST - tail.length()));
            if (taken.add(head + tail)) {
                return head + tail;
            }
        }
    }

    private static String fitted(NameWords words) {
        var name = words.kebab();
        if (name.length() <= LONGEST) {
            return name;
        }
        int end = name.lastIndexOf('-', LONGEST);
        return name.substring(0, end > 0 ? end : LONGEST);
    }

    private static NameWords words(ApiOperation operation) {
        var ofId = ofId(operation);
        var found = ofId == null ? ofSummary(operation) : ofId;
        var words = found == null ? PathName.of(operation) : found;
        return words.all().size() > 1 ? words : verbOf(words, operation);
    }

    private static NameWords verbOf(NameWords single, ApiOperation operation) {
        var ofPath = PathName.of(operation);
        return single.verb() == 0 ? single.and(ofPath.from(1)) : ofPath;
    }

    private static @Nullable NameWords ofId(ApiOperation operation) {
        var words = withoutNoise(NameWords.of(operation.id()), operation);
        int verb = verb(words);
        if (verb < 0) {
            return null;
        }
        var before = new NameWords(words.all().subList(0, verb));
        var after = words.from(verb + 1);
        return new NameWords(List.of(words.all().get(verb)))
                .and(object(before, after, words.all().get(verb)));
    }

    private static int verb(NameWords words) {
        for (int i = 0; i < words.all().size() && words.verb() != 0; i++) {
            if (COMMON.contains(words.all().get(i))) {
                return i;
            }
        }
        return words.verb();
    }

    private static NameWords object(NameWords before, NameWords after, String verb) {
        boolean many = verb.equals("list") || verb.equals("search") || verb.equals("find");
        if (after.isEmpty() || JOINING.contains(after.first())) {
            return (many ? before : before.singular()).and(after);
        }
        boolean repeats = !before.isEmpty()
                && after.all().stream()
                        .anyMatch(word -> NameWords.of(word)
                                .singular()
                                .equals(NameWords.of(before.all().getLast()).singular()));
        return repeats ? after : before.singular().and(after);
    }

    /// Without what frameworks add to the name of a method: `getShipUsingGET`, `get_ship_ships__id__get`.
    private static NameWords withoutNoise(NameWords id, ApiOperation operation) {
        var method = operation.method().toLowerCase(Locale.ROOT);
        var words = id.without(NOISE).all().stream()
                .filter(each -> !each.matches("v[0-9]+"))
                .toList();
        var path = Stream.concat(
                        NameWords.of(operation.path()).without(NOISE).all().stream()
                                .filter(each -> !each.matches("v[0-9]+")),
                        Stream.of(method))
                .toList();
        int head = words.size() - path.size();
        if (head > 0 && words.subList(head, words.size()).equals(path)) {
            return new NameWords(words.subList(0, head));
        }
        int size = words.size();
        boolean using = size > 2
                && words.get(size - 2).equals("using")
                && words.get(size - 1).equals(method);
        return new NameWords(using ? words.subList(0, size - 2) : words);
    }

    private static @Nullable NameWords ofSummary(ApiOperation operation) {
        var words = NameWords.of(operation.summary()).meaning();
        int size = words.all().size();
        var verb = imperative(words.first());
        return verb == null || size < 2 || size > 6 ? null : new NameWords(List.of(verb)).and(words.from(1));
    }

    /// `Lists`, `Get` and `Returns` are `list`, `get` and `get`; null for what is no verb.
    private static @Nullable String imperative(String word) {
        var stem = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        if (stem.equals("return")) {
            return "get";
        }
        return NameWords.isVerb(word) ? word : NameWords.isVerb(stem) ? stem : null;
    }

    private static NameWords pathWords(ApiOperation operation) {
        return NameWords.of(String.join(" ", PathName.literals(operation.path())));
    }
}
