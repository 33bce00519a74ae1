package io.naftiko.runtime.inspect;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.link.Linked;
import io.naftiko.runtime.model.Bind;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Exposes.Offer;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Routine;
import io.naftiko.runtime.model.SkillBundle;
import io.naftiko.runtime.model.Step;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.report.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes what was understood of a file as one JSON object: its verdict, problems, units and variables.
///
/// `docs/reference/inspect.md` describes it. It holds no value of a variable.
public final class Inspection {

    private Inspection() {}

    /// The inspection of one file.
    ///
    /// @param linked empty for a file that holds no capability
    public static ObjectNode of(String file, Optional<Linked> linked, List<Problem> problems) {
        boolean rejected = problems.stream().anyMatch(Problem::isError);
        var document = Json.object().put("file", file).put("verdict", rejected ? "reject" : "accept");
        if (!rejected && linked.isEmpty()) {
            document.put("shared", true);
        }
        document.set("reasons", problems(file, problems, true));
        document.set("warnings", problems(file, problems, false));
        var rest = document.putArray("rest");
        var mcp = document.putArray("mcp");
        var skills = document.putArray("skills");
        linked.ifPresent(found -> found.servers().forEach(server -> {
            addRest(server, rest);
            addMcp(server, mcp);
            found.skills().stream()
                    .filter(skill -> skill.origin().is(server.exposes()))
                    .forEach(skill -> skills.add(skill(server, skill)));
        }));
        document.set(
                "binds", binds(linked.map(found -> found.capability().binds()).orElse(List.of())));
        return document;
    }

    private static ArrayNode problems(String file, List<Problem> problems, boolean errors) {
        var all = Json.array();
        problems.stream().filter(each -> each.isError() == errors).forEach(each -> {
            var entry = problem(each);
            if (!each.place().file().equals(file)) {
                entry.put("file", each.place().file());
            }
            all.add(entry);
        });
        return all;
    }

    private static ObjectNode problem(Problem problem) {
        var message = problem.proposal() == null ? problem.message() : problem.message() + " " + problem.proposal();
        return Json.object()
                .put("level", problem.code().extent().name().toLowerCase(Locale.ROOT))
                .put("code", problem.code().id())
                .put("message", message)
                .put("where", problem.place().path())
                .put("line", problem.place().line())
                .put("column", problem.place().column());
    }

    private static void addRest(Linked.Server server, ArrayNode rest) {
        for (var offer : server.offers()) {
            if (offer.unit().caller() instanceof Caller.Web web) {
                var unit = Json.object();
                putPort(unit, server).put("namespace", server.exposes().namespace());
                putGuard(unit, server);
                rest.add(unit(unit.put("method", web.method()).put("path", web.path()), offer));
            }
        }
    }

    private static void addMcp(Linked.Server server, ArrayNode mcp) {
        if (!server.exposes().type().equals("mcp")) {
            return;
        }
        var entry = Json.object();
        putPort(entry, server)
                .put("namespace", server.exposes().namespace())
                .put("transport", server.exposes().transport());
        putGuard(entry, server);
        var tools = entry.putArray("tools");
        for (var offer : server.offers()) {
            switch (offer.unit().caller()) {
                case Caller.Agent _ -> tools.add(unit(Json.object(), offer));
                case Caller.Reader reader ->
                    entry.withArrayProperty("resources").add(resource(reader, offer));
                case Caller.Prompter _ -> entry.withArrayProperty("prompts").add(unit(Json.object(), offer));
                case Caller.Web _ -> {}
            }
        }
        mcp.add(entry);
    }

    private static ObjectNode resource(Caller.Reader reader, Offer offer) {
        var resource = Json.object().put("uri", reader.uri());
        if (reader.mediaType() != null) {
            resource.put("mimeType", reader.mediaType());
        }
        if (offer.unit().target() instanceof Target.Files files) {
            resource.put("location", files.location());
        }
        return unit(resource, offer);
    }

    private static ObjectNode putPort(ObjectNode entry, Linked.Server server) {
        var port = server.exposes().address().port();
        return port == null ? entry.putNull("port") : entry.put("port", port);
    }

    private static void putGuard(ObjectNode entry, Linked.Server server) {
        var guard = server.exposes().guard();
        if (guard.asks()) {
            entry.put("authentication", guard.type());
        }
    }

    private static ObjectNode unit(ObjectNode unit, Offer offer) {
        unit.put("name", offer.unit().name());
        if (offer.unit().target() instanceof Target.Ref ref) {
            unit.put("ref", ref.name());
        }
        var upstream = offer.routine().upstream();
        if (upstream != null) {
            unit.put("call", upstream.call());
            unit.set("upstream", upstream(upstream));
        }
        putSteps(unit, offer.routine().steps());
        var inputs = unit.putArray("inputs");
        offer.routine().inputs().forEach(input -> inputs.add(input(input)));
        unit.set("constants", upstream == null ? Json.array() : constants(upstream));
        return unit;
    }

    private static ObjectNode step(Step.Shown step) {
        var entry = Json.object().put("name", step.name()).put("type", step.type());
        putText(entry, "if", step.condition());
        putText(entry, "forEach", step.forEach());
        var upstream = step.upstream();
        if (upstream != null) {
            entry.put("call", upstream.call());
            entry.set("upstream", upstream(upstream));
            entry.set("constants", constants(upstream));
        }
        putSteps(entry, step.steps());
        if (step.onError() != null) {
            putSteps(entry.putObject("onError").put("does", step.onError()), step.instead());
        }
        return entry;
    }

    private static void putText(ObjectNode entry, String key, @Nullable String text) {
        if (text != null) {
            entry.put(key, text);
        }
    }

    private static void putSteps(ObjectNode entry, List<Step.Shown> steps) {
        if (!steps.isEmpty()) {
            var all = entry.putArray("steps");
            steps.forEach(each -> all.add(step(each)));
        }
    }

    private static ArrayNode constants(Routine.Upstream upstream) {
        var constants = Json.array();
        upstream.constants()
                .forEach(each -> constants
                        .addObject()
                        .put("in", each.in())
                        .put("name", each.name())
                        .set("value", each.value()));
        return constants;
    }

    private static ObjectNode upstream(Routine.Upstream upstream) {
        var entry = Json.object().put("method", upstream.method()).put("urlTemplate", upstream.urlTemplate());
        if (!upstream.credentials().isEmpty()) {
            var auth = entry.putArray("auth");
            upstream.credentials()
                    .forEach(each -> auth.addObject()
                            .put("in", each.in())
                            .put("name", each.name())
                            .put("value", each.shown()));
        }
        if (upstream.passesBody()) {
            entry.put("bodyPassthrough", true);
        }
        var paging = upstream.paging();
        if (paging != null) {
            entry.putObject("paginate")
                    .put("type", paging.type())
                    .put("maxPages", paging.maxPages())
                    .put("maxItems", paging.maxItems());
        }
        return entry;
    }

    private static ObjectNode input(Input input) {
        var entry = Json.object()
                .put("name", input.name())
                .put("type", input.type())
                .put("required", input.required());
        if (input.in() != null) {
            entry.put("in", input.in());
        }
        var to = entry.putArray("to");
        input.to().forEach(each -> to.addObject().put("in", each.in()).put("name", each.name()));
        return entry;
    }

    private static ObjectNode skill(Linked.Server server, SkillBundle skill) {
        var entry = Json.object();
        putPort(entry, server).put("namespace", skill.origin().namespace()).put("name", skill.name());
        putGuard(entry, server);
        var tools = entry.putArray("tools");
        skill.tools().forEach(tool -> tools.add(tool(tool)));
        var files = entry.putArray("files");
        skill.files().forEach(file -> files.add(file.path()));
        return entry;
    }

    private static ObjectNode tool(SkillBundle.Tool tool) {
        var entry = Json.object().put("name", tool.name());
        return switch (tool) {
            case SkillBundle.Derived derived ->
                entry.put("from", derived.server()).put("action", derived.action());
            case SkillBundle.Instruction instruction -> entry.put("instruction", instruction.file());
        };
    }

    private static ArrayNode binds(List<Bind> binds) {
        var all = Json.array();
        for (var bind : binds) {
            var entry = all.addObject().put("namespace", bind.namespace());
            var keys = entry.putObject("keys");
            bind.keys().forEach(keys::put);
        }
        return all;
    }
}
