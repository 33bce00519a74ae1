package io.naftiko.runtime.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.edit.Edit;
import io.naftiko.runtime.report.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What each repair writes, and that everything around it stays byte for byte.
class RepairsTest {

    private static final Path FILE = Path.of("ships.yaml");
    private static final Engine ENGINE = new Engine(Settings.of(Environment.of(Map.of())));

    /// A capability whose only problems are those of the parts that a case puts into it.
    private static final String SHIPS = """
        # Ships — of the harbour ⚓
        naftiko: 1.0.0-alpha2
        info:
          label: Ships
        capability:
          consumes:
          - type: http
            namespace: ships
            baseUri: https://api.example.com
            resources:
            - path: /ships/{id}
              operations:
              - name: get-ship  # one ship
                method: GET
                inputParameters:
                - {name: id, in: path}
          exposes:
          - type: mcp
            namespace: ships-mcp
            port: 9090
            tools:
            - name: get-ship
              description: One ship.
              call: ships.get-ship\
        """;

    private static final String VERSION = "naftiko: 1.0.0-alpha2\n";
    private static final String INFO = "  label: Ships\n";
    private static final String PATH = "    - path: /ships/{id}\n";
    private static final String INPUTS = "        inputParameters:\n        - {name: id, in: path}\n";
    private static final String OPERATION = "      - name: get-ship  # one ship\n        method: GET\n" + INPUTS;
    private static final String TOOL = "    - name: get-ship\n      description: One ship.\n      call: ships.get-ship";

    static Stream<Arguments> anotherSpelling() {
        return Stream.of(
                argumentSet(
                        "tabs and a comment", INFO, "  title:\tShips\t# to people\n", "  label:\tShips\t# to people\n"),
                argumentSet("quoted key", INFO, "  \"title\" : Ships\n", "  \"label\" : Ships\n"),
                argumentSet("single quotes", INFO, "  'title': Ships\n", "  'label': Ships\n"),
                argumentSet(
                        "behind wide characters",
                        INFO,
                        "  {description: 🚢 ñ, title: Ships}\n",
                        "  {description: 🚢 ñ, label: Ships}\n"),
                argumentSet(
                        "value of several lines",
                        INFO,
                        "  title: |\n    Ships\n    all\n",
                        "  label: |\n    Ships\n    all\n"),
                argumentSet("first key behind a dash", OPERATION, OPERATION.replace("name: get", "id: get"), OPERATION),
                argumentSet(
                        "several in one mapping",
                        "baseUri",
                        joined(
                                "auth:",
                                "      type: apikey",
                                "      in: query",
                                "      name: k",
                                "      value: v",
                                "    baseUri"),
                        joined(
                                "authentication:",
                                "      type: apikey",
                                "      placement: query",
                                "      key: k",
                                "      value: v",
                                "    baseUri")));
    }

    static Stream<Arguments> noVersion() {
        return Stream.of(
                argumentSet("before the first key, below the comment", VERSION, "", VERSION),
                argumentSet("above nothing else", "naftiko", "x-naftiko", "naftiko: 1.0.0-alpha2\nx-naftiko"));
    }

    static Stream<Arguments> undeclaredPlaceholder() {
        return Stream.of(
                argumentSet(
                        "no list yet",
                        INPUTS,
                        "",
                        "        inputParameters:\n        - {name: id, in: path, type: string, required: true}\n"),
                argumentSet(
                        "two, and no list yet",
                        PATH + "      operations:\n" + OPERATION,
                        "    - path: /ships/{id}/of/{dock-id}\n      operations:\n" + OPERATION.replace(INPUTS, ""),
                        "    - path: /ships/{id}/of/{dock-id}\n      operations:\n"
                                + OPERATION.replace(
                                        INPUTS,
                                        lines(
                                                "        inputParameters:",
                                                "        - {name: id, in: path, type: string, required: true}",
                                                "        - {name: dock-id, in: path, type: string, required: true}"))),
                argumentSet(
                        "list with braces",
                        INPUTS,
                        "        inputParameters:\n          - {name: full, in: query}  # all\n          # the end\n",
                        lines(
                                "        inputParameters:",
                                "          - {name: full, in: query}  # all",
                                "          - {name: id, in: path, type: string, required: true}",
                                "          # the end")),
                argumentSet(
                        "list with lines",
                        INPUTS,
                        "        inputParameters:\n        - name: full\n          in: query\n",
                        lines(
                                "        inputParameters:",
                                "        - name: full",
                                "          in: query",
                                "        - name: id",
                                "          in: path",
                                "          type: string",
                                "          required: true")),
                argumentSet(
                        "list that ends with a block of text",
                        INPUTS,
                        "        inputParameters:\n        - name: full\n          description: |\n            All.\n",
                        lines(
                                "        inputParameters:",
                                "        - name: full",
                                "          description: |",
                                "            All.",
                                "        - name: id",
                                "          in: path",
                                "          type: string",
                                "          required: true")),
                argumentSet(
                        "list with an anchor",
                        INPUTS,
                        lines("        inputParameters: &inputs # all", "          - {name: full, in: query}"),
                        lines(
                                "        inputParameters: &inputs # all",
                                "          - {name: full, in: query}",
                                "          - {name: id, in: path, type: string, required: true}")),
                argumentSet(
                        "list between brackets",
                        INPUTS,
                        "        inputParameters: [{name: full, in: query}]  # all\n",
                        lines("        inputParameters: [{name: full, in: query}, {name: id, in: path, type: string,"
                                + " required: true}]  # all")),
                argumentSet(
                        "empty list",
                        INPUTS,
                        "        inputParameters: []\n",
                        "        inputParameters: [{name: id, in: path, type: string, required: true}]\n"),
                argumentSet(
                        "keyed by name",
                        INPUTS,
                        "        inputParameters:\n          full: {in: query}\n",
                        lines(
                                "        inputParameters:",
                                "          full: {in: query}",
                                "          id: {in: path, type: string, required: true}")),
                argumentSet(
                        "operation between braces",
                        OPERATION,
                        "      - {name: get-ship, method: GET}\n",
                        lines("      - {name: get-ship, method: GET, inputParameters: [{name: id, in: path, type:"
                                + " string, required: true}]}")),
                argumentSet(
                        "operation as JSON",
                        OPERATION,
                        "      - {\"name\": \"get-ship\", \"method\": \"GET\"}\n",
                        lines("      - {\"name\": \"get-ship\", \"method\": \"GET\", \"inputParameters\":"
                                + " [{\"name\": \"id\", \"in\": \"path\", \"type\": \"string\", \"required\":"
                                + " true}]}")));
    }

    static Stream<Arguments> pathInputWithoutPlaceholder() {
        var below = "      operations:\n" + OPERATION;
        return Stream.of(
                argumentSet(
                        "operation without path",
                        PATH + below,
                        "    - path: /ships\n" + below,
                        "    - path: /ships\n" + below.replace("GET\n", "GET\n        path: /{id}\n")),
                path("plain", "/one # or", "/one/{id} # or"),
                path("single quotes", "'/one'", "'/one/{id}'"),
                path("double quotes", "\"/one\"", "\"/one/{id}\""),
                path("slash at the end", "/one/", "/one/{id}"),
                path("constant query", "/one?full=yes", "/one/{id}?full=yes"),
                argumentSet(
                        "between braces",
                        PATH + below,
                        lines(
                                "    - path: /ships",
                                "      operations:",
                                "      - {name: get-ship, path: /one, inputParameters: [{name: id, in: path}]}"),
                        lines(
                                "    - path: /ships",
                                "      operations:",
                                "      - {name: get-ship, path: '/one/{id}', inputParameters: [{name: id, in:"
                                        + " path}]}")));
    }

    private static Arguments path(String name, String was, String becomes) {
        var below = "      operations:\n" + OPERATION;
        return argumentSet(
                name,
                PATH + below,
                "    - path: /ships\n" + below.replace("GET\n", "GET\n        path: " + was + "\n"),
                "    - path: /ships\n" + below.replace("GET\n", "GET\n        path: " + becomes + "\n"));
    }

    static Stream<Arguments> toolWithoutDescription() {
        return Stream.of(
                argumentSet(
                        "method and path",
                        TOOL,
                        "    - name: get-ship # one\n      call: ships.get-ship",
                        "    - name: get-ship # one\n      description: GET /ships/{id}\n      call: ships.get-ship"),
                argumentSet(
                        "at the end of a file without line break",
                        TOOL,
                        "    - call: ships.get-ship\n      name: get-ship",
                        "    - call: ships.get-ship\n      name: get-ship\n      description: GET /ships/{id}"),
                argumentSet(
                        "between braces",
                        TOOL,
                        "    - {name: get-ship, call: ships.get-ship}",
                        "    - {name: get-ship, description: 'GET /ships/{id}', call: ships.get-ship}"),
                argumentSet(
                        "keyed by name",
                        TOOL,
                        "      get-ship:\n        # what it does\n        call: ships.get-ship",
                        joined(
                                "      get-ship:",
                                "        # what it does",
                                "        description: GET /ships/{id}",
                                "        call: ships.get-ship")));
    }

    @ParameterizedTest
    @MethodSource({
        "anotherSpelling",
        "noVersion",
        "undeclaredPlaceholder",
        "pathInputWithoutPlaceholder",
        "toolWithoutDescription"
    })
    void writesNothingElse(String part, String was, String becomes) {
        assertThat(SHIPS).contains(part);

        var mended = mend(SHIPS.replace(part, was));

        assertThat(mended).isEqualTo(SHIPS.replace(part, becomes));
        assertThat(mend(SHIPS.replace(part, was).replace("\n", "\r\n"))).isEqualTo(mended.replace("\n", "\r\n"));
    }

    @Test
    void describesAToolAsItsOperationIs() {
        var described = SHIPS.replace("      description: One ship.\n", "")
                .replace(
                        "method: GET\n",
                        "method: GET\n        description: >\n          One ship: it's\n          by id\n");

        assertThat(mend(described)).contains("- name: get-ship\n      description: 'One ship: it''s by id'\n");
    }

    @Test
    void addsTheVersionToJson() {
        assertThat(mend("{\"capability\": {\"exposes\": []}}"))
                .isEqualTo("{\"naftiko\": \"1.0.0-alpha2\", \"capability\": {\"exposes\": []}}");
    }

    @ParameterizedTest
    @MethodSource
    void leavesWhatIsNotSafe(String part, String was) {
        var text = SHIPS.replace(part, was);

        assertThat(warnings(text)).isNotEmpty();
        assertThat(mend(text)).isEqualTo(text);
    }

    static Stream<Arguments> leavesWhatIsNotSafe() {
        return Stream.of(
                argumentSet("key that is there without value", INFO, "  label:\n  title: Ships\n"),
                argumentSet("key behind an anchor", INFO, "  &key title: Ships\n"),
                argumentSet("mere resemblance", INFO, "  lable: Ships\n"),
                argumentSet(
                        "path with an escape",
                        PATH + "      operations:\n" + OPERATION,
                        "    - path: /ships\n      operations:\n"
                                + OPERATION.replace("GET\n", "GET\n        path: \"/on\\x65\"\n")));
    }

    private static String lines(String... lines) {
        return joined(lines) + "\n";
    }

    private static String joined(String... lines) {
        return String.join("\n", lines);
    }

    private static List<Problem> warnings(String text) {
        return ENGINE.plan(FILE, text).problems();
    }

    /// All repairs, as many rounds as it takes.
    private static String mend(String text) {
        var mended = text;
        for (int round = 0; round < 5; round++) {
            var repairs = Repairs.of(FILE.toString(), mended, warnings(mended));
            mended = Edit.applyAll(
                    mended, Edit.apart(repairs.stream().map(Repair::edit).toList()));
        }
        return mended;
    }
}
