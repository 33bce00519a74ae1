package io.naftiko.runtime.openapi;

import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.document.Tree.Fields;
import io.naftiko.runtime.document.Tree.Items;
import io.naftiko.runtime.report.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the values of a document stand in its first file.
///
/// @param tree null for a document without a file
record Places(Place start, @Nullable Tree tree) {

    static Places of(Tree tree) {
        return new Places(tree.place(), tree);
    }

    static Places none(String name) {
        return new Places(Place.startOf(name), null);
    }

    /// The place of the value below these keys, or of the deepest above it that is there.
    Place at(String... keys) {
        return at(List.of(keys));
    }

    private Place at(List<String> keys) {
        var place = start;
        var here = tree;
        for (var key : keys) {
            here = here == null ? null : below(here, key);
            place = here == null ? place.key(key) : here.place();
        }
        return place;
    }

    private static @Nullable Tree below(Tree tree, String key) {
        return switch (tree) {
            case Fields fields -> fields.entries().get(key);
            case Items items ->
                key.matches("[0-9]{1,6}")
                                && Integer.parseInt(key) < items.items().size()
                        ? items.items().get(Integer.parseInt(key))
                        : null;
            case Tree.Scalar _ -> null;
        };
    }
}
