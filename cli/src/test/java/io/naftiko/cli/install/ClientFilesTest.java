package io.naftiko.cli.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientFilesTest {

    private static final Map<String, String> UNIX = Map.of("HOME", "/home/ada", "APPDATA", "/no", "USERPROFILE", "/no");
    private static final Map<String, String> WINDOWS =
            Map.of("HOME", "/no", "USERPROFILE", "C/Users/Ada", "APPDATA", "C/Users/Ada/Own");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        CLAUDE_CODE    | Linux      | .mcp.json
        CLAUDE_DESKTOP | Linux      | /home/ada/.config/Claude/claude_desktop_config.json
        CLAUDE_DESKTOP | Mac OS X   | /home/ada/Library/Application Support/Claude/claude_desktop_config.json
        CLAUDE_DESKTOP | Windows 11 | C/Users/Ada/Own/Claude/claude_desktop_config.json
        CURSOR         | Linux      | /home/ada/.cursor/mcp.json
        CURSOR         | Windows 11 | C/Users/Ada/.cursor/mcp.json
        VSCODE         | Mac OS X   | .vscode/mcp.json
        GEMINI_CLI     | Mac OS X   | /home/ada/.gemini/settings.json
        GEMINI_CLI     | Windows 11 | C/Users/Ada/.gemini/settings.json
        MCP_JSON       | Linux      | mcp.json
        """)
    void areWhereEachClientLooks(Client client, String system, Path file) {
        var environment = system.startsWith("Windows") ? WINDOWS : UNIX;

        assertThat(new ClientFiles(system, environment).of(client)).isEqualTo(file);
    }

    @Test
    void areWhereThePersonWantsThem() {
        var environment = Map.of("HOME", "/home/ada", "XDG_CONFIG_HOME", "/config");

        assertThat(new ClientFiles("Linux", environment).of(Client.CLAUDE_DESKTOP))
                .isEqualTo(Path.of("/config/Claude/claude_desktop_config.json"));
    }

    @Test
    void areFoundWithoutAnEnvironment() {
        assertThat(new ClientFiles("Windows 11", Map.of()).of(Client.CLAUDE_DESKTOP))
                .isEqualTo(
                        Path.of(System.getProperty("user.home"), "AppData/Roaming/Claude/claude_desktop_config.json"));
    }
}
