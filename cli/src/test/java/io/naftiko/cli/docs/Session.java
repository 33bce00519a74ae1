package io.naftiko.cli.docs;

import io.naftiko.cli.Naftiko;
import io.naftiko.cli.console.Console;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Somebody who reads a page from top to bottom, saves its files and types its commands.
///
/// A server goes on until the next one starts, as it would for a reader. Files are saved in a folder of their own;
/// those of the project are found as from its root.
public final class Session implements AutoCloseable {

    /// Commands of others that the page is right to name and the test cannot run.
    private static final Set<String> FOREIGN = Set.of("mvn", "claude");

    /// What an unset variable is exported as: long enough for a key.
    private static final String EXPORTED = "a secret of thirty-two characters";

    /// Behind these stands a file that is written, and not yet there.
    private static final Set<String> OUTPUT = Set.of("-o", "--output");

    private final Path project;
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable Server server;

    public Session(Path project, Path folder) {
        this.project = project;
        this.folder = folder;
    }

    /// What a command printed.
    ///
    /// @param out the results alone
    /// @param all as a terminal shows it
    public record Printed(int exit, String out, String all) {

        static final Printed NOTHING = new Printed(0, "", "");

        /// Whether it is what a page shows.
        public boolean isLike(Block shown) {
            return shown.is("json") ? Likeness.ofJson(shown.text(), out) : Likeness.ofText(shown.text(), all);
        }
    }

    public void save(String name, Block block) throws IOException {
        Files.writeString(folder.resolve(name), block.text());
    }

    /// Types the lines of a block; what the last of them printed, or the first that did not end as the block says.
    public Printed type(Block block) throws IOException, InterruptedException {
        return type(block.text(), block.mark("exit").map(Integer::valueOf).orElse(0));
    }

    public Printed type(String commands) throws IOException, InterruptedException {
        return type(commands, 0);
    }

    private Printed type(String commands, int expected) throws IOException, InterruptedException {
        var printed = Printed.NOTHING;
        for (var words : Shell.commands(commands, environment)) {
            printed = type(words);
            if (printed.exit() != expected) {
                return printed;
            }
        }
        return printed;
    }

    private Printed type(List<String> words) throws IOException, InterruptedException {
        var command = words.getFirst();
        return switch (command) {
            case "./naftiko", "naftiko" -> naftiko(words.subList(1, words.size()));
            case "curl" -> printed(asRead(Curl.of(words).send(client, this::port)));
            case "export" -> export(words.subList(1, words.size()));
            default -> {
                if (!FOREIGN.contains(command)) {
                    throw new IllegalArgumentException("the test does not know the command " + command);
                }
                yield Printed.NOTHING;
            }
        };
    }

    private static Printed printed(String out) {
        return new Printed(0, out, out);
    }

    private int port(int written) {
        return Optional.ofNullable(server)
                .orElseThrow(() -> new IllegalArgumentException("nothing runs on port " + written))
                .port();
    }

    private Printed export(List<String> assignments) {
        for (var assignment : assignments) {
            var parts = assignment.split("=", 2);
            environment.put(parts[0], parts.length == 2 ? parts[1] : EXPORTED);
        }
        return Printed.NOTHING;
    }

    private Printed naftiko(List<String> words) throws InterruptedException {
        var arguments = new ArrayList<String>();
        for (var word : words) {
            boolean written = !arguments.isEmpty() && OUTPUT.contains(arguments.getLast()) && !word.equals("-");
            arguments.add(written ? folder.resolve(word).toString() : located(word));
        }
        return Server.isStartedBy(arguments.getFirst()) ? serve(arguments) : run(arguments);
    }

    /// The word, or the path of the file or folder that it names, also behind a `=`. What is written is saved too.
    private String located(String word) {
        int start = word.startsWith("-") ? word.indexOf('=') + 1 : 0;
        var name = word.substring(start);
        var saved = folder.resolve(name);
        var own = project.resolve(name);
        if (name.isEmpty() || (start == 0 && word.startsWith("-"))) {
            return word;
        }
        boolean written = word.startsWith("--output=") && !name.equals("-");
        return word.substring(0, start) + (written || Files.exists(saved) ? saved : Files.exists(own) ? own : name);
    }

    private Printed run(List<String> arguments) {
        var screen = new Screen();
        int exit = Naftiko.run(arguments.toArray(String[]::new), console(screen));
        return printed(exit, screen);
    }

    private Printed serve(List<String> arguments) throws InterruptedException {
        close();
        var screen = new Screen();
        var started = Server.start(arguments, console(screen), screen);
        server = started;
        return printed(started.exit(), screen);
    }

    private Console console(Screen screen) {
        return screen.console(environment);
    }

    /// Paths as a reader sees them.
    private Printed printed(int exit, Screen screen) {
        return new Printed(exit, asRead(screen.out()), asRead(screen.all()));
    }

    private String asRead(String text) {
        return text.replace(folder + "/", "").replace(project + "/", "");
    }

    @Override
    public void close() {
        var running = server;
        if (running != null) {
            server = null;
            running.stop();
        }
    }
}
