package io.naftiko.runtime.curate;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.openapi.ApiDocument;
import io.naftiko.runtime.openapi.ApiOperation;
import io.naftiko.runtime.openapi.ShortText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Makes a capability of a document: its most useful operations as tools, with the credential, the inputs and the
/// bodies that they need. The same document and wishes always give the same capability.
public final class Curation {

    private static final int NAMESPACE = 30;
    private static final Set<String> NOISE =
            Set.of("api", "apis", "rest", "openapi", "swagger", "the", "http", "server");

    private final ApiDocument document;
    private final Wishes wishes;
    private final String namespace;
    private final List<String> notes = new ArrayList<>();

    private Curation(ApiDocument document, Wishes wishes) {
        this.document = document;
        this.wishes = wishes;
        this.namespace = wishes.namespace() == null ? namespace(document) : wishes.namespace();
    }

    public static Curated of(ApiDocument document, Wishes wishes) {
        return new Curation(document, wishes).curated();
    }

    private static String namespace(ApiDocument document) {
        var words = NameWords.of(document.title()).without(NOISE);
        var name = new StringBuilder();
        for (var word : words.all()) {
            if (name.length() + word.length() < NAMESPACE) {
                name.append(name.isEmpty() ? "" : "-").append(word);
            }
        }
        return name.isEmpty() ? "api" : name.toString();
    }

    private Curated curated() {
        var names = ToolNames.of(document.operations());
        var choice = Choice.of(document.operations(), wishes.selection());
        var apis = new Apis(document, wishes, namespace, notes::add);
        var tools = choice.taken().stream()
                .map(each -> ToolDraft.of(each, names.of(each), apis.of(each), document, wishes, notes::add))
                .toList();
        return new Curated(
                capability(tools, apis),
                namespace,
                (int) choice.taken().stream().filter(ApiOperation::reads).count(),
                tools.stream().map(ToolDraft::name).toList(),
                left(choice),
                apis.variables(),
                apis.others(),
                notes.stream().distinct().toList());
    }

    private static Map<Curated.Reason, List<String>> left(Choice choice) {
        var left = new EnumMap<Curated.Reason, List<String>>(Curated.Reason.class);
        choice.left()
                .forEach((reason, all) ->
                        left.put(reason, all.stream().map(ApiOperation::route).toList()));
        return left;
    }

    private ObjectNode capability(List<ToolDraft> tools, Apis apis) {
        var root = Json.object().put("naftiko", "1.0.0-alpha2");
        var info = root.putObject("info").put("label", title());
        var description = ShortText.of(document.description(), 300);
        if (!description.isEmpty()) {
            info.put("description", description);
        }
        if (!apis.variables().isEmpty()) {
            var keys =
                    root.putArray("binds").addObject().put("namespace", "env").putObject("keys");
            apis.variables().keySet().forEach(name -> keys.put(name, name));
        }
        var capability = root.putObject("capability");
        var consumes = capability.putArray("consumes");
        apis.all().forEach(api -> consumes.add(consumes(api, tools)));
        var exposes = capability.putArray("exposes");
        exposes.add(mcp(tools));
        if (wishes.rest()) {
            exposes.add(rest(tools));
        }
        return root;
    }

    private String title() {
        var title = ShortText.of(document.title(), 100);
        return title.isEmpty() ? namespace : title;
    }

    private ObjectNode consumes(Api api, List<ToolDraft> tools) {
        var consumes = Json.object()
                .put("type", "http")
                .put("namespace", api.namespace())
                .put("description", title())
                .put("baseUri", api.baseUri());
        var credential = api.credential();
        if (credential.authentication() != null) {
            consumes.set("authentication", credential.authentication().deepCopy());
        }
        if (!credential.inputs().isEmpty()) {
            var inputs = consumes.putArray("inputParameters");
            credential.inputs().forEach(inputs::add);
        }
        var resources = consumes.putArray("resources");
        var names = new HashSet<String>();
        byPath(tools.stream().filter(each -> each.api().equals(api))).forEach((path, all) -> {
            var operations = resources
                    .addObject()
                    .put("name", resource(path, names))
                    .put("path", path)
                    .putArray("operations");
            all.forEach(tool -> operations.add(tool.operation()));
        });
        return consumes;
    }

    private static Map<String, List<ToolDraft>> byPath(Stream<ToolDraft> tools) {
        return tools.collect(Collectors.groupingBy(ToolDraft::path, LinkedHashMap::new, Collectors.toList()));
    }

    /// `/rooms/{id}/peers` is `room-peers`, and one of them `room-peer`.
    private static String resource(String path, Set<String> taken) {
        var words = new NameWords(List.of());
        var literals = PathName.literals(path);
        for (var each : literals) {
            boolean many = each.equals(literals.getLast()) && !path.endsWith("}");
            words = words.and(many ? NameWords.of(each) : NameWords.of(each).singular());
        }
        var plain = words.isEmpty() ? "root" : words.kebab();
        var name = plain;
        for (int number = 2; !taken.add(name); number++) {
            name = plain + "-" + number;
        }
        return name;
    }

    private ObjectNode mcp(List<ToolDraft> tools) {
        var server = Json.object()
                .put("type", "mcp")
                .put("namespace", namespace + "-mcp")
                .put("port", 9090)
                .put("transport", "http")
                .put("description", "Tools for " + title() + ".");
        var all = server.putArray("tools");
        tools.forEach(each -> all.add(each.tool()));
        return server;
    }

    private ObjectNode rest(List<ToolDraft> tools) {
        var server = Json.object()
                .put("type", "rest")
                .put("namespace", namespace + "-rest")
                .put("port", 8080)
                .put("description", title());
        var resources = server.putArray("resources");
        byPath(tools.stream()).forEach((path, all) -> {
            var operations = resources.addObject().put("path", path).putArray("operations");
            all.forEach(tool -> operations.add(tool.restOperation()));
        });
        return server;
    }
}
