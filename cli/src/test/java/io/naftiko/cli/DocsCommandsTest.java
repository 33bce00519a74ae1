package io.naftiko.cli;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.cli.docs.Block;
import io.naftiko.cli.docs.Page;
import io.naftiko.cli.docs.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Types every command of the documentation, and compares what it prints with what is shown.
class DocsCommandsTest {

    private static final Path PROJECT = Path.of("..");

    private static final Pattern FLAG = Pattern.compile("(?<![\\w-])--[a-z]+(-[a-z]+)*");
    private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z]+)  ");

    static final List<Page> PAGES = Page.all(PROJECT);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @FieldSource("PAGES")
    void everyCommandPrintsWhatIsShown(Page page) throws Exception {
        try (var session = new Session(PROJECT, folder)) {
            for (var block : page.blocks()) {
                var name = block.mark("file");
                if (name.isPresent()) {
                    session.save(name.get(), block);
                }
                if (block.is("sh")) {
                    check(session, page, block);
                }
            }
        }
    }

    private static void check(Session session, Page page, Block block) throws Exception {
        var printed = session.type(block);

        assertThat(printed.exit())
                .as("%s: %s%n%s", page.place(block), block.text(), printed.all())
                .isEqualTo(block.mark("exit").map(Integer::valueOf).orElse(0));
        page.shownBy(block)
                .ifPresent(shown -> assertThat(printed.isLike(shown))
                        .as("%s shows%n%s%nand this was printed:%n%s", page.place(shown), shown.text(), printed.all())
                        .isTrue());
    }

    @Test
    void everyFlagIsDescribedAndEveryFlagDescribedIsOne() throws Exception {
        var described = flags(Files.readString(PROJECT.resolve("docs/reference/cli.md")));

        assertThat(described).isEqualTo(flags(help()));
    }

    private static Set<String> flags(String text) {
        return FLAG.matcher(text).results().map(flag -> flag.group()).collect(toCollection(TreeSet::new));
    }

    /// The help of every command.
    private String help() throws Exception {
        try (var session = new Session(PROJECT, folder)) {
            var all = new StringBuilder();
            addHelp("naftiko", session, all);
            return all.toString();
        }
    }

    private static void addHelp(String command, Session session, StringBuilder all) throws Exception {
        var own = session.type(command + " --help").out();
        all.append(own);
        for (var below : COMMAND.matcher(own).results().toList()) {
            addHelp(command + " " + below.group(1), session, all);
        }
    }
}
