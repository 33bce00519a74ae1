package io.naftiko.cli.install;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where clients have their configuration on a machine.
///
/// @param system the name of the operating system, as Java gives it
/// @param environment of the person whose clients they are
record ClientFiles(String system, Map<String, String> environment) {

    /// The file of a project in the working directory where the client has one, else that of the person.
    Path of(Client client) {
        return switch (client) {
            case CLAUDE_CODE -> Path.of(".mcp.json");
            case CLAUDE_DESKTOP -> applications().resolve("Claude").resolve("claude_desktop_config.json");
            case CURSOR -> home().resolve(".cursor").resolve("mcp.json");
            case VSCODE -> Path.of(".vscode", "mcp.json");
            case GEMINI_CLI -> home().resolve(".gemini").resolve("settings.json");
            case MCP_JSON -> Path.of("mcp.json");
        };
    }

    private Path applications() {
        if (isA("mac")) {
            return home().resolve("Library").resolve("Application Support");
        }
        return isA("windows")
                ? named("APPDATA", home().resolve("AppData").resolve("Roaming"))
                : named("XDG_CONFIG_HOME", home().resolve(".config"));
    }

    private Path home() {
        return named(isA("windows") ? "USERPROFILE" : "HOME", Path.of(System.getProperty("user.home")));
    }

    private Path named(String variable, Path usual) {
        var folder = environment.getOrDefault(variable, "");
        return folder.isEmpty() ? usual : Path.of(folder);
    }

    private boolean isA(String family) {
        return system.toLowerCase(Locale.ROOT).startsWith(family);
    }
}
