package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Bounded;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.http.PercentEncoding;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// Reads an entry of `consumes` of `type: mcp`: the tools of an MCP server, each as an operation that takes its
/// arguments as the fields of a JSON body and is named, percent-encoded, in the header `Mcp-Name`.
final class ConsumedTools {

    private static final List<String> DISCOVERIES = List.of("verify", "none");

    private final List<Operation> operations = new ArrayList<>();
    private final SequencedMap<String, Set<String>> verified = new LinkedHashMap<>();
    private final boolean verifies;

    private ConsumedTools(Section section) {
        verifies = "verify".equals(Bounded.word(section, "discovery", DISCOVERIES));
        section.named("tools", this::read);
    }

    static Optional<Consumes> read(Section section, Vocabulary vocabulary) {
        if (isBehindStandardInput(section)) {
            return Optional.empty();
        }
        section.ignore("type", "description", "label", "display", "tags", "transport");
        var namespace = section.required("namespace");
        var endpoint = section.has("endpoint") ? section.textOr("endpoint", "") : section.textOr("baseUri", "");
        section.ignore("endpoint", "baseUri");
        var authentication = vocabulary.authentication(section.section("authentication", "auth"), section.problems());
        var limits = Limits.read(section);
        var tools = new ConsumedTools(section);
        section.close();
        return Optional.of(new Consumes(
                namespace,
                endpoint,
                List.of(),
                authentication,
                limits,
                tools.operations,
                new Consumes.Mcp(namespace, tools.verified),
                null,
                null,
                section.place()));
    }

    private static boolean isBehindStandardInput(Section section) {
        boolean behind = section.has("command") || "stdio".equals(section.text("transport"));
        if (behind) {
            section.problems()
                    .add(
                            Code.CONSUMES_TYPE,
                            section.place(section.has("command") ? "command" : "transport"),
                            "An MCP server behind standard input is not one that the engine calls.",
                            "Name the `endpoint` of one that is reached over HTTP.");
        }
        return behind;
    }

    private Operation read(Section tool) {
        tool.ignore("label", "display", "title", "tags", "hints", "outputSchema");
        var name = tool.required("name");
        var inputs = tool.named("inputParameters", Parameter::read).stream()
                .map(each -> each.with("body"))
                .toList();
        if (verifies && !Boolean.FALSE.equals(tool.flag("validate"))) {
            var names = new LinkedHashSet<String>();
            inputs.forEach(each -> names.add(each.name()));
            verified.put(name, names);
        }
        var operation = Operation.ofTool(
                name,
                new Resource("", List.of(nameHeader(name, tool.place())), tool.place()),
                inputs,
                noFields(tool.place()),
                tool.text("description", "summary"),
                tool.named("outputParameters", OutputParameter::read));
        tool.ignore("validate");
        tool.close();
        operations.add(operation);
        return operation;
    }

    private static Parameter nameHeader(String name, Place place) {
        var encoded = PercentEncoding.PATH_SEGMENT.encode(name);
        var value = new Tree.Scalar(place, encoded, StringNode.valueOf(encoded));
        return Parameter.fixed("Mcp-Name", "header", value, place);
    }

    /// A JSON body of nothing, which the arguments are added to.
    private static Tree noFields(Place place) {
        JsonNode json = StringNode.valueOf("json");
        var entries = new LinkedHashMap<String, Tree>();
        entries.put("type", new Tree.Scalar(place, "json", json));
        entries.put("data", Tree.Fields.none(place));
        return new Tree.Fields(place, entries);
    }
}
