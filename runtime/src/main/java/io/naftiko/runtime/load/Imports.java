package io.naftiko.runtime.load;

import io.naftiko.runtime.document.Generation;
import io.naftiko.runtime.document.Location;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.document.Tree.Fields;
import io.naftiko.runtime.document.Tree.Scalar;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.report.Suggestion;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one document takes from others: single entries of their lists, by namespace. What is taken must stand in the
/// other file itself.
final class Imports {

    private final Path file;
    private final Entries own;
    private final Problems problems;
    private final Map<Path, Optional<Entries>> documents = new LinkedHashMap<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final Map<String, Set<String>> taken = new HashMap<>();
    private final Set<Path> templates = new LinkedHashSet<>();

    /// @param file the document's own
    Imports(String file, Entries own, Problems problems) {
        this.file = Path.of(file).toAbsolutePath().normalize();
        this.own = own;
        this.problems = problems;
    }

    /// An entry that names one of another file.
    ///
    /// @param from null where it does not say
    /// @param alias the namespace that it gets here; null where it keeps its own
    private record Import(
            String list,
            String namespace,
            @Nullable Scalar from,
            @Nullable Scalar alias,
            @Nullable Tree description,
            Place place) {

        static Import read(String list, Section entry) {
            entry.ignore("type");
            var read = new Import(
                    list,
                    entry.required("import"),
                    entry.tree("location", "from") instanceof Scalar from ? from : null,
                    entry.tree("as") instanceof Scalar alias ? alias : null,
                    entry.tree("description"),
                    entry.place("import"));
            entry.close();
            return read;
        }

        String name() {
            return alias == null ? namespace : alias.text();
        }

        /// The entry under the name that it gets here.
        Fields renamed(Fields entry) {
            var entries = new LinkedHashMap<>(entry.entries());
            if (alias != null) {
                entries.put("namespace", alias);
            }
            if (description != null) {
                entries.put("description", description);
            }
            return new Fields(entry.place(), entries);
        }
    }

    /// What is to be read for an entry: itself, or where it is an import what that brings; empty, with a problem, when
    /// that is not there.
    ///
    /// @param list in which it stands
    Optional<Section> entry(String list, Section entry) {
        return Entries.isImport(entry.fields()) ? imported(Import.read(list, entry)) : Optional.of(entry);
    }

    private Optional<Section> imported(Import wanted) {
        return document(wanted).flatMap(document -> {
            var entry = document.find(wanted.list(), wanted.namespace());
            if (entry.isEmpty()) {
                reportNamespace(wanted, document);
            }
            return entry.filter(_ -> isNew(wanted)).map(found -> {
                noteAlias(wanted);
                return new Section(wanted.renamed(found), problems, document.generation());
            });
        });
    }

    private void noteAlias(Import wanted) {
        if (!wanted.name().equals(wanted.namespace())) {
            aliases.put(wanted.name(), wanted.namespace());
        }
    }

    private boolean isNew(Import wanted) {
        var names = taken.computeIfAbsent(wanted.list(), this::ownNames);
        if (names.add(wanted.name())) {
            return true;
        }
        problems.add(
                Code.IMPORT_DUPLICATE,
                wanted.place(),
                "The namespace `" + wanted.name() + "` is taken by another entry of `" + wanted.list() + "`.",
                "Give the import another name with `as`.");
        return false;
    }

    private Set<String> ownNames(String list) {
        var names = new HashSet<String>();
        own.of(list).stream()
                .filter(entry -> !Entries.isImport(entry))
                .map(Entries::namespace)
                .filter(Objects::nonNull)
                .forEach(names::add);
        return names;
    }

    private Optional<Entries> document(Import wanted) {
        var from = wanted.from();
        if (from == null) {
            problems.add(
                    Code.IMPORT_UNRESOLVED,
                    wanted.place(),
                    "`import: " + wanted.namespace() + "` does not say from which file.",
                    "Add `from` with the path of the file.");
            return Optional.empty();
        }
        var path = Location.of(from.text(), from.place());
        if (path.isEmpty()) {
            problems.add(
                    Code.IMPORT_UNRESOLVED,
                    from.place(),
                    "`" + from.text() + "` is no address of a file.",
                    "Write the path of a file, relative to this one.");
        }
        if (!wanted.list().equals("binds")) {
            path.ifPresent(templates::add);
        }
        return path.flatMap(found -> documents.computeIfAbsent(found, each -> read(each, from)));
    }

    private Optional<Entries> read(Path path, Scalar from) {
        if (path.toAbsolutePath().normalize().equals(file)) {
            reportNested(
                    from, "`" + from.text() + "` is this file itself.", "Name what stands here without importing it.");
            return Optional.empty();
        }
        return text(path, from).flatMap(text -> tree(path, text)).flatMap(tree -> entries(tree, from));
    }

    private Optional<String> text(Path path, Scalar from) {
        var found = new Problems();
        var text = Loader.text(path, found);
        found.all()
                .forEach(problem -> problems.add(
                        Code.IMPORT_UNRESOLVED,
                        from.place(),
                        "Nothing can be imported from `" + from.text() + "`: " + problem.message(),
                        "The path is relative to this file."));
        return text;
    }

    private Optional<Tree> tree(Path path, String text) {
        Truncation.report(path.toString(), text, problems);
        return new YamlReader(path.toString(), problems).read(text);
    }

    private Optional<Entries> entries(Tree tree, Scalar from) {
        if (!(tree instanceof Fields root)) {
            problems.add(
                    Code.IMPORT_UNRESOLVED,
                    from.place(),
                    "Nothing can be imported from `" + from.text() + "`: it is no mapping.");
            return Optional.empty();
        }
        var entries = new Entries(root, Generation.of(root.entries().keySet()).orElse(Generation.ALPHA2));
        var nested = entries.firstImport();
        nested.ifPresent(further -> reportNested(
                from,
                "`" + from.text() + "` imports something itself, on line "
                        + further.place().line() + ".",
                "Import that from where it stands."));
        return nested.isPresent() ? Optional.empty() : Optional.of(entries);
    }

    private void reportNested(Scalar from, String message, String proposal) {
        problems.add(Code.IMPORT_NESTED, from.place(), message, proposal);
    }

    private void reportNamespace(Import wanted, Entries document) {
        var there = document.of(wanted.list()).stream()
                .map(Entries::namespace)
                .filter(Objects::nonNull)
                .toList();
        problems.add(
                Code.IMPORT_UNRESOLVED,
                wanted.place(),
                "`" + wanted.namespace() + "` names no entry of `" + wanted.list() + "` in that file"
                        + (there.isEmpty() ? ", which has none." : ": there are " + String.join(", ", there) + "."),
                Suggestion.didYouMean(wanted.namespace(), there));
    }

    /// The binds of the files from which something with templates is imported: these use them.
    List<Section> binds() {
        return templates.stream()
                .flatMap(path -> documents.getOrDefault(path, Optional.empty()).stream())
                .flatMap(document ->
                        document.of("binds").stream().map(bind -> new Section(bind, problems, document.generation())))
                .toList();
    }

    /// Every file that was asked for, also where it could not be read: a change of one is news for the document.
    Set<Path> files() {
        return documents.keySet();
    }

    /// The namespaces that entries have in their own files, by those that they have here.
    Map<String, String> aliases() {
        return aliases;
    }
}
