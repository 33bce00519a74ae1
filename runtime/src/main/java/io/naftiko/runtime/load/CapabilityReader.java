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

    Optional<Capability> read(String file, Fields document) {
        var root = new Section(document, problems, generation);
        var capability = root.section("capability");
        if (capability == null) {
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
            return Optional.empty();
        }
        checkVersion(root);
        var info = root.section("info");
        checkImports(root);
        var whole = new Capability(
                new Capability.Source(file),
                info == null ? Info.NONE : Info.read(info),
                Concurrency.read(capability),
                binds(root, capability),
                capability.list("consumes", this::consumes),
                capability.named("aggregates", Aggregate::read),
                exposes(capability),
                capability.place());
        capability.ignore("name", "label", "display", "description", "tags");
        capability.close();
        root.ignore("schema", "$schema", "tags", "metadata");
        root.close();
        return Optional.of(whole);
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

    private static List<Bind> binds(Section root, Section capability) {
        var binds = new ArrayList<Bind>();
        binds.addAll(root.named("binds", Bind::read));
        binds.addAll(capability.named("binds", Bind::read));
        return binds;
    }

    private @Nullable Consumes consumes(Tree item) {
        if (!(item instanceof Fields fields)) {
            problems.add(Code.WRONG_SHAPE, item.place(), "`consumes` takes a list of mappings.");
            return null;
        }
        var section = new Section(fields, problems, generation);
        for (var keyword : List.of("import", "location", "from", "ref")) {
            if (section.has(keyword)) {
                unresolved(section, keyword);
                return null;
            }
        }
        return consumes(section, section.textOr("type", "http"));
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
                        "What `" + keyword + named(section.tree(keyword))
                                + "` names is not part of this file, and importing from another is not possible yet.",
                        "Write the definition into this file.");
    }

    private static String named(@Nullable Tree value) {
        return value instanceof Tree.Scalar scalar ? ": " + scalar.text() : "";
    }

    private List<Exposes> exposes(Section capability) {
        var exposes = capability.list("exposes", this::exposes);
        exposes.stream().filter(each -> each.type().equals("control")).skip(1).forEach(this::reportSecondControl);
        if (exposes.isEmpty() && !problems.hasErrors()) {
            problems.add(
                    Code.NO_EXPOSES,
                    capability.place(),
                    "The capability exposes nothing; its keys are " + String.join(", ", capability.keys()) + ".",
                    "Add `exposes` with a server of type `rest` or `mcp`.");
        }
        return exposes;
    }

    private void reportSecondControl(Exposes second) {
        problems.add(
                Code.CONTROL_DUPLICATE,
                second.place(),
                "The capability has a control server already.",
                "Keep one of them.");
    }

    private @Nullable Exposes exposes(Tree item) {
        if (!(item instanceof Fields fields)) {
            problems.add(Code.WRONG_SHAPE, item.place(), "`exposes` takes a list of mappings.");
            return null;
        }
        var section = new Section(fields, problems, generation);
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
