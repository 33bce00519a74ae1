package io.naftiko.cli.plan;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Refused;
import io.naftiko.cli.flag.EngineFlags;
import io.naftiko.cli.flag.VariableFlags;
import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.DotEnv;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.fleet.LiveEngine;
import io.naftiko.runtime.mock.Mocks;
import io.naftiko.runtime.model.Concurrency;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.report.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What flags and environment mean to the engine.
public final class EngineSettings {

    private static final String SCRIPTING = "NAFTIKO_SCRIPTING";

    private EngineSettings() {}

    /// The settings for some files.
    ///
    /// @throws Refused when a file that a flag names cannot be read, or an address is none
    public static Settings of(EngineFlags flags, Console console, Sources sources) {
        flags.upstreams().forEach(EngineSettings::requireAddress);
        var settings = of(environment(flags.variables(), console), console)
                .withUpstreams(flags.upstreams())
                .withLimits(new Limits(
                        flags.connectTimeout(), flags.responseTimeout(), flags.totalTimeout(), flags.maxResponse()))
                .withConcurrency(concurrency(flags));
        return flags.mocking() ? settings.withMocks(mocks(flags, sources)) : settings;
    }

    /// The settings for files that are only looked at.
    public static Settings of(Console console) {
        return of(Environment.of(console.environment()), console);
    }

    /// The settings for files whose variables have these values.
    public static Settings of(Environment environment, Console console) {
        var settings = Settings.of(environment).withExtensions(ExtensionFolder.of(console));
        return "false".equalsIgnoreCase(console.environment().get(SCRIPTING)) ? settings.withoutScripting() : settings;
    }

    /// An engine for some files that follows the changes of dotenv files.
    ///
    /// @param further what else the engine is told
    /// @throws Refused as above
    public static LiveEngine live(
            EngineFlags flags, Console console, Sources sources, UnaryOperator<Settings> further) {
        var variables = flags.variables();
        return new LiveEngine(
                new Engine(
                        further.apply(of(flags, console, sources)),
                        flags.client().network()),
                variables.files(),
                values -> environment(values, variables, console));
    }

    private static Concurrency concurrency(EngineFlags flags) {
        requireAtLeast(1, flags.maxCalls(), "--max-calls");
        requireAtLeast(0, flags.maxQueue(), "--max-queue");
        return new Concurrency(flags.maxCalls(), flags.maxQueue(), flags.maxWait());
    }

    private static void requireAtLeast(int least, @Nullable Integer number, String flag) {
        if (number != null && number < least) {
            throw Refused.usage(flag + " takes a number from " + least + " on, found " + number + ".");
        }
    }

    /// In order: `--env`, the environment, `--env-file`.
    public static Environment environment(VariableFlags flags, Console console) {
        return environment(dotEnv(flags.files()), flags, console);
    }

    /// What dotenv files say, and nothing else.
    public static Environment environment(List<Path> files) {
        return Environment.of(dotEnv(files));
    }

    private static Environment environment(Map<String, String> fromFiles, VariableFlags flags, Console console) {
        var values = new HashMap<>(fromFiles);
        console.environment().forEach((name, value) -> {
            if (!isNone(name, value)) {
                values.put(name, value);
            }
        });
        values.putAll(flags.values());
        return Environment.of(values);
    }

    /// Whether it has no value: an empty one, or the placeholder that a client of MCP should have filled in.
    private static boolean isNone(String name, String value) {
        return value.isEmpty() || value.equals("${" + name + "}");
    }

    private static Map<String, String> dotEnv(List<Path> files) {
        var values = new HashMap<String, String>();
        files.forEach(file -> values.putAll(dotEnv(file)));
        return values;
    }

    private static Map<String, String> dotEnv(Path file) {
        try {
            return DotEnv.read(Files.readString(file));
        } catch (IOException _) {
            throw Refused.usage("--env-file: " + file + " cannot be read.");
        }
    }

    private static void requireAddress(String namespace, String address) {
        if (!address.matches("(?i)https?://[^/\\s].*")) {
            throw Refused.usage("--upstream " + namespace + ": '" + address + "' is no http or https address.");
        }
    }

    private static Mocks mocks(EngineFlags flags, Sources sources) {
        var named = flags.mockDocuments().stream().map(Path::of);
        var documents = Stream.concat(named, sources.openApiDocuments().stream())
                .distinct()
                .toList();
        var problems = new Problems();
        var mocks = Mocks.of(documents, problems);
        if (problems.hasErrors()) {
            throw Refused.failed(
                    "--mock: " + problems.all().stream().map(Problem::toString).collect(Collectors.joining("\n")));
        }
        return mocks;
    }
}
