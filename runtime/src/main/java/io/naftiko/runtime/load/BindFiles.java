package io.naftiko.runtime.load;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Location;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.model.Bind;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads the files that `location` of a bind names: JSON, YAML or dotenv, relative to the capability file.
public final class BindFiles {

    private static final String SCHEME = "file:";

    private final Function<String, Map<String, String>> dotenv;

    /// Creates the reader.
    ///
    /// @param dotenv reads the text of a file that is neither JSON nor YAML by its ending
    public BindFiles(Function<String, Map<String, String>> dotenv) {
        this.dotenv = dotenv;
    }

    /// The file that `bind` names; empty when it names none.
    public static Optional<Path> file(Bind bind) {
        return Optional.ofNullable(bind.location())
                .filter(location -> location.startsWith(SCHEME))
                .flatMap(location -> Location.of(location, bind.place()));
    }

    /// The values behind `bind` by key; empty, with a problem, when its file cannot be read.
    public Map<String, String> read(Bind bind, Problems problems) {
        var location = String.valueOf(bind.location());
        var path = file(bind).orElse(null);
        if (path == null) {
            problems.add(
                    Code.BIND_LOCATION,
                    bind.place(),
                    "The location `" + location + "` is not one that the engine reads.",
                    "Use `file:` with a path relative to this file, or leave `location` out for the environment.");
            return Map.of();
        }
        try {
            return values(path, Files.readString(path), problems);
        } catch (IOException _) {
            problems.add(
                    Code.BIND_LOCATION, bind.place(), "The file `" + location + "` is not there or cannot be read.");
            return Map.of();
        }
    }

    private Map<String, String> values(Path path, String text, Problems problems) {
        var name = String.valueOf(path.getFileName());
        if (!name.endsWith(".yaml") && !name.endsWith(".yml") && !name.endsWith(".json")) {
            return dotenv.apply(text);
        }
        var values = new LinkedHashMap<String, String>();
        new YamlReader(name, problems)
                .read(text)
                .map(Tree::json)
                .ifPresent(tree ->
                        tree.properties().forEach(each -> values.put(each.getKey(), Json.plain(each.getValue()))));
        return values;
    }
}
