package io.naftiko.cli.install;

import java.util.Locale;

/// A program whose agents use MCP servers, with the words of its configuration.
public enum Client {
    CLAUDE_CODE("Claude Code", "mcpServers", "url", true, "${%s}"),
    /// Takes servers that it starts itself, and no others. It fills in no placeholders.
    CLAUDE_DESKTOP("Claude Desktop", "mcpServers", "", false, "${%s}"),
    CURSOR("Cursor", "mcpServers", "url", false, "${env:%s}"),
    /// Asks for the values of placeholders, which are declared beside the servers as `inputs`.
    VSCODE("VS Code", "servers", "url", true, "${input:%s}"),
    GEMINI_CLI("Gemini CLI", "mcpServers", "httpUrl", false, "${%s}"),
    /// Whatever reads what most clients read.
    MCP_JSON("the client", "mcpServers", "url", true, "${%s}");

    private final String title;
    private final String servers;
    private final String address;
    private final boolean typed;
    private final String placeholder;

    /// @param servers the member that holds the servers
    /// @param address the member of a server that holds its URL; empty where a client takes none
    /// @param typed whether a server says `type`
    Client(String title, String servers, String address, boolean typed, String placeholder) {
        this.title = title;
        this.servers = servers;
        this.address = address;
        this.typed = typed;
        this.placeholder = placeholder;
    }

    String title() {
        return title;
    }

    String servers() {
        return servers;
    }

    String address() {
        return address;
    }

    boolean typed() {
        return typed;
    }

    /// Whether it reaches servers that others have started.
    boolean connects() {
        return !address.isEmpty();
    }

    /// Whether it asks a person for what placeholders stand for.
    boolean asks() {
        return this == VSCODE;
    }

    /// What it replaces by the value of a variable.
    String placeholder(String variable) {
        return placeholder.formatted(variable);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
