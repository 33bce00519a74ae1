package io.naftiko.runtime.directory;

import static io.naftiko.runtime.directory.Html.element;
import static io.naftiko.runtime.directory.Html.text;

import io.naftiko.runtime.directory.Catalogue.Page;
import io.naftiko.runtime.directory.Html.Element;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The index as a page, for people: it needs no script and nothing from elsewhere.
record IndexPage(Counts counts, @Nullable String directory) {

    String of(Page page) {
        return Html.page(element(
                        "html",
                        element(
                                "head",
                                element("meta").with("charset", "utf-8"),
                                element("meta")
                                        .with("name", "viewport")
                                        .with("content", "width=device-width, initial-scale=1"),
                                element("title", "Capabilities"),
                                new Html.Style(Stylesheet.CSS)),
                        element("body", header(), main(page), footer()))
                .with("lang", "en"));
    }

    private Element header() {
        var header = element(
                "header",
                element("h1", element("a", "Capabilities").with("href", "/")),
                element(
                        "p",
                        text(Counted.of(counts.capabilities(), "file") + " · "
                                + Counted.of(counts.servers(), "server") + " · "
                                + Counted.of(counts.tools(), "tool") + " · "
                                + Counted.of(counts.operations(), "operation"))));
        return header.and(Html.ifAny(
                directory,
                address -> element(
                        "p",
                        text("One MCP server finds and calls the tools of all others: "),
                        element("code", address))));
    }

    private Element main(Page page) {
        var selection = page.selection();
        var capabilities = selection.detail() ? details(page) : EntryTable.of(page.entries());
        return element("main", form(selection), element("p", range(page)).with("class", "range"))
                .and(page.entries().isEmpty() ? Stream.empty() : Stream.of(capabilities))
                .and(Stream.of(pages(page)));
    }

    private static Element details(Page page) {
        return element("div").and(page.entries().stream().map(EntryDetails::of));
    }

    private Element form(Selection selection) {
        return element(
                        "form",
                        element("label", "Search").with("for", "q"),
                        element("input")
                                .with("type", "search")
                                .with("id", "q")
                                .with("name", "q")
                                .with("value", selection.query()),
                        element("label", "State").with("for", "state"),
                        states(selection),
                        element("button", "Show"))
                .with("role", "search")
                .with("action", "/");
    }

    private Element states(Selection selection) {
        var any = element("option", "any").with("value", "");
        var each = Arrays.stream(State.values()).map(state -> option(state, state == selection.state()));
        return element("select", any).with("id", "state").with("name", "state").and(each);
    }

    private Element option(State state, boolean chosen) {
        var option = element("option", state.spoken() + " (" + counts.in(state) + ")")
                .with("value", state.word());
        return chosen ? option.with("selected", "selected") : option;
    }

    private static String range(Page page) {
        int first = page.selection().offset() + 1;
        int last = page.selection().offset() + page.entries().size();
        return page.entries().isEmpty()
                ? "Nothing fits."
                : Counted.number(first) + " to " + Counted.number(last) + " of " + Counted.number(page.total());
    }

    private static Element pages(Page page) {
        var selection = page.selection();
        var previous = selection.offset() == 0
                ? Stream.<Html>empty()
                : Stream.of(link("Previous", selection.addressFrom(selection.offset() - selection.limit())));
        var next = page.hasNext()
                ? Stream.of(link("Next", selection.addressFrom(selection.offset() + selection.limit())))
                : Stream.<Html>empty();
        return element("nav").with("aria-label", "Pages").and(previous).and(next);
    }

    private static Element link(String text, String address) {
        return element("a", text).with("href", address).with("rel", text.equals("Next") ? "next" : "prev");
    }

    private static Element footer() {
        return element(
                "footer",
                element(
                        "p",
                        text("Programs get this as JSON, with "),
                        element("code", "Accept: application/json"),
                        text(".")));
    }
}
