package io.naftiko.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.LinkHeader;
import io.naftiko.runtime.http.Query;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.RecordingUpstream;
import io.naftiko.runtime.testing.TwoDoors;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Operations whose answers come in pages, put together to one.
@Timeout(60)
class PaginationTest {

    private static final int ALL = 5;
    private static final String CURSOR = "{type: cursor, items: $.data, next: $.next, input: at}";

    /// An API of one list, `1` to `5`, of which a page has two.
    private static Answer answer(Received request) {
        var query = Query.parse(request.query());
        int page = number(query, "page", number(query, "at", 1));
        int from = number(query, "offset", (page - 1) * 2);
        int to = Math.min(ALL, from + 2);
        var data = from >= ALL
                ? ""
                : IntStream.range(from, to)
                        .mapToObj(i -> "{\"id\":" + (i + 1) + "}")
                        .collect(Collectors.joining(","));
        var next = to < ALL ? "" + (page + 1) : null;
        var body = "{\"data\":[" + data + "],\"next\":" + (next == null ? "null" : "\"" + next + "\"") + ",\"more\":"
                + (next != null) + ",\"of\":5}";
        var link = next == null
                ? ""
                : "<http://elsewhere.example/>; rel=\"prev first\", </list?page=" + next
                        + "&q=a,b;c>; title=\"a, b; rel=x\"; rel=\"last NEXT\"";
        return Answer.json(request.path().equals("/bare") ? "[" + data + "]" : body)
                .with("Link", link);
    }

    private static int number(Query query, String name, int absent) {
        var all = query.all(name);
        return all.isEmpty() ? absent : Integer.parseInt(all.getFirst());
    }

    private static String resources(String paginate) {
        return """
            - path: /list
              operations:
              - name: list
                method: GET
                inputParameters:
                - {name: at, in: query, type: string}
                - {name: q, in: query, type: string}
                paginate: PAGINATE
            - path: /bare
              operations:
              - {name: bare, method: GET, paginate: PAGINATE}
            - path: /list/{at}
              operations:
              - {name: byPath, method: GET, inputParameters: [{name: at, in: path}], paginate: PAGINATE}
            - path: /search
              operations:
              - name: search
                method: POST
                inputParameters: [{name: at, in: body}, {name: filter, in: body, type: object}]
                paginate: PAGINATE
              - name: template
                method: PUT
                body: {type: json, data: {where: {q: '{{q}}'}, from: '{{at}}'}}
                paginate: PAGINATE
            """.replace("PAGINATE", paginate);
    }

    private static TwoDoors unit(String paginate, String unit, Function<Received, Answer> answers) {
        return TwoDoors.of(resources(paginate), unit, answers);
    }

    private static TwoDoors unit(String paginate) {
        return unit(paginate, "call: x.list", PaginationTest::answer);
    }

    private static String ids(int last) {
        return IntStream.rangeClosed(1, last)
                .mapToObj(i -> "{\"id\":" + i + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: cursor, items: $.data, next: $.next, input: at} | null | true | GET /list, GET /list?at=2, GET"
                        + " /list?at=3",
                "{type: cursor, items: $.data, next: $.next, input: page, start: 1} | null | true | GET /list?page=1,"
                        + " GET /list?page=2, GET /list?page=3",
                "{type: page, items: $.data, input: page} | \"2\" | true | GET /list?page=1, GET /list?page=2, GET"
                        + " /list?page=3, GET /list?page=4",
                "{type: page, items: $.data, input: page, more: $.more} | \"2\" | true | GET /list?page=1, GET"
                        + " /list?page=2, GET /list?page=3",
                "{type: offset, items: $.data, input: offset, limit: n, pageSize: 2} | \"2\" | true | GET"
                        + " /list?offset=0&n=2, GET /list?offset=2&n=2, GET /list?offset=4&n=2, GET /list?offset=5&n=2",
                "{type: link, items: $.data} | \"2\" | true | GET /list, GET /list?page=2&q=a,b;c, GET"
                        + " /list?page=3&q=a,b;c",
            })
    void allPagesAreOneAnswerInTheShapeOfTheFirst(String paginate, String next, boolean more, String sent) {
        try (var unit = unit(paginate)) {
            var expected = "{\"data\":" + ids(ALL) + ",\"next\":" + next + ",\"more\":" + more + ",\"of\":5}";

            var rest = unit.rest("{}");
            assertThat(rest.body()).isEqualTo(expected);
            assertThat(rest.headers().map()).doesNotContainKeys("link", "naftiko-cut", "naftiko-page");
            assertThat(unit.sent()).containsExactly(sent.split(", "));
            assertThat(unit.mcp("{}").path("content")).hasSize(1);
            assertThat(unit.mcp("{}").at("/content/0/text").asString()).isEqualTo(expected);
        }
    }

    @Test
    void anAnswerMayBeTheListItself() {
        try (var unit = unit("{type: page, input: page}", "call: x.bare", PaginationTest::answer)) {
            assertThat(unit.answers("{}")).containsOnly(ids(ALL));
        }
    }

    @Test
    void theAddressOfTheNextPageMayStandInTheAnswer() {
        try (var unit = unit("{type: link, items: $.data, next: $.paging.next}", "call: x.list", request -> {
            var path = request.target().equals("/list") ? "\"?p=2\"" : "null";
            return Answer.json("{\"paging\":{\"next\":" + path + "},\"data\":[\"" + request.target() + "\"]}");
        })) {
            assertThat(unit.answers("{}"))
                    .containsOnly("{\"paging\":{\"next\":null},\"data\":[\"/list\",\"/list?p=2\"]}");
        }
    }

    @Test
    void onePageGoesThroughAsItCame() {
        var bytes = "{ \"data\" : [ 1.0, 1e2 ] , \"next\" : \"\" }";
        try (var unit = unit(CURSOR, "call: x.list", _ -> Answer.json(bytes).with("ETag", "\"a\""))) {
            assertThat(unit.answers("{}")).containsOnly(bytes);
            assertThat(unit.rest("{}").headers().firstValue("ETag")).contains("\"a\"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "maxPages: 2 | 4 | \"3\" | The list was cut after 2 pages and 4 items by maxPages: there may be more.",
                "maxPages: 1 | 2 | \"2\" | The list was cut after 1 page and 2 items by maxPages: there may be more.",
                "maxItems: 4 | 4 | \"3\" | The list was cut after 2 pages and 4 items by maxItems: there may be more.",
                "maxItems: 3 | 3 | null | The list was cut after 2 pages and 3 items by maxItems: there may be more.",
                "maxItems: 1 | 1 | null | The list was cut after 1 page and 1 items by maxItems: there may be more.",
                "maxItems: 5 | 5 | null | ",
                "maxPages: 3 | 5 | null | ",
            })
    void aListThatIsTooLongIsCutAndSaysSo(String bound, int last, String next, String cut) {
        try (var unit = unit(CURSOR.replace("}", ", " + bound + "}"))) {
            var expected = "{\"data\":" + ids(last) + ",\"next\":" + next + ",\"more\":true,\"of\":5}";

            assertThat(unit.rest("{}").body()).isEqualTo(expected);
            assertThat(unit.rest("{}").headers().firstValue("Naftiko-Cut").orElse(null))
                    .isEqualTo(cut);
            var result = unit.mcp("{}");
            assertThat(result.at("/content/0/text").asString()).isEqualTo(expected);
            assertThat(result.at("/content/1/text").asString(null)).isEqualTo(cut);
            assertThat(result.path("structuredContent").toString()).isIn("", expected);
        }
    }

    @Test
    void aListThatNeverEndsIsCut() {
        try (var unit = unit(CURSOR, "call: x.list", request -> {
            int at = request.query() == null
                    ? 0
                    : Integer.parseInt(request.query().substring(3));
            return Answer.json("{\"data\":[" + at + "],\"next\":" + (at + 1) + "}");
        })) {
            assertThat(unit.rest("{}").body()).isEqualTo("{\"data\":[0,1,2,3,4,5,6,7,8,9],\"next\":10}");
            assertThat(unit.sent()).hasSize(10);
        }
    }

    @Test
    void allPagesTogetherKeepToTheLimitOfBytes() {
        var text = "x".repeat(400);
        var requests = new AtomicInteger();
        try (var unit = unit(
                        CURSOR,
                        "call: x.list",
                        _ -> Answer.json("{\"data\":[\"" + text + "\"],\"next\":" + requests.incrementAndGet() + "}"))
                .withLimits("{maxResponse: 1KiB}")) {
            var answer = unit.rest("{}");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Naftiko-Cut").orElse(""))
                    .contains("after 2 pages and 2 items by maxResponse");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"data\":[2],\"next\":\"1\"} | Page 2: It leads to a page that was there before",
                "{\"data\":7,\"next\":null}        | Page 2: What should be the list of items is none.",
                "{\"data\":{},\"next\":null}       | Page 2: What should be the list of items is none.",
                "{\"next\":\"3\"}                  | Page 2: There is no list of items, though there is another page.",
                "{\"data\":[],\"next\":{\"a\":1}}  | Page 2: What leads to the next page is no text or number.",
                "<html>                            | Page 2: The upstream's answer is not JSON.",
            })
    void aPageThatIsNoneIsAFailure(String second, String message) {
        try (var unit = unit(
                CURSOR,
                "call: x.list",
                request -> Answer.json(request.query() == null ? "{\"data\":[1],\"next\":\"1\"}" : second))) {
            var rest = unit.rest("{}");
            assertThat(rest.statusCode()).isEqualTo(502);
            assertThat(rest.body()).contains(message);
            assertThat(unit.mcp("{}").toString()).contains("\"isError\":true", message);
            assertThat(unit.sent()).containsOnly("GET /list", "GET /list?at=1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"data\":[1],\"next\":null}                | {\"data\":[1],\"next\":null}",
                "{\"next\":null}                             | {\"next\":null}",
                "{\"data\":null,\"next\":\"5\"}              | {\"data\":[2],\"next\":null}",
                "{\"data\":[1],\"next\":false}               | {\"data\":[1],\"next\":false}",
                "{\"data\":[],\"next\":\"5\"}                | {\"data\":[2],\"next\":null}",
            })
    void emptyPagesAndMissingCursorsEndAList(String first, String expected) {
        try (var unit = unit(
                CURSOR, "call: x.list", request -> Answer.json(request.query() == null ? first : "{\"data\":[2]}"))) {
            assertThat(unit.answers("{}")).containsOnly(expected);
        }
    }

    @Test
    void aPositionThatIsSaidAgainWithNothingBehindItIsTheEnd() {
        try (var unit = unit(
                CURSOR,
                "call: x.list",
                request -> Answer.json(
                        request.query() == null ? "{\"data\":[1],\"next\":\"1\"}" : "{\"data\":[],\"next\":\"1\"}"))) {
            assertThat(unit.answers("{}")).containsOnly("{\"data\":[1],\"next\":null}");
        }
    }

    @Test
    void anErrorOnAPageIsTheAnswerAndSaysOnWhich() {
        try (var unit = unit(
                CURSOR,
                "call: x.list",
                request -> request.target().endsWith("3")
                        ? Answer.json(503, "{\"error\":\"later\"}").with("Retry-After", "7")
                        : answer(request))) {
            var rest = unit.rest("{}");

            assertThat(rest.statusCode()).isEqualTo(503);
            assertThat(rest.body()).isEqualTo("{\"error\":\"later\"}");
            assertThat(rest.headers().firstValue("Naftiko-Page")).contains("3");
            assertThat(rest.headers().firstValue("Retry-After")).contains("7");
            assertThat(unit.mcp("{}").toString())
                    .contains("\"isError\":true", "The API answered with status 503 on page 3: ");
        }
    }

    @Test
    void aPageThatDoesNotComeSaysWhichItIs() {
        try (var unit = unit(
                CURSOR, "call: x.list", request -> request.target().endsWith("3") ? Answer.cut() : answer(request))) {
            assertThat(unit.rest("{}").body()).contains("\"status\":502", "Page 3: 127.0.0.1:");
        }
    }

    @Test
    void allPagesTogetherHaveTheTimeOfOneCall() throws InterruptedException {
        var left = new CountDownLatch(1);
        try (var unit = unit(
                        CURSOR,
                        "call: x.list",
                        request -> request.target().endsWith("3") ? Answer.never(left) : answer(request))
                .withLimits("{total: 700ms}")) {
            var rest = unit.rest("{}");

            assertThat(rest.statusCode()).isEqualTo(504);
            assertThat(rest.body()).contains("Page 3: ");
            assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:1/list",
        "//127.0.0.1:1/list",
        "https://127.0.0.1/list",
        "http://user@ORIGIN/list",
        "ftp://ORIGIN/list",
        "http://[bad",
    })
    void aLinkToAnotherHostIsNotFollowed(String link) {
        try (var other = RecordingUpstream.answering(Answer.json("{\"data\":[9]}"));
                var unit = unit(
                        "{type: link, items: $.data}",
                        "call: x.list",
                        request -> Answer.json("{\"data\":[1]}")
                                .with(
                                        "Link",
                                        "<"
                                                + link.replace("127.0.0.1:1/", "127.0.0.1:" + other.port() + "/")
                                                        .replace("ORIGIN", String.valueOf(request.header("Host")))
                                                + ">; rel=next"))) {
            var rest = unit.rest("{}");

            assertThat(rest.statusCode()).isEqualTo(502);
            assertThat(rest.body()).contains("Page 2: The next page is not at the host that was called");
            assertThat(other.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "call: x.list   | GET /list, GET /list?at=../../admin?a%3D1%26b%23c",
                "call: x.byPath, with: {at: first} | GET /list/first, GET /list/..%2F..%2Fadmin%3Fa=1&b%23c",
            })
    void aCursorIsOnlyEverAValue(String unitOf, String sent) {
        try (var unit = unit(
                CURSOR,
                unitOf,
                request -> Answer.json(
                        request.target().contains("admin")
                                ? "{\"data\":[2]}"
                                : "{\"data\":[1],\"next\":\"../../admin?a=1&b#c\"}"))) {
            assertThat(unit.rest("{}").body()).isEqualTo("{\"data\":[1,2],\"next\":null}");
            assertThat(unit.sent()).containsExactly(sent.split(", "));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "call: x.list | {\"q\":\"a\"} | q | GET /list?q=a, GET /list?at=2&q=a, GET /list?at=3&q=a",
                "call: x.list, with: {at: tools.from} | {\"from\":\"2\"} | from | GET /list?at=2, GET /list?at=3",
                "call: x.list, inputParameters: [{name: at, type: string, required: false}] | {\"at\":\"3\"} | at | GET"
                        + " /list?at=3",
                "steps: [{name: a, call: x.list, with: {q: z}}] | {} | '' | GET /list?q=z, GET /list?at=2&q=z, GET"
                        + " /list?at=3&q=z",
                "steps: [{name: a, call: x.list, with: {at: 3}}] | {} | '' | GET /list?at=3",
            })
    void nobodyIsAskedForAPositionButAUnitMaySayWhereToBegin(
            String unitOf, String arguments, String inputs, String sent) {
        try (var unit = unit(CURSOR, unitOf, PaginationTest::answer)) {
            assertThat(unit.units().offer("unit").routine().inputs().stream().map(each -> each.name()))
                    .isEqualTo(inputs.isEmpty() ? List.of() : List.of(inputs.split(",")));
            unit.rest(arguments);
            assertThat(unit.sent().stream().map(each -> each.replaceAll("\\?q=(.)&at=(.)", "?at=$2&q=$1")))
                    .containsExactly(sent.split(", "));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: page, items: $.data, input: page} | call: x.list, with: {page: tools.p} | {\"p\":\"two\"} |"
                        + " 400",
                "{type: page, items: $.data, input: page} | call: x.list, with: {page: tools.p} | {\"p\":\"2\"} | 200",
                "{type: page, items: $.data, input: page} | call: x.list, with: {page: tools.p} | {} | 400",
            })
    void pagesAreCountedFromAWholeNumber(String paginate, String unitOf, String arguments, int status) {
        try (var unit = unit(
                paginate,
                unitOf,
                request -> request.target().contains("two") || request.query() == null
                        ? Answer.json("{\"data\":[1]}")
                        : answer(request))) {
            assertThat(unit.rest(arguments).statusCode()).isEqualTo(status);
        }
    }

    @Test
    void aCursorMayStandInABody() {
        Function<Received, Answer> answers = request ->
                Answer.json(request.text().contains("c2") ? "{\"data\":[2]}" : "{\"data\":[1],\"next\":\"c2\"}");
        try (var unit = unit(CURSOR, "call: x.search, with: {filter: {a: 1}}", answers)) {
            assertThat(unit.rest("{}").body()).isEqualTo("{\"data\":[1,2],\"next\":null}");
            assertThat(unit.sent())
                    .containsExactly(
                            "POST /search {\"filter\":{\"a\":1}}", "POST /search {\"filter\":{\"a\":1},\"at\":\"c2\"}");
        }
        try (var unit = unit(CURSOR, "call: x.template", answers)) {
            assertThat(unit.rest("{\"q\":\"z\"}").body()).isEqualTo("{\"data\":[1,2],\"next\":null}");
            assertThat(unit.sent())
                    .containsExactly(
                            "PUT /search {\"where\":{\"q\":\"z\"}}",
                            "PUT /search {\"where\":{\"q\":\"z\"},\"from\":\"c2\"}");
        }
    }

    @Test
    void stepsReadTheWholeListAndTheirAnswerSaysWhereOneWasCut() {
        var steps =
                "steps: [{name: all, call: x.list}, {name: each, forEach: all.data, steps: [{name: in, call: x.bare}],"
                        + " mappings: [{targetName: id, value: $.item.id}]}], mappings: [{targetName: ids, value:"
                        + " '$.each[*].id'}]";
        try (var unit = unit(
                "{type: cursor, items: '$[\"data\"]', next: $.next, input: at, maxPages: 2}",
                steps,
                request -> request.path().equals("/bare")
                        ? Answer.json("{\"data\":[],\"next\":null}")
                        : answer(request))) {
            var rest = unit.rest("{}");
            assertThat(rest.body()).isEqualTo("{\"ids\":[1,2,3,4]}");
            assertThat(rest.headers().firstValue("Naftiko-Cut").orElse("")).contains("after 2 pages and 4 items");
            assertThat(unit.mcp("{}").at("/content/1/text").asString()).contains("after 2 pages and 4 items");
        }
    }

    @Test
    void mappingsSeeTheWholeList() {
        try (var unit = unit(
                CURSOR.replace("}", ", maxPages: 2}"),
                "call: x.list, outputParameters: [{type: object, properties: {ids: {type: array, mapping:"
                        + " '$.data[*].id'}}}]",
                PaginationTest::answer)) {
            assertThat(unit.answers("{}")).containsOnly("{\"ids\":[1,2,3,4]}");
            assertThat(unit.rest("{}").headers().firstValue("Naftiko-Cut")).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: pages, input: at}                       | has the type `pages`, not one of cursor, page",
                "{type: cursor, input: at}                      | does not say where an answer has the next cursor",
                "{type: cursor, next: $.next}                   | does not say which input leads to a page",
                "{type: page}                                   | does not say which input leads to a page",
                "{type: page, input: at, items: data}           | has the path `data`, which is no JSONPath of one"
                        + " place",
                "{type: page, input: at, items: '$.data[*]'}    | has the path `$.data[*]`, which is no JSONPath",
                "{type: page, input: at, more: '$..more'}       | has the path `$..more`, which is no JSONPath",
                "{type: page, input: at, limit: n}              | has only one of `limit` and `pageSize`",
                "{type: page, input: at, maxPages: 0}           | has `maxPages: 0`. Write 1 to 1000.",
                "{type: page, input: at, maxItems: 100001}      | has `maxItems: 100001`. Write 1 to 100000.",
            })
    void whatCannotBeAskedForIsAnError(String paginate, String message) {
        try (var unit = unit(paginate)) {
            var errors = unit.problems().stream().filter(Problem::isError).toList();

            assertThat(errors)
                    .isNotEmpty()
                    .allSatisfy(error -> assertThat(error.toString())
                            .contains("[paginate-invalid]", "`paginate` of `list` " + message));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "</a>; rel=\"next\"                        | /a",
                "</a>; rel=next                            | /a",
                "</a>;rel=NEXT;title=\"x\"                 | /a",
                "</a>; title=\"; rel=next\"; rel=prev      | ",
                "</a>; rel=prev, </b>; rel=next            | /b",
                "</a>; rel=\"prev next\"                   | /a",
                "</a>; rel=prev; rel=next                  | ",
                "</a>; rel=nextone                         | ",
                "</a,b;c>; rel=next                        | /a,b;c",
                "</a>                                      | ",
                "rel=next                                  | ",
                "</a>; title=\"\\\"<x>; rel=next\", </b>; rel=next | /b",
            })
    void linksAreReadAsTheirSpecificationSays(String header, String target) {
        var headers = Headers.of("Link", header);

        assertThat(LinkHeader.find(headers, "next").orElse(null)).isEqualTo(target);
    }
}
