package io.naftiko.runtime.load;

import io.naftiko.runtime.document.Generation;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.document.Tree.Fields;
import io.naftiko.runtime.model.Aggregate;
import io.naftiko.runtime.model.Bind;
import io.naftiko.runtime.model.Capability;
import io.naftiko.runtime.model.Concurrency;
import io.naftiko.runtime.model.Consumes;
import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.model.Info;
import io.naftiko.runtime.model.Vocabulary;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Fix;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.report.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the root of a document, in every generation of the format.
final class CapabilityReader {

    private final Vocabulary vocabulary;
    private final Problems problems;
    private final Generation generation;

    /// @param generation that the document says it is in
    CapabilityReader(Vocabulary vocabulary, Problems problems, Generation generation) {
        this.vocabulary = vocabulary;
        this.problems = problems;
        this.generation = generation;
    }

    /// The capability of a document; empty where it has none. Without a problem that is a document of definitions for
    /// others to import.
    Optional<Capability> read(String file, Fields document) {
        var root = new Section(document, problems, generation);
        var capability = root.section("capability");
        if (capability == null && !isShared(root)) {
            reportNoCapability(root);
            return Optional.empty();
        }
        var entries = new Entries(document, generation);
        var imports = new Imports(file, entries, problems);
        if (capability == null) {
            readShared(root, entries, imports);
            return Optional.empty();
        }
        return Optional.of(read(file, root, capability, imports));
    }

    private Capability read(String file, Section root, Section capability, Imports imports) {
        var info = readHead(root);
        var parents = List.of(root, capability);
        var consumes = consumes(parents, imports);
        var aggregates = aggregates(parents, imports);
        var exposes = exposes(parents, imports);
        if (exposes.isEmpty() && !problems.hasErrors()) {
            reportNoExposes(capability);
        }
        var binds = new ArrayList<>(imports.binds().stream().map(Bind::read).toList());
        binds.addAll(binds(parents, imports));
        var whole = new Capability(
                new Capability.Source(file),
                info,
                Concurrency.read(capability),
                binds,
                consumes,
                aggregates,
                exposes,
                new Capability.Imported(imports.files(), imports.aliases()),
                capability.place());
        capability.ignore("name", "label", "display", "description", "tags");
        capability.close();
        closeRoot(root);
        return whole;
    }

    /// Whether a document without a capability is meant to be imported from: it says its version and has definitions.
    /// With both `consumes` and `exposes` it is a capability that is not below its keyword.
    private boolean isShared(Section root) {
        return root.has(generation.key())
                && Entries.LISTS.stream().anyMatch(root::has)
                && !(root.has("consumes") && root.has("exposes"));
    }

    private void readShared(Section root, Entries entries, Imports imports) {
        readHead(root);
        entries.firstImport()
                .ifPresentOrElse(
                        entry -> problems.add(
                                Code.IMPORT_NESTED,
                                entry.place(),
                                "A document without `capability` imports something, and nothing could be imported from"
                                        + " it then.",
                                "Write the definition into this file."),
                        () -> readLists(List.of(root), imports));
        root.ignore(Entries.LISTS.toArray(String[]::new));
        closeRoot(root);
    }

    private void readLists(List<Section> parents, Imports imports) {
        consumes(parents, imports);
        aggregates(parents, imports);
        exposes(parents, imports);
        binds(parents, imports);
    }

    private Info readHead(Section root) {
        checkVersion(root);
        checkImports(root);
        var info = root.section("info");
        return info == null ? Info.NONE : Info.read(info);
    }

    private static void closeRoot(Section root) {
        root.ignore("schema", "$schema", "tags", "metadata");
        root.close();
    }

    private void reportNoCapability(Section root) {
        problems.add(
                Code.NO_CAPABILITY,
                root.place(),
                "There is no `capability`; the keys found are " + String.join(", ", root.keys()) + ".",
                Suggestion.closest("capability", root.keys())
                        .map(found -> "Did you mean `capability` by `" + found + "`?")
                        .orElse(
                                root.has("consumes") || root.has("exposes")
                                        ? "Write `consumes` and `exposes` below `capability:`."
                                        : null));
    }

    private void reportNoExposes(Section capability) {
        problems.add(
                Code.NO_EXPOSES,
                capability.place(),
                "The capability exposes nothing; its keys are " + String.join(", ", capability.keys()) + ".",
                "Add `exposes` with a server of type `rest` or `mcp`.");
    }

    private void checkVersion(Section root) {
        if (root.has(generation.key())) {
            checkVersion(root, generation.key(), generation.versions());
        } else {
            problems.add(versionMissing(root.place()));
        }
        root.ignore("naftiko", "ikanos");
    }

    private static Problem versionMissing(Place root) {
        return new Problem(
                Code.VERSION_MISSING,
                root,
                "The document does not say its version; it is read as any generation.",
                "Write `naftiko: 1.0.0-alpha2` on the first line.",
                new Fix.Write(root, "naftiko", "1.0.0-alpha2", List.of()));
    }

    private void checkVersion(Section root, String key, List<String> known) {
        var version = root.text(key);
        if (version != null && !known.contains(version)) {
            problems.add(
                    Code.VERSION_UNKNOWN,
                    root.place(key),
                    "The version `" + version + "` is not one that is known; the document is read as the newest.",
                    Suggestion.didYouMean(version, known));
        }
    }

    private void checkImports(Section root) {
        for (var keyword : List.of("import", "imports")) {
            if (root.tree(keyword) != null) {
                unresolved(root, keyword);
            }
        }
    }

    private static List<Bind> binds(List<Section> parents, Imports imports) {
        return named(parents, "binds", imports, Bind::read);
    }

    private static List<Aggregate> aggregates(List<Section> parents, Imports imports) {
        return named(parents, "aggregates", imports, Aggregate::read);
    }

    private static <T> List<T> named(List<Section> parents, String list, Imports imports, Function<Section, T> read) {
        return parents.stream()
                .flatMap(parent -> parent.named(list, each -> imports.entry(list, each)).stream())
                .flatMap(Optional::stream)
                .map(read)
                .toList();
    }

    private List<Consumes> consumes(List<Section> parents, Imports imports) {
        return parents.stream()
                .flatMap(parent -> parent.list("consumes", item -> consumes(item, imports)).stream())
                .toList();
    }

    private @Nullable Consumes consumes(Tree item, Imports imports) {
        var section = entry("consumes", item, imports).orElse(null);
        if (section == null) {
            return null;
        }
        for (var keyword : List.of("location", "from", "ref")) {
            if (section.has(keyword)) {
                unresolved(section, keyword);
                return null;
            }
        }
        return consumes(section, section.textOr("type", "http"));
    }

    private Optional<Section> entry(String list, Tree item, Imports imports) {
        if (item instanceof Fields fields) {
            return imports.entry(list, new Section(fields, problems, generation));
        }
        problems.add(Code.WRONG_SHAPE, item.place(), "`" + list + "` takes a list of mappings.");
        return Optional.empty();
    }

    private @Nullable Consumes consumes(Section section, String type) {
        return switch (type) {
            case "http" -> Consumes.read(section, vocabulary);
            case "mcp" -> Consumes.readMcp(section, vocabulary).orElse(null);
            default -> {
                problems.add(
                        Code.CONSUMES_TYPE,
                        section.place("type"),
                        "`consumes` of type `" + type + "` is not one that the engine has: http, mcp.",
                        Suggestion.didYouMean(type, List.of("http", "mcp")));
                yield null;
            }
        };
    }

    private static void unresolved(Section section, String keyword) {
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

    private List<Exposes> exposes(List<Section> parents, Imports imports) {
        var exposes = parents.stream()
                .flatMap(parent ->
                        parent
                                .list(
                                        "exposes",
                                        item -> entry("exposes", item, imports)
                                                .map(this::exposes)
                                                .orElse(null))
                                .stream())
                .toList();
        exposes.stream().filter(each -> each.type().equals("control")).skip(1).forEach(this::reportSecondControl);
        return exposes;
    }

    private void reportSecondControl(Exposes second) {
        problems.add(
                Code.CONTROL_DUPLICATE,
                second.place(),
                "The capability has a control server already.",
                "Keep one of them.");
    }

    private @Nullable Exposes exposes(Section section) {
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
        return kind.map(read -> read.apply(section, guard)).orElse(null);
    }
}
