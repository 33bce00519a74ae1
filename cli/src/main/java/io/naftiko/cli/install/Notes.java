package io.naftiko.cli.install;

import io.naftiko.cli.plan.Sources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a person has to know besides the configuration itself.
record Notes(Wishes wishes, Sources sources, Configuration configuration) {

    /// How it gets into the client, where it was only printed.
    List<String> ofPrinted(Path file) {
        var notes = new ArrayList<String>();
        notes.add("--write writes it to " + file + ", beside what is there.");
        if (wishes.client() == Client.CLAUDE_CODE) {
            configuration.entries().forEach(entry -> notes.add("Or type:  " + ClaudeCommand.of(entry)));
        }
        notes.addAll(others());
        return notes;
    }

    /// What is to be done now that it was written.
    List<String> ofWritten() {
        var notes = others();
        notes.add("Restart " + wishes.client().title() + " where it runs: it reads the file at its start.");
        return notes;
    }

    private List<String> others() {
        var notes = new ArrayList<String>();
        if (!configuration.variables().isEmpty()) {
            notes.add(variables(String.join(", ", configuration.variables())));
        }
        tickets()
                .filter(ticket -> ticket.scheme().startsWith("Basic"))
                .forEach(ticket -> notes.add(ticket.variable() + " is user:password in Base64."));
        configuration.entries().forEach(entry -> notes.addAll(challenge(entry)));
        if (reaches().anyMatch(Reach.Http.class::isInstance)) {
            notes.add("It is reached while this runs:  " + ShellLine.of(run()));
        }
        return notes;
    }

    private String variables(String names) {
        return switch (wishes.client()) {
            case CLAUDE_DESKTOP ->
                "Claude Desktop fills in no placeholders: write the values into its file, or have --env-file name a"
                        + " file that holds them: " + names;
            case VSCODE -> "VS Code asks for " + names + ", and keeps the answers.";
            case CLAUDE_CODE, CURSOR, GEMINI_CLI, MCP_JSON ->
                "Set in the environment of " + wishes.client().title() + ": " + names;
        };
    }

    private List<String> challenge(Entry entry) {
        return entry.reach() instanceof Reach.Http http && http.challenge() != null
                ? List.of("`" + entry.name() + "` asks for `" + http.challenge() + "`, which "
                        + wishes.client().title() + " has to answer itself.")
                : List.of();
    }

    private Stream<Reach> reaches() {
        return configuration.entries().stream().map(Entry::reach);
    }

    private Stream<Reach.Ticket> tickets() {
        return reaches().flatMap(reach -> switch (reach) {
            case Reach.Http http -> http.tickets().stream();
            case Reach.Stdio _ -> Stream.empty();
        });
    }

    /// The command that serves what the entries lead to.
    private List<String> run() {
        var words = new ArrayList<>(List.of("naftiko", "run"));
        sources.paths().forEach(path -> words.add(path.toString()));
        wishes.addresses().ports().forEach((from, to) -> words.addAll(List.of("--port", from + "=" + to)));
        if (wishes.addresses().host() != null) {
            words.addAll(List.of("--host", wishes.addresses().host()));
        }
        wishes.envFiles().forEach(file -> words.addAll(List.of("--env-file", file.toString())));
        return words;
    }
}
