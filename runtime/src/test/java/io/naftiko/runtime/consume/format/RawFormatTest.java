package io.naftiko.runtime.consume.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.report.FailedCall;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/// What every raw format of text holds to.
class RawFormatTest {

    static final List<Sample> SAMPLES = Sample.ALL;

    private static final List<String> DEEP =
            List.of("[", "{a: ", "- ", "<a>", "> ", "<b>", "\"", "* ", "**a ", "[a](", "<table><tr><th>");

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void readsAnAnswerInTheCharsetThatItNames(Sample sample) {
        assertThat(read(sample, "text/plain", sample.good(), UTF_8)).isEqualTo(sample.tree());
        assertThat(read(sample, "text/plain", "\uFEFF" + sample.good(), UTF_8)).isEqualTo(sample.tree());
        assertThat(read(sample, "text/plain; charset=iso-8859-1", sample.good(), ISO_8859_1))
                .isEqualTo(sample.tree());
        assertThat(read(sample, "text/plain; charset=\"UTF-16\"", sample.good(), UTF_16))
                .isEqualTo(sample.tree());
        assertThat(read(sample, "application/octet-stream", sample.good(), UTF_8))
                .isEqualTo(sample.tree());
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void knowsWhatNothingMeans(Sample sample) {
        for (var blank : List.of("", " \r\n\n")) {
            if (sample.empty().isEmpty()) {
                assertRefused(sample, blank);
            } else {
                assertThat(read(sample, "text/plain", blank, UTF_8)).isEqualTo(sample.empty());
            }
        }
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void refusesWhatIsBroken(Sample sample) {
        sample.broken().forEach(text -> assertRefused(sample, text));
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void anAnswerThatSaysItIsJsonIsReadAsJson(Sample sample) {
        assertThat(read(sample, "application/problem+json", " {\"error\": 1.50} ", UTF_8))
                .isEqualTo("{\"error\":1.50}");
        assertThatThrownBy(() -> read(sample, "application/json", sample.good(), UTF_8))
                .hasMessage("The upstream's answer is not JSON.");
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void anAnswerThatIsNoTextIsRefused(Sample sample) {
        for (var type : List.of("image/png", "application/pdf", "video/mp4")) {
            assertThatThrownBy(() -> read(sample, type, sample.good(), UTF_8))
                    .isInstanceOf(FailedCall.class)
                    .hasMessageEndingWith(": it is " + type + ".");
        }
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void aWebPageIsNothingElse(Sample sample) {
        if (!sample.name().equals("html")) {
            assertThatThrownBy(() -> read(sample, "text/html", "<!DOCTYPE html><p>Maintenance", UTF_8))
                    .isInstanceOf(FailedCall.class)
                    .hasMessageEndingWith(": it is a web page.");
        }
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void nestingWithoutEndIsReadOrRefused(Sample sample) {
        for (var opening : DEEP) {
            var failure = catchThrowable(() -> read(sample, "text/plain", opening.repeat(50_000), UTF_8));
            assertThat(failure)
                    .satisfiesAnyOf(
                            none -> assertThat(none).isNull(),
                            refused -> assertThat(refused).isInstanceOf(FailedCall.class));
        }
    }

    @Test
    void xmlSaysItsCharsetWhereTheAnswerDoesNot() {
        var text = "<?xml version='1.0' encoding='ISO-8859-1'?><a>Zoë</a>";
        var response = new Response(200, Body.of(text.getBytes(ISO_8859_1)));

        assertThat(new XmlFormat().read(response).at("/").asString()).isEqualTo("Zoë");
    }

    @ParameterizedTest
    @CsvSource({"text/plain, UTF-8", "text/plain; charset=iso-8859-1, ISO-8859-1", "text/plain; charset=none, UTF-8"})
    void aTextIsReadInItsCharset(String type, Charset charset) {
        var response = Response.of(200, type, "Zoë".getBytes(charset));

        assertThat(new TextFormat().read(response).asString()).isEqualTo("Zoë");
    }

    @ParameterizedTest
    @CsvSource({"999_998, true", "999_999, false"})
    void xmlIsReadUpToAMillionValues(String elements, boolean read) {
        var text = "<a>" + "<b/>".repeat(Integer.parseInt(elements.replace("_", ""))) + "</a>";
        var reading = catchThrowable(() -> new XmlFormat().read(new Response(200, Body.of(text))));

        assertThat(reading == null).isEqualTo(read);
    }

    @Test
    void aDocumentTypeOfXmlIsSkipped() {
        var text = "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd' [<!ENTITY b 'c'>]><a>d &lt;&#233;</a>";

        assertThat(Json.text(new XmlFormat().read(new Response(200, Body.of(text)))))
                .isEqualTo("{\"\":\"d <é\"}");
    }

    @ParameterizedTest
    @CsvSource({"#b, 2", ".c, 2", "'table#a, #b', 1 2", "p, ''"})
    void anOutputSchemaSelectsTablesOfHtml(String selector, String found) {
        var page = "<table id=a><tr><th>x<tr><td>1</table><div class=c><table id=b><tr><th>x<tr><td>2</table></div>";
        var format = new HtmlFormat().selecting(selector).orElseThrow();

        assertThat(format.read(new Response(200, Body.of(page))).findValuesAsString("x"))
                .isEqualTo(found.isEmpty() ? List.of() : List.of(found.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({"A, A1 A2", "## A, A2", "##, A2 B", "#, A1", "C, ''"})
    void anOutputSchemaSelectsSectionsOfMarkdown(String headings, String found) {
        var format = new MarkdownFormat().selecting(headings).orElseThrow();
        var text = "intro\n# A1\n## A2\n## B\n";

        assertThat(format.read(new Response(200, Body.of(text))).findValuesAsString("heading"))
                .isEqualTo(found.isEmpty() ? List.of() : List.of(found.split(" ")));
    }

    @Test
    void frontMatterThatIsNoYamlIsText() {
        for (var text : List.of("---\na: [\n---\nx", "---\nwords\n---\nx", "---\na: 1")) {
            assertThat(Json.text(new MarkdownFormat().read(new Response(200, Body.of(text)))))
                    .startsWith("{\"frontMatter\":{},");
        }
    }

    private static void assertRefused(Sample sample, String text) {
        assertThatThrownBy(() -> read(sample, "text/plain", text, UTF_8))
                .as(text)
                .isInstanceOf(FailedCall.class)
                .message()
                .containsIgnoringCase(
                        "The upstream's answer is not " + sample.name().toUpperCase(Locale.ROOT) + ": ")
                .doesNotContainPattern("Exception|\\w\\.\\w+\\.\\w|@\\p{XDigit}{4}|\n")
                .endsWith(".");
    }

    static String read(Sample sample, String type, String text, Charset charset) {
        return Json.text(sample.format().read(Response.of(200, type, text.getBytes(charset))));
    }
}
