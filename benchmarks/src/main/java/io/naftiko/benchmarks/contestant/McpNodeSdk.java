package io.naftiko.benchmarks.contestant;

import io.naftiko.benchmarks.process.Program;
import io.naftiko.benchmarks.process.Running;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A server on the MCP TypeScript SDK in Node.js. Its packages come from npm, once, into a folder of the build.
public record McpNodeSdk(Path folder) implements Contestant {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Override
    public String id() {
        return "mcp-node";
    }

    @Override
    public String title() {
        return "MCP TypeScript SDK 2.4.0, Node.js";
    }

    @Override
    public boolean takes(Trial trial) {
        return switch (trial.kind()) {
            case LEGACY, MODERN, STEPS -> true;
            case REST, MAPPED -> false;
        };
    }

    @Override
    public @Nullable String prepare() {
        if (Program.find("node").isEmpty() || Program.find("npm").isEmpty()) {
            return "Node.js with npm is not installed.";
        }
        try {
            Files.createDirectories(home());
            copy("server.mjs");
            return install() ? null : "npm could not install what it needs.";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path home() {
        return folder.resolveSibling("node");
    }

    /// Whether the packages are there, or could be fetched now.
    private boolean install() throws IOException {
        var wanted = copy("package.json");
        var installed = home().resolve("installed.json");
        if (Files.exists(installed) && Files.mismatch(wanted, installed) < 0) {
            return true;
        }
        System.err.println("npm install into " + home());
        var npm = new ProcessBuilder(
                        "npm",
                        "install",
                        "--ignore-scripts",
                        "--no-package-lock",
                        "--no-audit",
                        "--no-fund",
                        "--loglevel=error")
                .directory(home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.to(home().resolve("npm.log").toFile()))
                .start();
        return succeeds(npm) && Files.exists(Files.copy(wanted, installed, StandardCopyOption.REPLACE_EXISTING));
    }

    private static boolean succeeds(Process npm) {
        try {
            boolean ended = npm.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            npm.destroyForcibly();
            return ended && npm.exitValue() == 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path copy(String name) throws IOException {
        var to = home().resolve(name);
        try (InputStream in = Objects.requireNonNull(McpNodeSdk.class.getResourceAsStream("/node/" + name))) {
            Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
        }
        return to;
    }

    @Override
    public Entrant start(Upstreams upstreams) {
        int port = Program.freePort();
        var command = List.of(
                Program.find("node").orElseThrow().toString(),
                home().resolve("server.mjs").toString(),
                Integer.toString(port),
                upstreams.fast(),
                upstreams.slow());
        return new Entrant(Running.start(command, Map.of(), folder), "", "http://127.0.0.1:" + port + "/mcp");
    }
}
