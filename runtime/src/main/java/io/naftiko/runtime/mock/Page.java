package io.naftiko.runtime.mock;

import io.naftiko.runtime.document.Json;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// One page of a list, and what an envelope around it may say of it.
///
/// @param size how many items it could hold
/// @param total how many items all pages have
/// @param last the id of its last item; null when it is empty
record Page(
        List<ObjectNode> items,
        int size,
        int total,
        boolean more,
        @Nullable String last) {

    private static final String WORDS =
            "last first page pages self href url kind object etag links _links meta metadata"
                    + " pagination paging has_more size errors messages";
    private static final Set<String> DESCRIBING = Set.of(WORDS.split(" ", -1));

    /// A page with everything that there is.
    static Page of(List<ObjectNode> items, Resource resource) {
        return of(items, resource, Math.max(items.size(), Paging.DEFAULT_SIZE), items.size(), false);
    }

    static Page of(List<ObjectNode> items, Resource resource, int size, int total, boolean more) {
        var last = items.isEmpty() ? null : Json.plain(items.getLast().path(resource.idProperty()));
        return new Page(items, size, total, more, last);
    }

    /// Whether a property of this name speaks of a page, and not of a thing.
    static boolean describes(String name) {
        var words = Words.of(name);
        return Paging.asks(name)
                || DESCRIBING.contains(words.joined())
                || Set.of("next", "prev", "previous", "total").contains(words.first())
                || Set.of("count", "total", "cursor", "token").contains(words.last());
    }

    /// The value of an envelope's property; null when a page has nothing to say about it.
    ///
    /// @param end what the cursor of the next page is where there is none
    @Nullable
    JsonNode value(String name, @Nullable JsonNode end) {
        var words = Words.of(name);
        if (words.first().equals("next")) {
            return more ? cursor() : end;
        }
        return switch (words.joined()) {
            case "has_more", "has_next", "has_next_page" -> BooleanNode.valueOf(more);
            case "last", "last_id", "cursor" -> cursor();
            default -> number(words);
        };
    }

    private @Nullable JsonNode cursor() {
        return last == null ? null : StringNode.valueOf(last);
    }

    private @Nullable JsonNode number(Words words) {
        if (Paging.isSize(words)) {
            return IntNode.valueOf(size);
        }
        if (words.all().contains("total")) {
            return IntNode.valueOf(words.all().contains("pages") ? Math.ceilDiv(total, size) : total);
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
