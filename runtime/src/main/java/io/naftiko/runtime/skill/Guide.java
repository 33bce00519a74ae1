package io.naftiko.runtime.skill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Capability;
import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.model.Exposes.Offer;
import io.naftiko.runtime.model.Hints;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.SkillBundle;
import io.naftiko.runtime.model.SkillFile;
import io.naftiko.runtime.skill.Units.Served;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Writes a `SKILL.md` for units of a capability: what it is for, how its servers are reached, and what each unit
/// does and takes.
///
/// An operation that does what one of the tools does is named there and not again.
final class Guide {

    private final Capability capability;
    private final List<Served> tools;
    private final List<Served> operations;

    /// @param units tools and operations, in the order in which they are described
    Guide(Capability capability, List<Served> units) {
        this.capability = capability;
        this.tools =
                units.stream().filter(each -> isTool(each.offer())).distinct().toList();
        this.operations = units.stream()
                .filter(each -> each.offer().unit().caller() instanceof Caller.Web)
                .distinct()
                .toList();
    }

    private static boolean isTool(Offer offer) {
        return offer.unit().caller() instanceof Caller.Agent;
    }

    /// The file, whose frontmatter is `words`.
    SkillFile written(ObjectNode words) {
        var text = Frontmatter.written(words) + "\n" + title(words) + purpose() + servers() + section("Tools", tools)
                + section(
                        "Operations",
                        operations.stream().filter(this::isOnItsOwn).toList());
        return SkillFile.of(SkillBundle.ENTRY, MediaTypes.ofFile(SkillBundle.ENTRY), text.getBytes(UTF_8));
    }

    private String title(ObjectNode words) {
        var label = capability.info().label();
        return "# " + line(label == null ? words.path("name").asString("") : label) + "\n";
    }

    private String purpose() {
        var description = capability.info().description();
        return description == null ? "" : "\n" + description.strip() + "\n";
    }

    private String servers() {
        var servers = Stream.concat(tools.stream(), operations.stream())
                .map(Served::server)
                .distinct()
                .toList();
        return servers.isEmpty()
                ? ""
                : servers.stream().map(Guide::server).collect(joining("", "\n## How to call\n\n", ""))
                        + "\n"
                        + "Give every required input. An answer with `isError`, or a status of 400 and above, says"
                        + " what is wrong.\n";
    }

    private static String server(Exposes server) {
        var port = server.address().port();
        var on = port == null ? "" : " on port " + port;
        var namespace = server.namespace();
        if (server.transport().equals("stdio")) {
            return "- `" + namespace + "` is an MCP server on standard input and output.\n";
        }
        return server.type().equals("mcp")
                ? "- `" + namespace + "` is an MCP server (Streamable HTTP) at `/" + namespace + "/mcp`" + on + ".\n"
                : "- `" + namespace + "` is a REST server below `/" + namespace + "`" + on + "; `GET /" + namespace
                        + "/openapi.json` describes it.\n";
    }

    private String section(String title, List<Served> units) {
        return units.isEmpty() ? "" : units.stream().map(this::unit).collect(joining("", "\n## " + title + "\n", ""));
    }

    private String unit(Served unit) {
        var description = unit.offer().unit().description();
        return "\n### " + line(unit.name()) + "\n\n"
                + (description == null ? "" : description.strip() + "\n\n")
                + effect(unit.offer().unit().hints())
                + "Call " + ways(unit) + ".\n"
                + inputs(unit.offer().routine().inputs());
    }

    private static String effect(Hints hints) {
        if (Boolean.TRUE.equals(hints.readOnly())) {
            return "It only reads. ";
        }
        return Boolean.TRUE.equals(hints.destructive()) ? "It destroys something: make sure before. " : "";
    }

    private String ways(Served unit) {
        return isTool(unit.offer())
                ? "the tool `" + unit.name() + "` of `" + unit.server().namespace() + "`"
                        + operations.stream()
                                .filter(each -> isSame(each, unit))
                                .map(each -> ", or " + request(each))
                                .collect(joining())
                : request(unit);
    }

    private static String request(Served unit) {
        if (!(unit.offer().unit().caller() instanceof Caller.Web web)) {
            return "";
        }
        var method = web.method().equals(Route.ANY) ? "any method on `" : "`" + web.method() + " ";
        return method + place(unit, web) + "`";
    }

    private static String place(Served unit, Caller.Web web) {
        return "/" + unit.server().namespace() + web.path();
    }

    private boolean isOnItsOwn(Served operation) {
        return tools.stream().noneMatch(tool -> isSame(tool, operation));
    }

    private static boolean isSame(Served one, Served other) {
        return Objects.equals(call(one), call(other)) && call(one) != null;
    }

    private static @Nullable String call(Served unit) {
        var upstream = unit.offer().routine().upstream();
        return upstream == null ? null : upstream.call();
    }

    private static String inputs(List<Input> inputs) {
        return inputs.isEmpty()
                ? ""
                : inputs.stream()
                        .map(Guide::input)
                        .collect(joining("", "\n| input | type | required | |\n|---|---|---|---|\n", ""));
    }

    private static String input(Input input) {
        return "| `" + cell(input.name()) + "` | " + (input.type() == null ? "any" : input.type()) + " | "
                + (input.required() ? "yes" : "no") + " | "
                + (input.description() == null ? "" : cell(input.description())) + " |\n";
    }

    private static String cell(String text) {
        return line(text).replace("|", "\\|");
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
