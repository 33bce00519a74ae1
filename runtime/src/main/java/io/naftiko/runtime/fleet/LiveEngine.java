package io.naftiko.runtime.fleet;

import io.naftiko.runtime.Engine;
import io.naftiko.runtime.bind.DotEnv;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// An engine whose variables change with the dotenv files that hold their values.
public final class LiveEngine {

    private final List<Path> files;
    private final Function<Map<String, String>, Environment> environment;
    private Map<Path, Content> used = Map.of();
    private Engine engine;

    /// Creates it.
    ///
    /// @param files of which a later one wins
    /// @param environment what the values in the files come to, together with all that does not change
    public LiveEngine(Engine engine, List<Path> files, Function<Map<String, String>, Environment> environment) {
        this.engine = engine;
        this.files = List.copyOf(files);
        this.environment = environment;
    }

    /// An engine that stays as it is.
    public static LiveEngine fixed(Engine engine) {
        return new LiveEngine(engine, List.of(), Environment::of);
    }

    Engine engine() {
        return engine;
    }

    /// Reads the files anew if one of them has changed, and returns those that did. As long as one cannot be read, all
    /// values stay as they are.
    List<Path> renew(Ledger ledger, List<Problem> problems) {
        var contents = ledger.contents(files);
        var changed = files.stream()
                .filter(file -> !ledger.content(file).equals(used.get(file)))
                .toList();
        if (changed.isEmpty()) {
            return List.of();
        }
        var values = new HashMap<String, String>();
        if (!files.stream().allMatch(file -> read(file, values, problems))) {
            return List.of();
        }
        engine = engine.in(environment.apply(values));
        used = contents;
        return changed;
    }

    private static boolean read(Path file, Map<String, String> values, List<Problem> problems) {
        try {
            values.putAll(DotEnv.read(Files.readString(file)));
            return true;
        } catch (IOException _) {
            var message = "The file cannot be read; the values of variables stay as they were.";
            problems.add(new Problem(Code.UNREADABLE_FILE, Place.startOf(file.toString()), message, null));
            return false;
        }
    }
}
