package io.naftiko.runtime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.RecordingUpstream;
import io.naftiko.runtime.testing.Units;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

/// Whatever a caller gives arrives as the one value of its place, as another reader of that place understands it, or is
/// refused before anything is sent.
class HostileArgumentTest {

    private static final long SEED = 20_261_122;
    private static final int VALUES = 250;
    private static final String SECRET = "s3cr3t-of-the-file";

    private final RecordingUpstream upstream = RecordingUpstream.answering(Answer.json("{}"));

    @AfterEach
    void close() {
        upstream.close();
    }

    /// A place for a value, and what stands there for another reader.
    enum Place {
        SEGMENT("path: '/ships/{v}/log'") {
            @Override
            String read(Received request) {
                var segments = request.path().split("/", -1);
                assertThat(segments).hasSize(4);
                assertThat(segments[2]).isNotIn(".", "..");
                return decoded(segments[2]);
            }
        },
        PART_OF_A_SEGMENT("path: '/act_{v};mode=a/log'") {
            @Override
            String read(Received request) {
                var segments = request.path().split("/", -1);
                assertThat(segments).hasSize(3);
                assertThat(segments[1]).startsWith("act_").endsWith(";mode=a");
                return decoded(segments[1].substring(4, segments[1].length() - ";mode=a".length()));
            }
        },
        QUERY("path: '/ships?fixed=1', inputParameters: [{name: v, in: query, type: string, required: true}]") {
            @Override
            String read(Received request) {
                var pairs = Objects.requireNonNull(request.query()).split("&", -1);
                assertThat(pairs).hasSize(2).contains("fixed=1");
                var pair = Stream.of(pairs)
                        .filter(each -> each.startsWith("v="))
                        .findFirst()
                        .orElseThrow();
                return URLDecoder.decode(pair.substring(2), UTF_8);
            }
        },
        HEADER("path: /ships, inputParameters: [{name: X-V, in: header, value: 'v={{v}}.'}]") {
            @Override
            String read(Received request) {
                assertThat(request.headers())
                        .filteredOn(each -> each.name().startsWith("X-"))
                        .hasSize(1);
                var line = Objects.requireNonNull(request.header("X-V"));
                assertThat(line).startsWith("v=").endsWith(".");
                return new String(line.substring(2, line.length() - 1).getBytes(ISO_8859_1), UTF_8);
            }
        },
        COOKIE("path: /ships, inputParameters: [{name: v, in: cookie, type: string, required: true}]") {
            @Override
            String read(Received request) {
                var cookie = Objects.requireNonNull(request.header("Cookie"));
                assertThat(cookie).doesNotContain(";").startsWith("v=");
                return cookie.substring(2);
            }

            @Override
            String carried(String value) {
                return value.stripTrailing();
            }
        },
        JSON_FIELD("path: /ships, method: POST, body: {type: json, data: {a: '{{v}}', b: 1}}") {
            @Override
            String read(Received request) {
                var json = Json.parse(request.body()).orElseThrow();
                assertThat(json.propertyNames()).containsExactly("a", "b");
                return json.path("a").stringValue();
            }
        },
        JSON_TEXT("path: /ships, method: POST, body: {type: json, data: {a: 'x {{v}} y', b: 1}}") {
            @Override
            String read(Received request) {
                var json = Json.parse(request.body()).orElseThrow();
                assertThat(json.propertyNames()).containsExactly("a", "b");
                return within(json.path("a").stringValue());
            }
        },
        JSON_AS_TEXT("path: /ships, method: POST, body: '{\"a\": \"x {{v}} y\", \"b\": 1}'") {
            @Override
            String read(Received request) {
                var json = Json.parse(request.body()).orElseThrow();
                assertThat(json.propertyNames()).containsExactly("a", "b");
                return within(json.path("a").stringValue());
            }
        },
        TEXT("path: /ships, method: POST, body: {type: text, data: 'x {{v}} y'}") {
            @Override
            String read(Received request) {
                return within(request.text());
            }
        },
        XML("path: /ships, method: POST, body: {type: xml, data: '<s n=\"{{v}}\"><a>x {{v}} y</a></s>'}") {
            @Override
            String read(Received request) throws Exception {
                var root = xml(request.body()).getDocumentElement();
                assertThat(root.getChildNodes().getLength()).isEqualTo(1);
                assertThat(root.getAttributes().getLength()).isEqualTo(1);
                return within(root.getTextContent());
            }
        },
        FORM("path: /ships, method: POST, body: {type: form, data: {a: '{{v}}', b: '1'}}") {
            @Override
            String read(Received request) {
                var pairs = request.text().split("&", -1);
                assertThat(pairs).hasSize(2);
                assertThat(pairs[1]).isEqualTo("b=1");
                return URLDecoder.decode(pairs[0].substring(2), UTF_8);
            }
        },
        MULTIPART("path: /ships, method: POST, body: {type: multipart, data: [{name: a, value: '{{v}}'}, {name: b,"
                + " value: '1'}]}") {
            @Override
            String read(Received request) {
                var parts = parts(request);
                assertThat(parts).hasSize(2);
                assertThat(parts.getFirst().head()).contains("name=\"a\"");
                return parts.getFirst().content();
            }
        },
        FILE_NAME("path: /ships, method: POST, body: {type: multipart, data: [{name: a, value: '1', filename: 'f{{v}}"
                + "'}]}") {
            @Override
            String read(Received request) {
                var parts = parts(request);
                assertThat(parts).hasSize(1);
                var line = parts.getFirst()
                        .head()
                        .lines()
                        .filter(each -> each.contains("filename"))
                        .toList();
                assertThat(line).hasSize(1);
                var name = Pattern.compile("filename=\"f([^\"]*)\"").matcher(line.getFirst());
                assertThat(name.find()).as(line.getFirst()).isTrue();
                return name.group(1).replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
            }
        };

        private final String operation;

        Place(String operation) {
            this.operation = operation;
        }

        /// The value as a program that knows nothing of the engine reads it.
        abstract String read(Received request) throws Exception;

        /// What of a value the place can hold.
        String carried(String value) {
            return value;
        }
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void aValueStaysInItsPlace(Place place) throws Exception {
        var units = Units.of("""
            naftiko: 1.0.0-alpha2
            binds: [{namespace: env, keys: {SECRET: SECRET}}]
            capability:
              consumes:
              - namespace: x
                baseUri: %s
                resources:
                - path: ''
                  operations:
                  - {name: send, %s}
              exposes:
              - type: mcp
                namespace: x-mcp
                tools:
                - name: send
                  description: Sends.
                  call: x.send
                  inputParameters: [{name: v, type: string}]
            """.formatted(upstream.origin(), place.operation), Map.of("SECRET", SECRET));
        int sent = 0;
        for (var value : values()) {
            int before = upstream.requests().size();
            if (send(units, value)) {
                sent++;
                var request = upstream.requests().getLast();
                assertThat(place.read(request))
                        .as(place + ": " + Json.text(Json.array().add(value)))
                        .isEqualTo(place.carried(value));
                assertThat(request.target() + request.headers() + request.text())
                        .doesNotContain(SECRET);
            } else {
                assertThat(upstream.requests())
                        .as("refused, and sent all the same")
                        .hasSize(before);
            }
        }
        assertThat(sent).as("values that arrive").isGreaterThan(VALUES / 3);
    }

    private static boolean send(Units units, String value) {
        try {
            units.call("send", Json.text(Json.object().put("v", value)));
            return true;
        } catch (FailedCall refused) {
            assertThat(refused.failure()).isInstanceOf(Failure.BadInput.class);
            return false;
        }
    }

    private static List<String> values() {
        var random = new Random(SEED);
        return IntStream.range(0, VALUES).mapToObj(_ -> value(random)).toList();
    }

    private static final List<String> PIECES = List.of(
            "..",
            "/",
            "../",
            "%2e%2e%2f",
            "\\",
            "?",
            "#",
            "&",
            "=",
            ";",
            ",",
            "+",
            "%",
            "%00",
            "\r\n",
            "\n",
            "\t",
            "\0",
            "\"",
            "'",
            "<",
            ">",
            "]]>",
            "<!--",
            "<!ENTITY x SYSTEM 'file:/etc/passwd'>",
            "&lt;",
            "{{SECRET}}",
            "${SECRET}",
            "{{env.SECRET}}",
            "{SECRET}",
            "{v}",
            "{{v}}",
            "$.",
            "$['a']",
            "\"}, \"c\": {\"d\": \"",
            "--",
            "--naftiko",
            "\r\n--",
            "Content-Type: text/plain",
            "X-Evil: 1",
            "a",
            "b",
            "x y",
            "ü",
            "日本",
            "🚢",
            "\u202e",
            "\u00a0",
            "@evil.example",
            "http://evil.example/",
            ":",
            "*",
            "(",
            ")",
            "~",
            "|",
            "^",
            "`",
            "\u007f",
            "\u0085");

    private static String value(RandomGenerator random) {
        return IntStream.rangeClosed(0, random.nextInt(5))
                .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
                .collect(Collectors.joining());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }

    /// What stands between `x ` and ` y`.
    private static String within(String text) {
        assertThat(text).startsWith("x ").endsWith(" y");
        return text.substring(2, text.length() - 2);
    }

    private static Document xml(byte[] text) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(text));
    }

    private record Part(String head, String content) {}

    /// The parts of a multipart body (RFC 2046, 5.1).
    private static List<Part> parts(Received request) {
        var boundary =
                Objects.requireNonNull(request.header("Content-Type")).replaceFirst(".*boundary=\"?([^\";]*).*", "$1");
        var pieces = ("\r\n" + request.text()).split(Pattern.quote("\r\n--" + boundary), -1);
        assertThat(pieces[pieces.length - 1].strip()).isEqualTo("--");
        var parts = new ArrayList<Part>();
        for (int i = 1; i < pieces.length - 1; i++) {
            var part = pieces[i].split("\r\n\r\n", 2);
            parts.add(new Part(part[0], part[1]));
        }
        return parts;
    }
}
