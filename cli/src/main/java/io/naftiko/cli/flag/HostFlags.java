package io.naftiko.cli.flag;

import io.naftiko.cli.console.Refused;
import io.naftiko.runtime.model.AgentRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where servers listen, and what they offer.
public final class HostFlags {

    /// How clients reach MCP servers.
    public enum Transport {
        HTTP,
        STDIO;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int FEWEST_TOKENS = 256;

    @Mixin
    private AddressFlags addresses = new AddressFlags();

    @Option(
            names = "--transport",
            paramLabel = "TRANSPORT",
            description = "How MCP servers are reached: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} when left out.")
    private Transport transport = Transport.HTTP;

    @Option(
            names = "--seal-key-file",
            paramLabel = "FILE",
            description = "A secret of at least 32 bytes that several processes share, so that each goes on with MCP "
                    + "sessions and calls of the others; NAFTIKO_SEAL_KEY_FILE when left out.")
    private @Nullable Path sealKeyFile;

    @Option(
            names = "--server",
            paramLabel = "NAMESPACE",
            description = "The MCP server behind standard input and output; needed where there are several.")
    private @Nullable String server;

    @Option(names = "--no-watch", description = "Does not look for changes of the files while it runs.")
    private boolean noWatch;

    @Option(names = "--require-binds", description = "Takes an unset variable that something needs for an error.")
    private boolean requireBinds;

    @Option(
            names = "--read-only",
            description = "Offers only what reads: GET and HEAD operations, and tools whose hints say readOnly.")
    private boolean readOnly;

    @Option(
            names = "--approve",
            paramLabel = "WHAT",
            description = "Asks a person before an agent's call of a tool: of those whose hints say destructive, or "
                    + "of the one that is named. Repeatable.")
    private List<String> approve = List.of();

    @Option(
            names = "--no-index",
            description = "Shows neither what is served at / nor the tools of all MCP servers at /mcp.")
    private boolean noIndex;

    @Option(
            names = "--max-result-tokens",
            paramLabel = "NUMBER",
            description = "The longest answer of an MCP tool, in tokens of 4 bytes: a longer one is cut, and says so; "
                    + "0 for any; ${DEFAULT-VALUE} when left out.")
    private int maxResultTokens = AgentRules.USUAL.maxResultTokens();

    /// The port to open by the port that a file names.
    public Map<Integer, Integer> ports() {
        return addresses.ports();
    }

    public @Nullable String host() {
        return addresses.host();
    }

    public Transport transport() {
        return transport;
    }

    public @Nullable Path sealKeyFile() {
        return sealKeyFile;
    }

    /// The namespace of the one server that is wanted; null where none is named.
    public @Nullable String server() {
        return server;
    }

    public boolean watch() {
        return !noWatch;
    }

    public boolean requireBinds() {
        return requireBinds;
    }

    public boolean readOnly() {
        return readOnly;
    }

    /// `destructive`, or names of tools.
    public List<String> approve() {
        return approve;
    }

    public boolean index() {
        return !noIndex;
    }

    /// 0 for any.
    ///
    /// @throws Refused for a number that leaves no room to say what is cut
    public int maxResultTokens() {
        if (maxResultTokens != 0 && maxResultTokens < FEWEST_TOKENS) {
            throw Refused.usage("--max-result-tokens takes 0, or a number from " + FEWEST_TOKENS + " on, found "
                    + maxResultTokens + ".");
        }
        return maxResultTokens;
    }
}
