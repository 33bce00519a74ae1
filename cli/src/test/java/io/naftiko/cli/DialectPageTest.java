package io.naftiko.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.cli.docs.Block;
import io.naftiko.cli.docs.Page;
import io.naftiko.cli.docs.Page.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The page of the dialect and the files that test it are about the same variants.
class DialectPageTest {

    private static final Path FILES = Path.of("../runtime/src/test/resources/dialect");
    private static final int VARIANT = 3;
    private static final Pattern WARNING = Pattern.compile("\\[([a-z-]+)\\]\\(\\.\\./troubleshooting\\.md#\\1\\)");

    private static final Page PAGE = Page.all(Path.of("..")).stream()
            .filter(page -> page.toString().equals("docs/reference/dialect.md"))
            .findFirst()
            .orElseThrow();

    static Stream<Map.Entry<String, Section>> variants() {
        return PAGE.sections().entrySet().stream()
                .filter(each -> each.getValue().level() == VARIANT);
    }

    @Test
    void everyFileHasItsSectionAndEverySectionItsFile() throws IOException {
        try (var files = Files.list(FILES)) {
            var names = files.map(file -> file.getFileName().toString().replaceFirst("\\.yaml$", ""));

            assertThat(variants()).extracting(Map.Entry::getKey).containsExactlyInAnyOrderElementsOf(names.toList());
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void aSectionShowsAPieceOfItsFileAndNamesItsWarnings(Map.Entry<String, Section> variant) throws IOException {
        var section = variant.getValue();
        var file = Files.readString(FILES.resolve(variant.getKey() + ".yaml"));

        assertThat(section.blocks()).extracting(Block::language).containsExactly("yaml");
        assertThat(section.blocks().getFirst().isPartOf(file)).isTrue();
        var lastLine = section.text().substring(section.text().lastIndexOf("\n\n") + 2);
        var named = WARNING.matcher(lastLine).results().map(match -> match.group(1));
        assertThat(named).containsExactlyInAnyOrderElementsOf(warnings(file));
        assertThat(lastLine).startsWith(warnings(file).isEmpty() ? "*No warning.*" : "*Warning: ");
    }

    private static Set<String> warnings(String file) {
        return file.lines()
                .filter(line -> line.startsWith("# warns: "))
                .flatMap(line -> List.of(line.substring("# warns: ".length()).split(" ")).stream())
                .collect(Collectors.toSet());
    }
}
