package io.naftiko.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.PercentEncoding;
import io.naftiko.runtime.http.Query;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Hosting;
import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Many runs of everything that steps can do, at the same time: no run ever sees a value of another.
///
/// The API says back what it is sent, and each run sends what no other does.
@Timeout(120)
class RunsApartTest {

    private static final int RUNS = 120;
    private static final int AT_ONCE = 24;

    private static final String DOCUMENT = """
        naftiko: 1.0.0-alpha2
        capability:
          consumes:
          - namespace: x
            baseUri: API
            resources:
            - path: /echo/{word}
              operations:
              - name: echo
                method: GET
                inputParameters: [{name: word, in: path, type: string, required: true}]
                outputParameters: [{name: said, value: $.deep.word}]
            - path: /refuse/{word}
              operations:
              - name: refuse
                method: GET
                inputParameters: [{name: word, in: path, type: string, required: true}]
            - path: /pages
              operations:
              - name: pages
                method: GET
                inputParameters: [{name: word, in: query, type: string}, {name: at, in: query}]
                paginate: {type: cursor, items: $.words, next: $.next, input: at}
          aggregates:
          - label: Both
            namespace: both
            functions:
            - name: everything
              description: Does everything with a word.
              inputParameters:
              - {name: word, type: string, required: true, description: What to say.}
              steps:
              - name: together
                parallel:
                  one: {call: x.echo, with: {word: '{{word}}-one'}}
                  two:
                    steps:
                      first: {call: x.echo, with: {word: '{{word}}-first'}}
                      second: {call: x.echo, with: {word: '{{first.said}}-second'}}
              - name: each
                forEach: [1, 2, 3, 4]
                concurrency: 3
                steps:
                - {name: here, call: x.echo, with: {word: '{{word}}-{{item}}'}}
                - {name: odd, if: item == 1 or item == 3, call: x.echo, with: {word: '{{here.said}}-odd'}}
                - name: refused
                  call: x.refuse
                  with: {word: '{{here.said}}'}
                  onError: {value: '{{error.body.word}} {{error.status}} of {{word}}'}
                mappings:
                - {targetName: here, value: $.here.said}
                - {targetName: odd, value: $.odd.said}
                - {targetName: refused, value: $.refused}
                - {targetName: before, value: $.together.one.said}
              - {name: pages, call: x.pages, with: {word: '{{word}}'}}
              - name: found
                type: lookup
                index: pages.words
                match: 'no'
                lookupValue: 5
              mappings:
              - {targetName: together, value: $.together.two.said}
              - {targetName: each, value: $.each}
              - {targetName: found, value: $.found.word}
              - {targetName: count, value: $.pages.words.length}
          exposes:
          - type: mcp
            namespace: x-mcp
            port: 9090
            tools:
            - {name: everything, ref: both.everything}
          - type: rest
            namespace: x-rest
            port: 8080
            resources:
            - path: /everything/{word}
              operations:
              - {name: everything, method: GET, ref: both.everything}
        """;

    @TempDir
    Path folder;

    private static Answer answer(Received request) {
        var parts = request.path().split("/", -1);
        return switch (parts[1]) {
            case "echo" -> Answer.json("{\"deep\":{\"word\":\"" + parts[2] + "\"}}");
            case "refuse" -> Answer.json(409, "{\"word\":\"" + parts[2] + "\"}");
            default -> page(Query.parse(request.query()));
        };
    }

    /// Three pages of two elements, whose cursor holds the word.
    private static Answer page(Query query) {
        var word = query.all("word").getFirst();
        var at = query.all("at").isEmpty() ? word + " 0" : query.all("at").getFirst();
        int page = Integer.parseInt(at.substring(at.indexOf(' ') + 1));
        var own = at.substring(0, at.indexOf(' '));
        var words = IntStream.of(page * 2, page * 2 + 1)
                .mapToObj(no -> "{\"no\":" + no + ",\"word\":\"" + own + word + no + "\"}")
                .toList();
        return Answer.json("{\"words\":" + words + ",\"next\":"
                + (page == 2 ? "null" : "\"" + own + " " + (page + 1) + "\"") + "}");
    }

    private static String expected(String word) {
        var each = IntStream.rangeClosed(1, 4)
                .mapToObj(i -> "{\"here\":\"W-%d\",\"odd\":%s,\"refused\":\"W-%d 409 of W\",\"before\":\"W-one\"}"
                        .formatted(i, i % 2 == 1 ? "\"W-" + i + "-odd\"" : "null", i))
                .toList();
        return ("{\"together\":\"W-first-second\",\"each\":" + each.toString().replace(", {", ",{")
                        + ",\"found\":\"WW5\",\"count\":6}")
                .replace("W", word);
    }

    @Test
    void noRunSeesWhatAnotherOneDoes() throws Exception {
        try (var upstream = RecordingUpstream.answering(RunsApartTest::answer);
                var hosting = hosting(upstream);
                var threads =
                        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var together = new CyclicBarrier(AT_ONCE);
            var runs = IntStream.range(0, RUNS)
                    .mapToObj(no -> threads.submit(() -> {
                        together.await(60, TimeUnit.SECONDS);
                        return no % 2 == 0 ? rest(hosting, "r" + no) : mcp(hosting, "m" + no);
                    }))
                    .toList();

            for (int no = 0; no < RUNS; no++) {
                assertThat(runs.get(no).get(100, TimeUnit.SECONDS)).isEqualTo(expected((no % 2 == 0 ? "r" : "m") + no));
            }
            assertThat(upstream.requests()).hasSize(RUNS * (3 + 4 + 2 + 4 + 3));
        }
    }

    private Hosting hosting(RecordingUpstream upstream) throws IOException {
        var file = Files.writeString(folder.resolve("x.yaml"), DOCUMENT.replace("API", upstream.origin()));
        return new Hosting(Settings.of(Environment.of(Map.of())), List.of(file));
    }

    private static String rest(Hosting hosting, String word) {
        var url = hosting.url("x-rest") + "/everything/" + PercentEncoding.PATH_SEGMENT.encode(word);
        return hosting.send("GET", url, "").body();
    }

    private static String mcp(Hosting hosting, String word) {
        var body = hosting.send(
                        "POST",
                        hosting.url("x-mcp") + "/mcp",
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"everything\","
                                + "\"arguments\":{\"word\":\"" + word + "\"}}}",
                        "Content-Type",
                        "application/json",
                        "Accept",
                        "application/json, text/event-stream")
                .body();
        return Json.parse(body).orElseThrow().at("/result/content/0/text").asString();
    }
}
