package io.naftiko.runtime.load;

import io.naftiko.runtime.document.Generation;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.document.Tree.Fields;
import io.naftiko.runtime.model.Aggregate;
import io.naftiko.runtime.model.Bind;
import io.naftiko.runtime.model.Consumes;
import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.model.Vocabulary;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.report.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the lists of a document: the entries that stand in it, and those that it imports.
///
/// @param parents the sections that have the lists: the root, and `capability` where there is one
record Definitions(
        List<Section> parents, Imports imports, Vocabulary vocabulary, Generation generation, Problems problems) {

    /// The binds of files from which something is imported come first, so that the document's own win.
    List<Bind> binds() {
        var imported = imports.binds().stream().map(Bind::read);
        return Stream.concat(imported, named("binds", Bind::read).stream()).toList();
    }

    List<Aggregate> aggregates() {
        return named("aggregates", Aggregate::read);
    }

    private <T> List<T> named(String list, Function<Section, T> read) {
        return parents.stream()
                .flatMap(parent -> parent.named(list, each -> imports.entry(list, each)).stream())
                .flatMap(Optional::stream)
                .map(read)
                .toList();
    }

    List<Consumes> consumes() {
        return entries("consumes", this::consumes);
    }

    List<Exposes> exposes() {
        var exposes = entries("exposes", this::exposes);
        exposes.stream().filter(each -> each.type().equals("control")).skip(1).forEach(this::reportSecondControl);
        return exposes;
    }

    private <T> List<T> entries(String list, Function<Section, Optional<T>> read) {
        return parents.stream()
                .flatMap(parent -> parent.list(list, item -> entry(list, item).flatMap(read)).stream())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Section> entry(String list, Tree item) {
        if (item instanceof Fields fields) {
            return imports.entry(list, new Section(fields, problems, generation));
        }
        problems.add(Code.WRONG_SHAPE, item.place(), "`" + list + "` takes a list of mappings.");
        return Optional.empty();
    }

    private Optional<Consumes> consumes(Section section) {
        for (var keyword : List.of("location", "from", "ref")) {
            if (section.has(keyword)) {
                reportElsewhere(section, keyword);
                return Optional.empty();
            }
        }
        return switch (section.textOr("type", "http")) {
            case "http" -> Optional.of(Consumes.read(section, vocabulary));
            case "mcp" -> Consumes.readMcp(section, vocabulary);
            case String other -> {
                reportType(section, other);
                yield Optional.empty();
            }
        };
    }

    private void reportType(Section section, String type) {
        problems.add(
                Code.CONSUMES_TYPE,
                section.place("type"),
                "`consumes` of type `" + type + "` is not one that the engine has: http, mcp.",
                Suggestion.didYouMean(type, List.of("http", "mcp")));
    }

    /// Reports that what a keyword names is not here, and cannot be found elsewhere.
    static void reportElsewhere(Section section, String keyword) {
        section.problems()
                .add(
                        Code.IMPORT_UNRESOLVED,
                        section.place(keyword),
                        "What `" + keyword + named(section.tree(keyword)) + "` names is not part of this file.",
                        "Write the definition into this file, or import it: `import` with its namespace, `from` with"
                                + " the path of its file.");
    }

    private static String named(@Nullable Tree value) {
        return value instanceof Tree.Scalar scalar ? ": " + scalar.text() : "";
    }

    private void reportSecondControl(Exposes second) {
        problems.add(
                Code.CONTROL_DUPLICATE,
                second.place(),
                "The capability has a control server already.",
                "Keep one of them.");
    }

    private Optional<Exposes> exposes(Section section) {
        var type = section.textOr("type", "");
        var kind = vocabulary.exposes(type);
        if (kind.isEmpty()) {
            var found = type.isEmpty() ? "A server without `type`" : "A server of type `" + type + "`";
            problems.add(
                    Code.EXPOSE_TYPE,
                    section.place("type"),
                    found + " is not one that the engine has: " + String.join(", ", vocabulary.exposeTypes()) + ".",
                    Suggestion.closest(type, vocabulary.exposeTypes())
                            .map(close -> "Did you mean `" + close + "`?")
                            .orElse("Write `type: rest` for operations and `type: mcp` for tools."));
        }
        var guard = vocabulary.guard(section);
        return kind.map(read -> read.apply(section, guard));
    }
}
