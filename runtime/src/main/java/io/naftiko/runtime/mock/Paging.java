package io.naftiko.runtime.mock;

import io.naftiko.runtime.document.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// The words with which APIs turn pages, in queries and in the envelopes of lists.
///
/// @param size how many items a page may hold
/// @param after the id after which the page begins; null for the first page
/// @param skipped how many items come before the page
record Paging(int size, @Nullable String after, int skipped) {

    /// How many items a page holds when nobody says it.
    private static final int DEFAULT_SIZE = 100;

    private static final Set<String> SIZES =
            Set.of("limit", "per_page", "page_size", "max_results", "max_items", "page_limit");
    private static final Set<String> CURSORS = Set.of(
            "start",
            "after",
            "cursor",
            "starting_after",
            "start_after",
            "page_token",
            "next_token",
            "continuation_token");
    private static final Set<String> OFFSETS = Set.of("offset", "skip");
    private static final Set<String> ASIDES = Set.of(
            "last",
            "first",
            "page",
            "pages",
            "self",
            "href",
            "url",
            "kind",
            "object",
            "etag",
            "links",
            "meta",
            "metadata",
            "pagination",
            "paging",
            "has_more",
            "size",
            "_links",
            "errors",
            "messages");

    /// Whether a name speaks of pages and not of things.
    static boolean isPaging(String name) {
        var words = Words.of(name);
        var joined = words.joined();
        return SIZES.contains(joined)
                || CURSORS.contains(joined)
                || OFFSETS.contains(joined)
                || ASIDES.contains(joined)
                || Set.of("next", "prev", "previous", "total").contains(words.first())
                || Set.of("count", "total", "cursor", "token").contains(words.last());
    }

    static Paging of(Operation operation, Map<String, String> query) {
        int size = size(operation, query);
        int page = number(query.get("page"), 1);
        var offset = named(OFFSETS, query);
        return new Paging(size, named(CURSORS, query), offset == null ? (page - 1) * size : number(offset, 0));
    }

    /// The value of the query's parameter that has one of `names`; null when it is absent or empty.
    private static @Nullable String named(Set<String> names, Map<String, String> query) {
        return query.entrySet().stream()
                .filter(each -> names.contains(Words.of(each.getKey()).joined())
                        && !each.getValue().isEmpty())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static int size(Operation operation, Map<String, String> query) {
        var declared = operation.parameters().stream()
                .filter(each -> SIZES.contains(Words.of(each.name()).joined()))
                .findFirst();
        int usual = declared.map(each -> each.schema().path("default").asInt(DEFAULT_SIZE))
                .orElse(DEFAULT_SIZE);
        int most = declared.map(each -> each.schema().path("maximum").asInt(Collection.CAPACITY))
                .orElse(Collection.CAPACITY);
        return Math.clamp(number(named(SIZES, query), usual), 1, Math.max(1, most));
    }

    private static int number(@Nullable String text, int otherwise) {
        return text != null && text.matches("[0-9]{1,6}") ? Math.max(Integer.parseInt(text), 1) : otherwise;
    }

    /// One page of a list.
    ///
    /// @param total how many items all pages have
    /// @param last the id of the page's last item; null when the page is empty
    record Page(
            List<ObjectNode> items,
            int size,
            int total,
            boolean more,
            @Nullable String last) {

        /// A page with everything that there is.
        static Page of(List<ObjectNode> items, Resource resource) {
            return of(items, resource, Math.max(items.size(), DEFAULT_SIZE), items.size(), false);
        }

        static Page of(List<ObjectNode> items, Resource resource, int size, int total, boolean more) {
            var last = items.isEmpty() ? null : Json.plain(items.getLast().path(resource.idProperty()));
            return new Page(items, size, total, more, last);
        }

        /// The value of an envelope's property; null when a page has nothing to say about it.
        ///
        /// @param end what the cursor of the next page is where there is none
        @Nullable
        JsonNode value(String name, @Nullable JsonNode end) {
            var words = Words.of(name);
            var joined = words.joined();
            if (SIZES.contains(joined)) {
                return IntNode.valueOf(size);
            }
            if (words.first().equals("next")) {
                return more ? cursor() : end;
            }
            return switch (joined) {
                case "has_more", "has_next", "has_next_page" -> BooleanNode.valueOf(more);
                case "last", "last_id", "cursor" -> cursor();
                default -> count(words);
            };
        }

        private @Nullable JsonNode cursor() {
            return last == null ? null : StringNode.valueOf(last);
        }

        private @Nullable JsonNode count(Words words) {
            if (words.all().contains("total")) {
                return IntNode.valueOf(total);
            }
            return words.last().equals("count") || words.joined().equals("size") ? IntNode.valueOf(items.size()) : null;
        }

        /// The items, as an array or as a map by `id`.
        JsonNode content(boolean keyed, String id) {
            if (!keyed) {
                return Json.array().addAll(items);
            }
            var map = Json.object();
            items.forEach(each -> map.set(Json.plain(each.path(id)), each));
            return map;
        }
    }
}
