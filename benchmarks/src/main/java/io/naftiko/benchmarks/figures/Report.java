package io.naftiko.benchmarks.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What a benchmark measured.
///
/// @param name of the benchmark
/// @param markdown tables, and what a reader must know of them
/// @param plot an SVG image; null when there is none
public record Report(
        String name,
        ObjectNode json,
        String markdown,
        @Nullable String plot) {

    /// Keeps the figures as `NAME.json`, and the plot as `NAME.svg`.
    public void keep(Path folder, Machine machine) throws IOException {
        var whole = json.deepCopy().put("machine", machine.sentence());
        Files.writeString(folder.resolve(name + ".json"), whole.toPrettyString() + "\n");
        if (plot != null) {
            Files.writeString(folder.resolve(name + ".svg"), plot);
        }
    }

    /// Puts tables and plot in the place of the last ones on `page`: between the comments `<!-- figures of NAME -->`
    /// and
    /// `<!-- end of NAME -->`. The plot is kept beside the page as `PAGE-NAME.svg`.
    public void publish(Path page, Machine machine) throws IOException {
        var text = Files.readString(page);
        int start = after(text, "<!-- figures of " + name + " -->", 0);
        int end = text.indexOf("<!-- end of " + name + " -->", start);
        if (end < 0) {
            throw new IllegalStateException(page + " has no end of the figures of " + name);
        }
        var image = image(page);
        var shown = plot == null ? "" : "\n![" + name + "](" + image + ")\n";
        Files.writeString(
                page,
                text.substring(0, start) + "\n" + machine.sentence() + "\n\n" + markdown + shown + text.substring(end));
        if (plot != null) {
            Files.writeString(page.resolveSibling(image), plot);
        }
    }

    private String image(Path page) {
        return page.getFileName().toString().replace(".md", "-" + name + ".svg");
    }

    private static int after(String text, String mark, int from) {
        int at = text.indexOf(mark, from);
        if (at < 0) {
            throw new IllegalStateException("there is no " + mark);
        }
        return at + mark.length();
    }
}
