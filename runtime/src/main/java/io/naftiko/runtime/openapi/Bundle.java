package io.naftiko.runtime.openapi;

import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.document.Tree.Fields;
import io.naftiko.runtime.document.Tree.Items;
import io.naftiko.runtime.document.Tree.Scalar;
import io.naftiko.runtime.http.PercentEncoding;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A document with the other files that it refers to in it, so that every `$ref` is a pointer into one tree.
final class Bundle {

    private static final String FILES = "x-naftiko-files";
    private static final int MAX_FILES = 200;
    private static final int MAX_PROBLEMS = 50;
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");

    /// Below these keys stand names, which say nothing of what is below them.
    private static final Set<String> NAMED =
            Set.of("properties patternProperties $defs definitions schemas parameters responses variables paths content"
                    .split(" ", -1));

    /// Below these keys stand values of the API, in which `$ref` means nothing.
    private static final Set<String> DATA = Set.of("example", "default", "enum", "const");

    private final SpecFolder folder;
    private final Problems problems;
    private final List<SpecFile> files = new ArrayList<>();
    private final Map<Path, Integer> numbers = new LinkedHashMap<>();
    private final List<Reference> references = new ArrayList<>();
    private int reported;
    private long length;

    private Bundle(SpecFolder folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    private record Reference(Place place, String target) {}

    /// The whole of the document that begins in `first`.
    ///
    /// @param root with the other files below a key of their own
    /// @param others the files beside the first
    record Whole(JsonNode root, List<Path> others) {}

    static Whole of(SpecFile first, SpecFolder folder, Problems problems) {
        return new Bundle(folder, problems).whole(first);
    }

    private Whole whole(SpecFile first) {
        files.add(first);
        for (int i = 0; i < files.size(); i++) {
            link(files.get(i), i, files.get(i).tree(), files.get(i).json(), false);
        }
        if (files.size() > 1 && first.json() instanceof ObjectNode root) {
            var others = root.putObject(FILES);
            for (int i = 1; i < files.size(); i++) {
                others.set(Integer.toString(i), files.get(i).json());
            }
        }
        reportDangling(new Schemas(first.json()));
        return new Whole(first.json(), List.copyOf(numbers.keySet()));
    }

    private void reportDangling(Schemas schemas) {
        for (var each : references) {
            if (schemas.target(each.target()).isMissingNode()) {
                report(each.place(), "leads to nothing.", "Correct it, or add what it names.");
            }
        }
    }

    private void link(SpecFile file, int number, Tree tree, JsonNode json, boolean named) {
        switch (tree) {
            case Fields fields
            when json instanceof ObjectNode object -> {
                if (fields.entries().get("$ref") instanceof Scalar reference && !named) {
                    object.put("$ref", local(file, number, reference));
                }
                fields.entries().forEach((key, value) -> {
                    if (named || !DATA.contains(key)) {
                        link(file, number, value, object.path(key), !named && NAMED.contains(key));
                    }
                });
            }
            case Items items -> {
                for (int i = 0; i < items.items().size(); i++) {
                    link(file, number, items.items().get(i), json.path(i), false);
                }
            }
            case Fields _, Scalar _ -> {}
        }
    }

    /// The reference as a pointer into the one tree; as it is when it leads to nothing.
    private String local(SpecFile file, int number, Scalar reference) {
        var text = reference.text();
        int hash = text.indexOf('#');
        var pointer = hash < 0 ? "" : text.substring(hash + 1);
        var name = hash < 0 ? text : text.substring(0, hash);
        var target = name.isEmpty() ? Integer.valueOf(number) : other(file, PercentEncoding.decode(name), reference);
        if (target == null) {
            return text;
        }
        var whole = "#" + (target == 0 ? "" : "/" + FILES + "/" + target) + pointer;
        references.add(new Reference(reference.place(), pointer.isEmpty() || pointer.startsWith("/") ? whole : text));
        return whole;
    }

    /// The number of another file; null, with a problem, when it is none that may be read.
    private @Nullable Integer other(SpecFile from, String name, Scalar reference) {
        if (SCHEME.matcher(name).matches() || name.startsWith("//")) {
            report(
                    reference.place(),
                    "leads out of the document, and nothing is fetched.",
                    "Bundle the document into one file.");
            return null;
        }
        var path = folder.resolve(from.path(), name).orElse(null);
        if (path == null) {
            report(
                    reference.place(),
                    "names no file in the folder of the document.",
                    "Put the file there, or bundle the document into one file.");
            return null;
        }
        var known = path.equals(first().path()) ? Integer.valueOf(0) : numbers.get(path);
        return known == null ? add(path, reference) : known;
    }

    private SpecFile first() {
        return files.getFirst();
    }

    private @Nullable Integer add(Path path, Scalar reference) {
        if (files.size() >= MAX_FILES || SpecFolder.isTooMuch(path, length)) {
            report(reference.place(), "is one file too many, or too large.", "Bundle the document into one file.");
            return null;
        }
        var file = SpecFolder.read(path, problems).orElse(null);
        if (file == null) {
            return null;
        }
        length += path.toFile().length();
        files.add(file);
        numbers.put(path, files.size() - 1);
        return files.size() - 1;
    }

    private void report(Place place, String what, String proposal) {
        if (reported++ < MAX_PROBLEMS) {
            problems.add(Code.OPENAPI_REFERENCE, place, "The reference " + what, proposal);
        }
    }
}
