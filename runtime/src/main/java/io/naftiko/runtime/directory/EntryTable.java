package io.naftiko.runtime.directory;

import static io.naftiko.runtime.directory.Html.element;
import static io.naftiko.runtime.directory.Html.text;

import io.naftiko.runtime.directory.Html.Element;
import io.naftiko.runtime.http.PercentEncoding;
import io.naftiko.runtime.report.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rows of the index page, one for each capability.
final class EntryTable {

    private static final int MOST_PROBLEMS = 3;
    private static final int MOST_VARIABLES = 5;

    private EntryTable() {}

    static Element of(List<Entry> entries) {
        return element(
                        "table",
                        element("thead", element("tr", column("Capability"), column("State"), column("Servers"))),
                        element("tbody").and(entries.stream().map(EntryTable::row)))
                .with("class", "index");
    }

    private static Element column(String name) {
        return element("th", name).with("scope", "col");
    }

    private static Element row(Entry entry) {
        return element(
                "tr",
                element(
                                "th",
                                element("a", entry.title()).with("href", Selection.addressOf(entry.file())),
                                element("code", entry.file()))
                        .with("scope", "row"),
                element("td", state(entry)).and(notes(entry)),
                element("td").and(Stream.of(servers(entry))));
    }

    static Element state(Entry entry) {
        return element("span", entry.state().spoken())
                .with("class", "state " + entry.state().word());
    }

    private static Stream<Element> notes(Entry entry) {
        var notes = new ArrayList<Element>();
        if (!entry.unset().isEmpty()) {
            notes.add(variables(entry));
        }
        var reasons = entry.reasons();
        reasons.stream().limit(MOST_PROBLEMS).forEach(problem -> notes.add(problem(problem)));
        int more = Math.max(0, reasons.size() - MOST_PROBLEMS);
        if (more > 0) {
            notes.add(element("p", "and " + Counted.of(more, "more problem")));
        } else if (reasons.isEmpty() && entry.errors() > 0) {
            notes.add(element("p", Counted.of(entry.errors(), "error") + " in single units"));
        }
        return notes.stream();
    }

    private static Element variables(Entry entry) {
        var names = entry.unset().keySet().stream().limit(MOST_VARIABLES).collect(Collectors.joining(", "));
        int more = entry.unset().size() - MOST_VARIABLES;
        return element("p", text("needs "), element("code", names), text(more > 0 ? " and " + more + " more" : ""));
    }

    /// Line, sentence and proposal.
    static Element problem(Problem problem) {
        var proposal = problem.proposal() == null ? "" : " " + problem.proposal();
        return element(
                "p",
                text("Line " + problem.place().line() + ": " + problem.message() + proposal + " "),
                element("code", problem.code().id()));
    }

    static Element servers(Entry entry) {
        return element("ul")
                .with("class", "servers")
                .and(entry.servers().stream().map(EntryTable::server));
    }

    private static Element server(Server server) {
        var item = element(
                "li",
                element("span", server.type()).with("class", "type"),
                element("code", server.address()),
                text(" " + units(server) + " "));
        return item.and(
                Html.ifAny(server.openApi(), address -> element("a", "OpenAPI").with("href", link(address))));
    }

    /// `2 tools, 1 prompt`.
    private static String units(Server server) {
        if (server.authentication() != null) {
            return "asks for " + server.authentication();
        }
        return server.counts().entrySet().stream()
                .map(each -> Counted.of(each.getValue(), each.getKey()))
                .collect(Collectors.joining(", "));
    }

    /// A link below this page, whatever stands in the path: never to another host.
    private static String link(String path) {
        return Arrays.stream(path.substring(1).split("/", -1))
                .map(PercentEncoding.PATH_SEGMENT::encode)
                .collect(Collectors.joining("/", "./", ""));
    }
}
