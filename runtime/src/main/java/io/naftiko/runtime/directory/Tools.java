package io.naftiko.runtime.directory;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.naftiko.runtime.host.Tenant;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The tools of all MCP servers on a listener: found by words, or by their addresses.
final class Tools {

    private static final int MOST_NAMED = 5;
    private static final int MOST_PROPOSED = 3;

    private final List<Tenant> servers;
    private final List<ListedTool> all;
    private final Map<String, List<ListedTool>> byAddress;
    private final Map<String, List<ListedTool>> byName;
    private final TextIndex index;

    Tools(List<Tenant> servers) {
        this.servers = List.copyOf(servers);
        this.all = servers.stream().flatMap(server -> ListedTool.of(server)).toList();
        this.byAddress = all.stream().collect(groupingBy(ListedTool::address));
        this.byName = all.stream().collect(groupingBy(ListedTool::name));
        this.index = TextIndex.of(all.stream().map(ListedTool::fields).toList());
    }

    /// The servers, in the order of their files.
    List<Tenant> servers() {
        return servers;
    }

    /// The tools that have some word of `query`, the best first.
    List<ListedTool> search(String query) {
        return Arrays.stream(index.find(query)).mapToObj(all::get).toList();
    }

    /// The tool at `address`; its name alone is enough where no other tool has it.
    ///
    /// @throws FailedCall proposing others when there is no such tool, or several
    ListedTool at(String address) {
        var found = byAddress.getOrDefault(address, byName.getOrDefault(address, List.of()));
        return switch (found.size()) {
            case 0 ->
                throw FailedCall.badInput(
                        "tool", "names no tool: " + Excerpt.of(address, 100) + ". " + proposal(address));
            case 1 -> found.getFirst();
            default -> throw FailedCall.badInput("tool", "means several tools: " + named(found.stream()));
        };
    }

    private String proposal(String address) {
        var close = Suggestion.closest(address, byAddress.keySet())
                .or(() -> Suggestion.closest(address, byName.keySet()))
                .map(name -> byAddress.getOrDefault(name, byName.getOrDefault(name, List.of())))
                .orElseGet(() -> search(address));
        return close.isEmpty()
                ? "Find it with `search_capabilities`"
                : "Did you mean " + named(close.stream().limit(MOST_PROPOSED)) + "?";
    }

    private static String named(Stream<ListedTool> tools) {
        return tools.limit(MOST_NAMED)
                .map(tool -> "`" + tool.address() + "` (" + tool.file() + ")")
                .collect(joining(", "));
    }
}
