package io.naftiko.runtime.curate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// A capability made of a document, and what became of the document's operations.
///
/// @param capability in the words of a capability file
/// @param namespace of the consumed API
/// @param reading how many of the tools read only
/// @param tools their names, in order
/// @param left method and path of the operations that are no tools, by the reason
/// @param variables that the credentials need, with what each is
/// @param servers the addresses of the document that were not chosen
/// @param notes sentences about what could not be taken over
public record Curated(
        ObjectNode capability,
        String namespace,
        int reading,
        List<String> tools,
        Map<Reason, List<String>> left,
        Map<String, String> variables,
        List<String> servers,
        List<String> notes) {

    public Curated {
        tools = List.copyOf(tools);
        left = Collections.unmodifiableMap(new LinkedHashMap<>(left));
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        servers = List.copyOf(servers);
        notes = List.copyOf(notes);
    }

    /// Why an operation is no tool.
    public enum Reason {
        /// It is beyond the number of tools that was asked for.
        TOO_MANY,
        /// Nobody should begin to use it.
        DEPRECATED,
        /// It writes, and only what reads was asked for.
        WRITES,
        /// Its method is of no use to agents.
        NOT_FOR_AGENTS,
        /// It is not among those that were asked for.
        NOT_WISHED
    }
}
