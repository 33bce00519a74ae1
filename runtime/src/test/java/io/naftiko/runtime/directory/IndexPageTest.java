package io.naftiko.runtime.directory;

import static io.naftiko.runtime.directory.Directories.mcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.host.Site;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `GET /` as people see it.
class IndexPageTest {

    private static final String EVIL = "<script>alert(\"'1'\")</script>&";

    @TempDir
    private Path folder;

    private final Directories served = new Directories();

    @AfterEach
    void close() {
        served.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', text/html; charset=utf-8",
        "'text/html', text/html; charset=utf-8",
        "'*/*', application/json",
        "'application/json', application/json",
        "'application/json, text/html;q=0.9', application/json",
        "'image/png', application/json",
    })
    void isForThoseWhoLikeItBetterThanJson(String accept, String type) {
        served.swap(site("a.yaml", mcp("One", "one", "a: A.")));

        assertThat(served.get("", "Accept", accept).headers().firstValue("Content-Type"))
                .hasValue(type);
    }

    @Test
    void loadsNothingFromElsewhere() {
        served.swap(site("a.yaml", mcp("One", "one", "a: A.")), site("b.yaml", mcp("Two", "two", "b: B.")));
        var answer = served.get("", "Accept", "text/html");

        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .matches("default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; form-action 'self';"
                        + " base-uri 'none'; frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.body())
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .doesNotContain("<script", "src=", "url(", "@import", "http://", "https://", "style=")
                .contains("<header>", "<main>", "<footer>", "<form role=\"search\"", "<label for=\"q\">")
                .contains("<th scope=\"col\">", "<th scope=\"row\">", "prefers-color-scheme: dark");
    }

    @Test
    void showsWhatIsServedWhere() {
        served.swap(site("a.yaml", mcp("One", "one", "a: A.", "b: B.")), site("b.yaml", mcp("Two", "two", "b: B.")));

        assertThat(served.page(""))
                .contains("2 files · 2 servers · 3 tools · 0 operations")
                .contains("<a href=\"/?file=a.yaml\">One</a><code>a.yaml</code>")
                .contains("<code>/one/mcp</code> 2 tools")
                .contains("find", "<code>/mcp</code>");
        assertThat(served.page("?file=a.yaml"))
                .contains("<h2>One</h2>", "<th scope=\"row\"><code>b</code></th><td>B.</td>")
                .doesNotContain("Two");
    }

    /// Whatever a file says comes out as text: its name, label, namespace, tools, variables and problems, and what is
    /// searched for.
    @ParameterizedTest
    @CsvSource({"''", "?detail=full", "?q=<script>alert(\"'1'\")</script>%26"})
    void showsTextOfStrangersAsText(String target) {
        var yaml = """
            naftiko: 1.0.0-alpha2
            info: {label: 'EVIL', description: 'EVIL', version: 'EVIL', tags: ['EVIL']}
            capability:
              consumes:
              - type: http
                namespace: api
                baseUri: http://127.0.0.1:1
                authentication: {type: bearer, token: '{{EVIL}}'}
                resources:
                - {path: /, operations: [{name: get, method: GET}]}
              exposes:
              - type: rest
                namespace: 'EVIL'
                port: 9090
                resources:
                - {path: '/a', operations: [{method: GET, name: 'EVIL', description: 'EVIL', call: api.get}]}
              - type: mcp
                namespace: 'x'
                tools:
                - {name: 'EVIL', description: 'EVIL', call: api.get}
                - {name: 'bad', description: 'EVIL', call: 'EVIL.EVIL'}
            """.replace("EVIL", EVIL.replace("'", "''"));
        served.swap(
                site("a<script>.yaml", yaml),
                site("b<script>.yaml", yaml).rejected(),
                site("c.yaml", mcp("Good", "good", "a: A.")));

        assertThat(served.page(encoded(target)))
                .contains("&lt;script&gt;")
                .doesNotContainIgnoringCase("<script")
                .doesNotContain("alert(\"", "'1");
    }

    @Test
    void linksNowhereElse() {
        var elsewhere = """
            naftiko: 1.0.0-alpha2
            capability:
              exposes:
              - type: rest
                namespace: 'NAMESPACE'
                port: 9090
                resources:
                - {path: /a, operations: [{method: GET, name: a, outputParameters: [{type: string, value: x}]}]}
            """;
        served.swap(
                site("a.yaml", elsewhere.replace("NAMESPACE", "/example.com")),
                site("b.yaml", elsewhere.replace("NAMESPACE", "../javascript:alert(1)")),
                site("c.yaml", elsewhere.replace("NAMESPACE", "my rooms?")));

        assertThat(served.page(""))
                .contains("href=\".//example.com/openapi.json\"")
                .contains("href=\"./%2E%2E/javascript:alert(1)/openapi.json\"")
                .contains("href=\"./my%20rooms%3F/openapi.json\"");
    }

    @Test
    void saysWhyAFileIsNotServed() {
        var bad = mcp("Bad", "bad", "a: A.").replace("outputParameters: [{type: string, value: ok}]", "call: api.x");
        served.swap(
                site("good.yaml", mcp("Good", "good", "a: A.")),
                site("bad.yaml", bad).rejected());

        assertThat(served.page(""))
                .contains("<span class=\"state rejected\">rejected</span><p>Line 10: ")
                .contains("<code>call-unresolved</code>");
        assertThat(served.page("?state=rejected")).contains("<option value=\"rejected\" selected=\"selected\">");
    }

    @Test
    void turnsPages() {
        served.swap(IntStream.range(0, 300)
                .mapToObj(i -> site("f" + i + ".yaml", mcp("Thing " + i, "ns-" + i, "do-" + i + ": Does it.")))
                .toArray(Site[]::new));

        assertThat(served.page("")).contains("1 to 50 of 300", "<a href=\"/?offset=50\" rel=\"next\">Next</a>");
        assertThat(served.page("").split("<tr>", -1)).hasSize(52);
        assertThat(served.page("?q=thing&offset=250"))
                .contains("251 to 300 of 300", "value=\"thing\"")
                .contains("<a href=\"/?q=thing&amp;offset=200\" rel=\"prev\">Previous</a>")
                .doesNotContain("rel=\"next\"");
        assertThat(served.page("?q=nothing")).contains("Nothing fits.").doesNotContain("<table>");
    }

    @Test
    void neverShowsTheFoldersOfTheMachine() {
        served.swap(
                site("a.yaml", mcp("One", "one", "a: A.")),
                site("b.yaml", "naftiko: [").rejected(),
                site("c.yaml", mcp("Two", "one", "a: A.")));

        for (var target : new String[] {"", "?detail=full", "?q=a"}) {
            assertThat(served.page(target)).doesNotContain(folder.toString());
            assertThat(served.get(target).body()).contains("a.yaml").doesNotContain(folder.toString());
        }
        assertThat(served.get("one/mcp").body()).contains("c.yaml").doesNotContain(folder.toString());
        assertThat(served.text("call_tool", "{\"tool\": \"none\"}") + served.text("call_tool", "{\"tool\": \"a\"}"))
                .contains("c.yaml")
                .doesNotContain(folder.toString());
    }

    private static String encoded(String target) {
        return target.replace("<", "%3C")
                .replace(">", "%3E")
                .replace("\"", "%22")
                .replace("'", "%27");
    }

    private Site site(String name, String yaml) {
        return Directories.site(folder, name, yaml);
    }
}
