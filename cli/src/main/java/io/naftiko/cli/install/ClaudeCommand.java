package io.naftiko.cli.install;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The command of Claude Code that makes the same entry, for those who keep their servers elsewhere than in a project.
final class ClaudeCommand {

    private ClaudeCommand() {}

    static String of(Entry entry) {
        var written = entry.in(Client.CLAUDE_CODE);
        var words = new ArrayList<>(List.of(
                "claude", "mcp", "add", "--transport", written.path("type").asString(), entry.name()));
        switch (entry.reach()) {
            case Reach.Http _ -> {
                words.add(written.path("url").asString());
                words.addAll(repeated("--header", written.path("headers"), ": "));
            }
            case Reach.Stdio stdio -> {
                words.addAll(repeated("--env", written.path("env"), "="));
                words.addAll(List.of("--", stdio.command()));
                words.addAll(stdio.arguments());
            }
        }
        return ShellLine.of(words);
    }

    private static List<String> repeated(String flag, JsonNode values, String between) {
        return values.propertyStream()
                .flatMap(each -> Stream.of(
                        flag, each.getKey() + between + each.getValue().asString()))
                .toList();
    }
}
