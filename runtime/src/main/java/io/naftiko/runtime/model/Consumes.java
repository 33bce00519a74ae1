package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An entry of `consumes`: an HTTP API or an MCP server that the capability calls.
///
/// @param baseUri as it is written, with its placeholders
/// @param operations of an API, or the tools of an MCP server
/// @param openApi null where the file names no document
public record Consumes(
        String namespace,
        String baseUri,
        List<Parameter> inputs,
        Authentication authentication,
        Limits limits,
        List<Operation> operations,
        Protocol protocol,
        @Nullable OpenApiFile openApi,
        @Nullable Long maxBinaryBytes,
        Place place) {

    /// How it is spoken to. Closed.
    public sealed interface Protocol {}

    /// Each operation is a request of its own.
    public record Http() implements Protocol {}

    /// Each operation is a tool of the Model Context Protocol.
    ///
    /// @param verified the tools that are compared with what the server lists, each with its declared inputs
    public record Mcp(String namespace, SequencedMap<String, Set<String>> verified) implements Protocol {

        public Mcp {
            verified = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(verified));
        }
    }

    public Consumes {
        inputs = List.copyOf(inputs);
        operations = List.copyOf(operations);
    }

    /// Reads an entry of `type: mcp`; empty, with a problem, for a server that cannot be reached.
    public static Optional<Consumes> readMcp(Section section, Vocabulary vocabulary) {
        return ConsumedTools.read(section, vocabulary);
    }

    public static Consumes read(Section section, Vocabulary vocabulary) {
        section.ignore("type", "description", "label", "display", "tags");
        refuseTunnel(section);
        var consumes = new Consumes(
                section.required("namespace"),
                section.textOr("baseUri", ""),
                section.named("inputParameters", Parameter::read),
                vocabulary.authentication(section.section("authentication", "auth"), section.problems()),
                Limits.read(section),
                section.named("resources", Resource::operations).stream()
                        .flatMap(List::stream)
                        .toList(),
                new Http(),
                openApi(section),
                Limits.size(section, "maxBinarySize"),
                section.place());
        section.close();
        return consumes;
    }

    /// What was meant to go through a tunnel is never sent without it.
    private static void refuseTunnel(Section section) {
        if (section.tree("tunnel") != null) {
            section.problems()
                    .add(
                            Code.TUNNEL_UNSUPPORTED,
                            section.place("tunnel"),
                            "The API is to be reached through a tunnel, which the engine does not have.",
                            "Run the tunnel beside the engine, write its address as `baseUri`, and remove `tunnel`.");
        }
    }

    private static @Nullable OpenApiFile openApi(Section section) {
        var location = section.text("openapi");
        return location == null ? null : new OpenApiFile(location, List.of(), section.place("openapi"));
    }

    /// This API with what its document says of its operations.
    public Consumes enriched(OpenApiFile read, List<Operation> filled) {
        return new Consumes(
                namespace, baseUri, inputs, authentication, limits, filled, protocol, read, maxBinaryBytes, place);
    }
}
