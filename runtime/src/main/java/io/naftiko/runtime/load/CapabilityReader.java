package io.naftiko.runtime.load;

import io.naftiko.runtime.document.Generation;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree.Fields;
import io.naftiko.runtime.model.Capability;
import io.naftiko.runtime.model.Concurrency;
import io.naftiko.runtime.model.Info;
import io.naftiko.runtime.model.Vocabulary;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Fix;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.report.Suggestion;
import java.util.List;
import java.util.Optional;

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
        var definitions = definitions(List.of(root, capability), imports);
        var consumes = definitions.consumes();
        var aggregates = definitions.aggregates();
        var exposes = definitions.exposes();
        if (exposes.isEmpty() && !problems.hasErrors()) {
            reportNoExposes(capability);
        }
        var whole = new Capability(
                new Capability.Source(file),
                info,
                Concurrency.read(capability),
                definitions.binds(),
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

    private Definitions definitions(List<Section> parents, Imports imports) {
        return new Definitions(parents, imports, vocabulary, generation, problems);
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
                        () -> readAll(definitions(List.of(root), imports)));
        root.ignore(Entries.LISTS.toArray(String[]::new));
        closeRoot(root);
    }

    private static void readAll(Definitions definitions) {
        definitions.consumes();
        definitions.aggregates();
        definitions.exposes();
        definitions.binds();
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
                Definitions.reportElsewhere(root, keyword);
            }
        }
    }
}
