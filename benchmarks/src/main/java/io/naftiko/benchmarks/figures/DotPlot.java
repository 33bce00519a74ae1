package io.naftiko.benchmarks.figures;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.DoubleStream;

/// A plot as SVG: a dot for each figure on a logarithmic axis, with a line from the least to the most.
///
/// @param series what the dots may stand for, each with a colour of its own
public record DotPlot(String title, List<String> series, List<Row> rows) {

    private static final List<String> COLOURS =
            List.of("#0b6bcb", "#7fb2e5", "#1a7f37", "#bc4c00", "#8250df", "#57606a");
    private static final int LEFT = 190;
    private static final int RIGHT = 20;
    private static final int WIDTH = 900;
    private static final int LINE = 18;
    private static final int HEAD = 62;
    private static final int GAP = 8;
    private static final int FOOT = 34;
    private static final int LETTER = 7;

    /// A line of the plot.
    ///
    /// @param group a heading, shown where it changes
    public record Row(String group, String title, List<Dot> dots) {

        public Row {
            dots = List.copyOf(dots);
        }
    }

    public record Dot(String series, Spread figure) {}

    public DotPlot {
        series = List.copyOf(series);
        rows = List.copyOf(rows);
    }

    public String svg() {
        var svg = new StringBuilder();
        svg.append(
                ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\" "
                                + "font-family=\"sans-serif\" font-size=\"12\" fill=\"#1f2328\">\n"
                                + "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>\n")
                        .formatted(WIDTH, height()));
        text(svg, 10, 20, "start", "<tspan font-weight=\"bold\">" + escaped(title) + "</tspan>");
        legend(svg);
        axis(svg);
        lines(svg);
        return svg.append("</svg>\n").toString();
    }

    private int height() {
        return HEAD + LINE * rows.size() + (LINE + GAP) * groups() + FOOT;
    }

    private int groups() {
        return (int) rows.stream().map(Row::group).distinct().count();
    }

    private void legend(StringBuilder svg) {
        int x = 10;
        for (int i = 0; i < series.size(); i++) {
            circle(svg, x + 4, 36, COLOURS.get(i % COLOURS.size()));
            text(svg, x + 13, 40, "start", escaped(series.get(i)));
            x += 24 + LETTER * series.get(i).length();
        }
    }

    private void axis(StringBuilder svg) {
        int bottom = height() - FOOT;
        for (double tick = lowest(); tick <= highest() * 1.001; tick *= 10) {
            int x = x(tick);
            svg.append("<path d=\"M%d %dV%d\" stroke=\"#d0d7de\"/>\n".formatted(x, HEAD - 8, bottom));
            text(svg, x, bottom + 16, "middle", Spread.shown(tick).replaceFirst("(\\.\\d*[1-9])0+$", "$1"));
        }
    }

    private void lines(StringBuilder svg) {
        int y = HEAD;
        var group = "";
        for (var row : rows) {
            if (!Objects.equals(group, row.group())) {
                group = row.group();
                y += LINE + GAP;
                text(svg, 10, y - 4, "start", "<tspan font-weight=\"bold\">" + escaped(group) + "</tspan>");
            }
            y += LINE;
            text(svg, LEFT - 12, y - 4, "end", escaped(row.title()));
            dots(svg, row, y - 8);
        }
    }

    private void dots(StringBuilder svg, Row row, int y) {
        for (var dot : row.dots()) {
            var colour = COLOURS.get(Math.max(0, series.indexOf(dot.series())) % COLOURS.size());
            var figure = dot.figure();
            svg.append("<path d=\"M%d %dH%d\" stroke=\"%s\" stroke-width=\"2\"/>\n"
                    .formatted(x(figure.least()), y, x(figure.most()), colour));
            circle(svg, x(figure.median()), y, colour);
        }
    }

    private int x(double value) {
        double low = Math.log10(lowest());
        double share = (Math.log10(Math.max(value, lowest())) - low) / (Math.log10(highest()) - low);
        return LEFT + (int) Math.round(share * (WIDTH - LEFT - RIGHT));
    }

    /// A power of ten below everything.
    private double lowest() {
        double least = figures().filter(value -> value > 0).min().orElse(0.1);
        return Math.pow(10, Math.floor(Math.log10(least)));
    }

    /// A power of ten above everything.
    private double highest() {
        double most = figures().max().orElse(1);
        return Math.max(lowest() * 10, Math.pow(10, Math.ceil(Math.log10(Math.max(most, lowest())))));
    }

    private DoubleStream figures() {
        return rows.stream()
                .flatMap(row -> row.dots().stream())
                .map(Dot::figure)
                .flatMapToDouble(figure -> DoubleStream.of(figure.least(), figure.most()));
    }

    private static void circle(StringBuilder svg, int x, int y, String colour) {
        svg.append("<circle cx=\"%d\" cy=\"%d\" r=\"4\" fill=\"%s\"/>\n".formatted(x, y, colour));
    }

    private static void text(StringBuilder svg, int x, int y, String anchor, String content) {
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, content));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
