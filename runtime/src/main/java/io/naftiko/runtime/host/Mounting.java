package io.naftiko.runtime.host;

import io.naftiko.runtime.report.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What came of mounting capabilities.
///
/// @param lobby the addresses at which listeners answer in their own name, such as `http://127.0.0.1:8080/`
/// @param problems of paths that several capabilities want
/// @param unavailable the addresses on which nothing could be opened; everything else is served
public record Mounting(List<Served> served, List<String> lobby, List<Problem> problems, List<Unavailable> unavailable) {

    /// Nothing is served.
    public static final Mounting NONE = new Mounting(List.of(), List.of(), List.of(), List.of());

    public Mounting {
        served = List.copyOf(served);
        lobby = List.copyOf(lobby);
        problems = List.copyOf(problems);
        unavailable = List.copyOf(unavailable);
    }

    /// A server that answers.
    ///
    /// @param url below which it alone answers, such as `http://127.0.0.1:8080/rooms-rest`
    /// @param units how many it offers, by what they are called: `tool`, `operation`, …
    public record Served(String url, String type, String namespace, Map<String, Integer> units, String file) {

        public Served {
            units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
        }

        /// What a client is given: of an MCP server its one endpoint.
        public String endpoint() {
            return type.equals("mcp") ? url + "/mcp" : url;
        }
    }

    /// An address on which nothing can listen.
    ///
    /// @param reason as the operating system says it
    /// @param files that wanted it
    public record Unavailable(ListenAddress address, String reason, List<String> files) {

        public Unavailable {
            files = List.copyOf(files);
        }

        @Override
        public String toString() {
            return "cannot listen on " + address + ": " + reason + " (for " + String.join(", ", files) + ")";
        }
    }
}
