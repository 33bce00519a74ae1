package io.naftiko.runtime.load;

import io.naftiko.runtime.document.Generation;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.document.Tree.Fields;
import io.naftiko.runtime.document.Tree.Items;
import io.naftiko.runtime.report.Problems;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The entries of a document's lists, as they stand: those below `capability`, and those at the root.
record Entries(Fields root, Generation generation) {

    /// The lists of which single entries can be imported.
    static final List<String> LISTS = List.of("consumes", "exposes", "aggregates", "binds");

    /// The entries of one list.
    List<Fields> of(String list) {
        return Stream.of(Optional.of(root), below("capability"))
                .flatMap(Optional::stream)
                .flatMap(parent -> entries(parent, list))
                .toList();
    }

    /// The entry of this namespace; empty when there is none.
    Optional<Fields> find(String list, String namespace) {
        return of(list).stream()
                .filter(entry -> namespace.equals(namespace(entry)))
                .findFirst();
    }

    /// The first entry that is an import; empty when everything stands in the document itself.
    Optional<Fields> firstImport() {
        return LISTS.stream()
                .flatMap(list -> of(list).stream())
                .filter(Entries::isImport)
                .findFirst();
    }

    /// Whether an entry stands in another file.
    static boolean isImport(Fields entry) {
        var value = entry.entries().get("import");
        return value != null && !(value instanceof Tree.Scalar scalar && scalar.isNull());
    }

    /// The name by which others know an entry: its own, or its key in a mapping; null where it has none.
    static @Nullable String namespace(Fields entry) {
        var own = entry.entries().get("namespace");
        var name = own == null ? entry.entries().get("name") : own;
        return name instanceof Tree.Scalar scalar ? scalar.text() : null;
    }

    private Optional<Fields> below(String keyword) {
        return root.entries().get(keyword) instanceof Fields fields ? Optional.of(fields) : Optional.empty();
    }

    private Stream<Fields> entries(Fields parent, String list) {
        return switch (parent.entries().get(list)) {
            case null -> Stream.empty();
            case Items items ->
                items.items().stream().filter(Fields.class::isInstance).map(Fields.class::cast);
            case Fields one when one.entries().containsKey("namespace") -> Stream.of(one);
            case Fields _ -> new Section(parent, new Problems(), generation).named(list, Section::fields).stream();
            case Tree.Scalar _ -> Stream.empty();
        };
    }
}
