package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.report.Place;
import org.jspecify.annotations.Nullable;

/// `paginate` of a consumed operation, as the file says it: how its pages are asked for, and how many.
///
/// @param type `cursor`, `page`, `offset` or `link`
/// @param items the JSONPath of the list in each page
/// @param next the JSONPath of the next cursor, or of the address of the next page; null when left out
/// @param more the JSONPath of what is true while there is another page; null when left out
/// @param input the input that carries the cursor, the page's number or the offset; null when left out
/// @param start what it is for the first page; null for the default of the type
/// @param limit the input that says how long a page may be; null when left out
/// @param pageSize what it says
public record Paging(
        String type,
        String items,
        @Nullable String next,
        @Nullable String more,
        @Nullable String input,
        @Nullable Tree start,
        @Nullable String limit,
        @Nullable Integer pageSize,
        int maxPages,
        int maxItems,
        Place place) {

    private static final int DEFAULT_PAGES = 10;
    private static final int DEFAULT_ITEMS = 1_000;

    static @Nullable Paging read(@Nullable Section section) {
        if (section == null) {
            return null;
        }
        var paging = new Paging(
                section.required("type"),
                section.textOr("items", "$"),
                section.text("next"),
                section.text("more"),
                section.text("input"),
                section.tree("start"),
                section.text("limit"),
                section.integer("pageSize"),
                or(section.integer("maxPages"), DEFAULT_PAGES),
                or(section.integer("maxItems"), DEFAULT_ITEMS),
                section.place());
        section.close();
        return paging;
    }

    private static int or(@Nullable Integer written, int absent) {
        return written == null ? absent : written;
    }
}
