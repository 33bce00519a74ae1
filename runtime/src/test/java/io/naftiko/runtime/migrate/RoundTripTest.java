package io.naftiko.runtime.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Generation;
import io.naftiko.runtime.report.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.events.CommentEvent;

/// Every capability file of this project means the same in the other generation, and after the way back, and keeps its
/// comments.
class RoundTripTest {

    private static final Engine ENGINE = new Engine(Settings.of(Environment.of(Map.of())));

    static List<Path> files() throws IOException {
        try (var tests = Files.walk(Path.of("src/test/resources"));
                var capabilities = Files.walk(Path.of("../capabilities"))) {
            return Stream.concat(tests, capabilities)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> there(file).isPresent())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void meansTheSameThereAndBack(Path file) {
        var text = read(file);
        var there = there(file).orElseThrow();
        var back = new Migration(other(there)).of(file.toString(), there.text()).orElseThrow();

        assertThat(there.faithful()).isTrue();
        assertThat(back.faithful()).isTrue();
        assertThat(meaning(file, there.text())).isEqualTo(meaning(file, text));
        assertThat(meaning(file, back.text())).isEqualTo(meaning(file, text));
        assertThat(comments(there.text())).isEqualTo(comments(text));
        assertThat(comments(back.text())).isEqualTo(comments(text));
    }

    /// The file in the generation that it is not in.
    private static Optional<Migrated> there(Path file) {
        var text = read(file);
        var there = new Migration(Generation.BETA4).of(file.toString(), text);
        return there.filter(each -> each.from().equals(Optional.of(Generation.BETA4)))
                        .isPresent()
                ? new Migration(Generation.ALPHA2).of(file.toString(), text)
                : there;
    }

    private static Generation other(Migrated there) {
        return there.from().orElse(Generation.ALPHA2);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException _) {
            return "";
        }
    }

    private static String meaning(Path file, String text) {
        var plan = ENGINE.plan(file, text);
        var inspection = plan.inspection();
        inspection.remove("warnings");
        inspection.remove("reasons");
        return inspection + " "
                + plan.problems().stream()
                        .filter(Problem::isError)
                        .map(Problem::code)
                        .toList();
    }

    private static List<String> comments(String text) {
        var settings = LoadSettings.builder().setParseComments(true).build();
        return StreamSupport.stream(new Parse(settings).parseString(text).spliterator(), false)
                .filter(CommentEvent.class::isInstance)
                .map(CommentEvent.class::cast)
                .filter(comment -> comment.getCommentType() != CommentType.BLANK_LINE)
                .map(CommentEvent::getValue)
                .toList();
    }
}
