package io.naftiko.runtime.flow.step;

import static java.util.Objects.requireNonNullElse;

import io.naftiko.runtime.document.Location;
import io.naftiko.runtime.document.NamedFile;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.document.Tree.Scalar;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.ScriptLanguage.Draft;
import io.naftiko.runtime.model.Step;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/// `type: script`: runs a script in a sandbox. It comes to what the script sets `result` to.
///
/// @param language null where the capability or the file's ending says it
/// @param location the folder of the files; null where the capability says it
/// @param dependencies further files, which come before it
/// @param with values that the script finds in `context`, by name
public record ScriptStep(
        String name,
        @Nullable String language,
        Place languagePlace,
        @Nullable Scalar location,
        Scalar file,
        List<Scalar> dependencies,
        SequencedMap<String, Tree> with,
        Scripts scripts,
        Place place)
        implements Step {

    public ScriptStep {
        dependencies = List.copyOf(dependencies);
        with = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(with));
    }

    public static ScriptStep read(Section section, Scripts scripts) {
        var with = new LinkedHashMap<String, Tree>();
        if (section.tree("with") instanceof Tree.Fields fields) {
            with.putAll(fields.entries());
        }
        return new ScriptStep(
                section.required("name"),
                section.text("language"),
                section.place("language"),
                section.tree("location") instanceof Scalar location ? location : null,
                file(section),
                section.list("dependencies", item -> item instanceof Scalar each ? each : null),
                with,
                scripts,
                section.place());
    }

    private static Scalar file(Section section) {
        var text = section.required("file");
        return new Scalar(section.place("file"), text, StringNode.valueOf(text));
    }

    @Override
    public String type() {
        return "script";
    }

    @Override
    public Optional<Action> link(Links links) {
        links.readAll();
        var values = new LinkedHashMap<String, Expression>();
        with.forEach((key, value) -> values.put(key, links.value(value)));
        var rules = links.scripting();
        return scripts.find(this, rules, links.problems())
                .flatMap(language -> files(links)
                        .map(files -> new Draft(place, files, rules.timeout(), rules.statements()))
                        .flatMap(draft -> language.compile(draft, links.problems())))
                .map(script -> new ScriptRun(script, values));
    }

    /// Those that it depends on, then the script; empty, with a problem for each that cannot be used.
    private Optional<List<NamedFile>> files(Links links) {
        if (file.text().isEmpty()) {
            return Optional.empty();
        }
        var files = new ArrayList<NamedFile>();
        folder(links).ifPresent(folder -> {
            dependencies.forEach(each ->
                    links.files().read(folder, each.text(), each.place()).ifPresent(files::add));
            links.files().read(folder, file.text(), file.place()).ifPresent(files::add);
        });
        return files.size() == dependencies.size() + 1 ? Optional.of(files) : Optional.empty();
    }

    private Optional<Path> folder(Links links) {
        var named = location == null ? links.scripting().location() : location.text();
        var at = location == null ? place : location.place();
        var folder = Location.of(requireNonNullElse(named, "."), at);
        if (folder.isEmpty()) {
            links.problems()
                    .add(
                            Code.NAMED_FILE,
                            at,
                            "The location `" + named + "` is no folder of this machine.",
                            "Write a path, or an address such as `file:///data/scripts`.");
        }
        return folder;
    }
}
