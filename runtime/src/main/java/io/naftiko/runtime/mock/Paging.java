package io.naftiko.runtime.mock;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which page of a list a query asks for, in any of the usual words.
///
/// @param size how many items a page may hold
/// @param after the id after which the page begins; null for the first page
/// @param skipped how many items come before the page
record Paging(int size, @Nullable String after, long skipped) {

    /// How many items a page holds when nobody says it.
    static final int DEFAULT_SIZE = 100;

    private static final Set<String> SIZES =
            Set.of("limit", "per_page", "page_size", "max_results", "max_items", "page_limit");
    private static final Set<String> OFFSETS = Set.of("offset", "skip");
    private static final String CURSOR_WORDS =
            "start after cursor starting_after start_after page_token next_token continuation_token";
    private static final Set<String> CURSORS = Set.of(CURSOR_WORDS.split(" ", -1));

    /// Whether a query's parameter asks for a page.
    static boolean asks(String name) {
        var words = Words.of(name);
        return isSize(words)
                || CURSORS.contains(words.joined())
                || OFFSETS.contains(words.joined())
                || words.joined().equals("page");
    }

    static boolean isSize(Words words) {
        return SIZES.contains(words.joined());
    }

    static Paging of(Operation operation, Map<String, String> query) {
        int size = size(operation, query);
        var offset = named(OFFSETS, query);
        long page = Math.max(1, number(query.get("page"), 1));
        return new Paging(size, named(CURSORS, query), offset == null ? (page - 1) * size : number(offset, 0));
    }

    /// The value of the query's parameter that has one of `names`; null when it is absent or empty.
    private static @Nullable String named(Set<String> names, Map<String, String> query) {
        return query.entrySet().stream()
                .filter(each -> names.contains(Words.of(each.getKey()).joined()))
                .map(Map.Entry::getValue)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static int size(Operation operation, Map<String, String> query) {
        int usual = DEFAULT_SIZE;
        int most = Collection.CAPACITY;
        for (var each : operation.parameters()) {
            if (isSize(Words.of(each.name()))) {
                usual = each.schema().path("default").asInt(usual);
                most = each.schema().path("maximum").asInt(most);
            }
        }
        return Math.clamp(number(named(SIZES, query), usual), 1, Math.max(1, most));
    }

    private static int number(@Nullable String text, int otherwise) {
        return text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : otherwise;
    }
}
