package io.naftiko.cli.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A page of the documentation (GitHub Flavored Markdown).
///
/// @param blocks its fenced blocks, in order
/// @param links where its links lead, as they are written
/// @param sections the text below each heading by the heading's anchor, in order
public record Page(Path path, List<Block> blocks, List<String> links, Map<String, Section> sections) {

    private static final Pattern FENCE = Pattern.compile("(?ms)^```([^\\n`]*)\\n(.*?)^```$\\n?");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^(#{1,6}) (.+)$");

    /// What stands below a heading.
    ///
    /// @param level 1 for the page's title
    /// @param text without its fenced blocks
    public record Section(int level, String text, List<Block> blocks) {}

    /// Every page: the README of the project, and those below `docs` and `capabilities`.
    public static List<Page> all(Path project) {
        var below = Stream.of("docs", "capabilities").map(project::resolve).flatMap(Page::markdown);
        return Stream.concat(Stream.of(project.resolve("README.md")), below)
                .map(Page::read)
                .toList();
    }

    private static Stream<Path> markdown(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page read(Path path) {
        try {
            return of(path, Files.readString(path, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Page of(Path path, String text) {
        var prose = FENCE.matcher(text).replaceAll(fence -> blank(fence.group()));
        var links = LINK.matcher(prose).results().map(link -> link.group(1)).toList();
        return new Page(path, blocks(text, 0), links, sections(text, prose));
    }

    /// As many lines of nothing.
    private static String blank(String text) {
        return "\n".repeat((int) text.chars().filter(c -> c == '\n').count());
    }

    private static List<Block> blocks(String text, int linesBefore) {
        return FENCE.matcher(text)
                .results()
                .map(fence -> Block.of(linesBefore + line(text, fence.start(2)), fence.group(1), fence.group(2)))
                .toList();
    }

    private static int line(String text, int offset) {
        return 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    /// `prose` has the headings on the same lines as `text`.
    private static Map<String, Section> sections(String text, String prose) {
        var headings = HEADING.matcher(prose).results().toList();
        var lines = text.lines().toList();
        var sections = new LinkedHashMap<String, Section>();
        for (int i = 0; i < headings.size(); i++) {
            var heading = headings.get(i);
            int from = line(prose, heading.end());
            int to = i + 1 < headings.size() ? line(prose, headings.get(i + 1).start()) - 1 : lines.size();
            var body = String.join("\n", lines.subList(from, Math.max(from, to))) + "\n";
            var said = FENCE.matcher(body).replaceAll("");
            sections.put(
                    anchor(heading.group(2), new ArrayList<>(sections.keySet())),
                    new Section(heading.group(1).length(), said.strip(), blocks(body, from)));
        }
        return sections;
    }

    /// The anchor that GitHub gives a heading; a repeated one is numbered.
    private static String anchor(String heading, List<String> taken) {
        var plain = heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
        var anchor = plain;
        for (int i = 1; taken.contains(anchor); i++) {
            anchor = plain + "-" + i;
        }
        return anchor;
    }

    public Stream<Block> blocks(String language) {
        return blocks.stream().filter(block -> block.is(language));
    }

    /// The output that the page shows for a block of commands: the JSON or text right behind it.
    public Optional<Block> shownBy(Block commands) {
        return blocks.stream()
                .skip(blocks.indexOf(commands) + 1)
                .limit(1)
                .filter(next -> next.is("json") || next.is("text"))
                .filter(next -> next.mark("file").isEmpty())
                .findFirst();
    }

    /// Where a block stands: `docs/guide.md:12`.
    public String place(Block block) {
        return this + ":" + block.line();
    }

    @Override
    public String toString() {
        return path.toString().replaceFirst("^\\.\\./", "");
    }
}
