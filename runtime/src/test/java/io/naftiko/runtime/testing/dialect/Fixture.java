package io.naftiko.runtime.testing.dialect;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A capability that is written in one variant of the dialect, and says in its first lines what must come of it.
///
/// - `# env: NAME=value`: a variable of the environment.
/// - `# warns: code code`: every warning, in the order of the file. Without the line there is none.
/// - `# takes: unit id:string! tag:array@query`: what a unit asks of callers, each with its name, its type (`?` for
///   any), `!` where it is required, and the place where a web client puts it. Every unit has such a line.
/// - `# serves: namespace namespace`: every server that answers over HTTP. Without the line nothing is said of them.
/// - `# call: …`: begins an [Exchange].
///
/// The API that it calls is at `api.example.com`, also in those lines. The files that it names stand in the folder
/// `files` beside it.
public record Fixture(
        String variant,
        String text,
        Map<String, String> environment,
        List<String> warns,
        List<String> takes,
        List<String> serves) {

    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final List<String> WORDS = List.of("env", "warns", "takes", "serves");

    /// A line of the expectation: `# word: value`.
    record Line(String word, String value) {

        static Line of(String comment) {
            var parts = comment.substring(1).strip().split(": *", 2);
            return new Line(parts[0], parts.length == 2 ? parts[1] : "");
        }
    }

    /// Every file of a folder of the test resources, each named for its variant.
    public static Stream<Fixture> in(String folder) {
        try (var files = Files.list(RESOURCES.resolve(folder))) {
            return files.filter(Files::isRegularFile).sorted().map(Fixture::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fixture read(Path file) {
        try {
            var variant = file.getFileName().toString().replaceFirst("\\.yaml$", "");
            return of(variant, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fixture of(String variant, String text) {
        var lines = head(text).takeWhile(line -> !line.word().equals("call")).toList();
        lines.forEach(line -> {
            if (!WORDS.contains(line.word())) {
                throw new AssertionError(variant + ": `" + line.word() + "` says nothing");
            }
        });
        return new Fixture(
                variant,
                text,
                values(lines, "env").map(each -> each.split("=", 2)).collect(toMap(pair -> pair[0], pair -> pair[1])),
                words(lines, "warns"),
                values(lines, "takes").toList(),
                words(lines, "serves"));
    }

    private static Stream<Line> head(String text) {
        return text.lines().takeWhile(line -> line.startsWith("#")).map(Line::of);
    }

    private static Stream<String> values(List<Line> lines, String word) {
        return lines.stream().filter(line -> line.word().equals(word)).map(Line::value);
    }

    private static List<String> words(List<Line> lines, String word) {
        return values(lines, word).flatMap(value -> Stream.of(value.split(" "))).toList();
    }

    /// The calls that the file describes, in order.
    public List<Exchange> exchanges() {
        var exchanges = new ArrayList<Exchange>();
        head(text).dropWhile(line -> !line.word().equals("call")).forEach(line -> {
            if (line.word().equals("call")) {
                exchanges.add(new Exchange(line.value()));
            } else {
                exchanges.getLast().add(line);
            }
        });
        return exchanges;
    }

    /// Puts what fixtures name beside a capability file.
    ///
    /// @param folder of the capability file
    /// @param located makes their texts name the API that is there
    void copyFiles(Path folder, UnaryOperator<String> located) throws IOException {
        var files = RESOURCES.resolve("keywords/files");
        if (!Files.isDirectory(files)) {
            return;
        }
        try (var all = Files.walk(files)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var target = folder.resolve(files.relativize(file));
                Files.createDirectories(requireNonNull(target.getParent()));
                Files.writeString(target, located.apply(Files.readString(file)));
            }
        }
    }

    @Override
    public String toString() {
        return variant;
    }
}
