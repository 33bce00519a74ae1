package io.naftiko.runtime.directory;

import static io.naftiko.runtime.directory.Html.element;
import static io.naftiko.runtime.directory.Html.text;

import io.naftiko.runtime.directory.Html.Element;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Unit;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All that the index page says of one capability.
final class EntryDetails {

    private EntryDetails() {}

    static Element of(Entry entry) {
        return element("article", element("h2", entry.title()), facts(entry))
                .and(Html.ifAny(entry.info().description(), text -> element("p", text)))
                .and(problems(entry))
                .and(variables(entry.unset()))
                .and(entry.servers().stream().map(EntryDetails::server));
    }

    private static Element facts(Entry entry) {
        var version =
                entry.info().version() == null ? "" : " version " + entry.info().version();
        return element("p", EntryTable.state(entry), text(" "), element("code", entry.file()), text(version))
                .and(entry.info().tags().stream()
                        .map(tag -> element("span", tag).with("class", "tag")));
    }

    private static Stream<Element> problems(Entry entry) {
        return entry.problems().isEmpty()
                ? Stream.empty()
                : Stream.of(
                        element("h3", "Problems"),
                        element("ul")
                                .and(entry.problems().stream()
                                        .map(problem -> element("li", EntryTable.problem(problem))
                                                .with("class", problem.isError() ? "error" : "warning"))));
    }

    private static Stream<Element> variables(Map<String, Set<String>> unset) {
        return unset.isEmpty()
                ? Stream.empty()
                : Stream.of(
                        element("h3", "Variables without a value"),
                        element("ul").and(unset.entrySet().stream().map(EntryDetails::variable)));
    }

    private static Element variable(Map.Entry<String, Set<String>> variable) {
        return element(
                "li",
                element("code", variable.getKey()),
                text(", needed by " + String.join(", ", variable.getValue())));
    }

    private static Element server(Server server) {
        return element(
                "section",
                element("h3", server.type() + " " + server.namespace()),
                element("p", element("code", server.address())),
                element(
                        "table",
                        element("thead", element("tr", column("Name"), column("Description"))),
                        element("tbody")
                                .and(server.units().stream().map(EntryDetails::unit))
                                .and(server.skills().stream().map(skill -> row(skill.name(), skill.description())))));
    }

    private static Element column(String name) {
        return element("th", name).with("scope", "col");
    }

    private static Element unit(Unit unit) {
        var name = switch (unit.caller()) {
            case Caller.Web web -> web.method() + " " + web.path();
            case Caller.Reader reader -> reader.uri();
            case Caller.Agent _, Caller.Prompter _ -> unit.name();
        };
        return row(name, unit.description());
    }

    private static Element row(String name, @Nullable String description) {
        return element(
                "tr",
                element("th", element("code", name)).with("scope", "row"),
                element("td", Objects.requireNonNullElse(description, "")));
    }
}
