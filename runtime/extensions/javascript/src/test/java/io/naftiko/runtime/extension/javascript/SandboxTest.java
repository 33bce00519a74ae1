package io.naftiko.runtime.extension.javascript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.NamedFile;
import io.naftiko.runtime.model.ScriptLanguage.Draft;
import io.naftiko.runtime.model.ScriptLanguage.Script;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.report.Problems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a script may do, and what it may not, whatever it tries.
class SandboxTest {

    private static final int STATEMENTS = 100_000;

    private static final JavaScript JAVASCRIPT = new JavaScript(new Sandbox(), new Workers());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "result = 1 + 1                                            | 2",
                "var result = 'a'                                          | 'a'",
                "let result = [1, 2.5, null, true]                         | [1,2.5,null,true]",
                "const result = {a: {b: 'c'}}                              | {'a':{'b':'c'}}",
                "'use strict'; result = null                               | null",
                "result = context                                          | {'n':7,'list':['x']}",
                "result = context.list.map(x => x + context.n)             | ['x7']",
                "result = new Date(0)                                      | '1970-01-01T00:00:00.000Z'",
                "result = {a: undefined, b: NaN}                           | {'b':null}",
                "result = 9007199254740993n.toString()                     | '9007199254740993'",
                "const later = async () => { result = await 5 }; later()   | 5",
                "console.log('nobody hears this'); result = 'a'            | 'a'",
                "result = 'Zoë \uD83D\uDE00'                               | 'Zoë \uD83D\uDE00'",
                "result = {['__proto__']: 1}                               | {'__proto__':1}",
            })
    void aScriptSetsItsResult(String script, String json) {
        assertThat(Json.text(run(script))).isEqualTo(json.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "context                                        | did not set `result`.",
                "result = undefined                             | did not set `result`.",
                "result = () => 1                               | failed: TypeError: `result` holds a function.",
                "result = {a: [Symbol('b')]}                    | failed: TypeError: `result` holds a symbol.",
                "result = {}; result.a = result                 | failed: TypeError: Converting circular structure to"
                        + " JSON.",
                "result = 1n                                    | failed: TypeError: Do not know how to serialize a"
                        + " BigInt.",
                "result = {toJSON: 1, a: {toJSON() { throw new Error('x') }}} | failed on line 1: Error: x.",
                "for (var a = [], i = 0; i < 300; i++) a = [a]; result = a    | set `result` to a value that nests too"
                        + " deep.",
                "result = 'x'.repeat(1e8)                       | failed on line 1: RangeError: Invalid string length.",
                "result = Array(9).fill('x'.repeat(4e6))        | failed: RangeError: Invalid string length.",
                "\\n"
                        + "\\n"
                        + "none.none                                | failed on line 3: ReferenceError: none is not"
                        + " defined.",
                "null.x                                         | failed on line 1: TypeError: Cannot read property"
                        + " 'x' of null.",
                "throw 'a' + String.fromCharCode(10) + 'b'      | failed on line 1: a.",
                "throw {a: 1}                                   | failed on line 1: Error.",
                "throw new Error('y'.repeat(999))               | failed on line 1: Error: yyyyyyyy",
                "function f() { f() } f()                       | failed on line 1: RangeError: Maximum call stack"
                        + " size exceeded.",
                "while (true) {}                                | was stopped after 100000 statements.",
                "for (;;) { try { for (;;) {} } catch (e) {} finally { } } | was stopped after 100000 statements.",
            })
    void aFailureSaysWhatAndWhere(String script, String message) {
        assertThatThrownBy(() -> run(script.replace("\\n", "\n")))
                .isInstanceOf(FailedCall.class)
                .message()
                .startsWith("The script `x.js` " + message)
                .doesNotContainPattern("\\w\\.\\w+\\.\\w+|Exception|\n")
                .hasSizeLessThan(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Java.type('java.lang.System')",
                "Packages.java.lang.System",
                "java.lang.System.exit(1)",
                "Polyglot.eval('js', '1')",
                "Polyglot.import('x')",
                "Graal.versionECMAScript",
                "load('/etc/hostname')",
                "loadWithNewGlobal('x')",
                "require('fs')",
                "quit()",
                "print(1)",
                "eval('1')",
                "new Function('return 1')()",
                "(function () {}).constructor('return 1')()",
                "context.constructor.constructor('return 1')()",
                "[].map.constructor('return this')()",
                "(async () => {}).constructor('return 1')()",
                "(function* () {}).constructor('return 1')()",
                "new SharedArrayBuffer(8)",
                "new Worker('x')",
                "setTimeout(() => 1)",
                "fetch('http://127.0.0.1')",
                "new WebAssembly.Module(new Uint8Array(8))",
                "context.getClass()",
                "context.list.getClass().forName('java.lang.Runtime')",
                "result.class.forName('x')",
            })
    void nothingOfTheHostIsInReach(String script) {
        assertThatThrownBy(() -> run("result = 1; " + script))
                .isInstanceOf(FailedCall.class)
                .message()
                .containsPattern("ReferenceError|TypeError|EvalError");
    }

    @ParameterizedTest
    @ValueSource(strings = {"import('x')", "import('/etc/hostname')"})
    void aModuleOfADiskIsNotFound(String script) {
        assertThat(Json.text(run(script + ".then(() => { result = 'loaded' }, e => { result = 'refused' })")))
                .isEqualTo("\"refused\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const a = []; while (true) a.push('x'.repeat(1e7) + a.length)",
                "let a = [1]; while (true) a = a.concat(a)",
                "const a = []; while (true) a.push(new Uint8Array(1e7))",
                "new Array(1e9).fill(1)",
                "Array.from({length: 1e9}, (_, i) => i)",
                "let s = 'x'; while (true) s += s + Math.random(); ",
                "/(a*)*b/.test('a'.repeat(40))",
                "[...Array(1e6)].sort(() => Math.random())",
                "'x'.repeat(1e7).replace(/x/g, 'yyyyyyyy')",
                "new Proxy({}, {ownKeys: () => { while (true) {} }}).x; JSON.stringify(Array(1e8))",
            })
    void whatTakesTooMuchIsStopped(String script) throws InterruptedException {
        assertThatThrownBy(() -> run(script, STATEMENTS, Duration.ofSeconds(2)))
                .isInstanceOf(FailedCall.class)
                .message()
                .doesNotContainPattern("\\w\\.\\w+\\.\\w+|Exception|\n");
        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("script x.js")) {
                thread.join(Duration.ofSeconds(30));
                assertThat(thread.isAlive()).as("the thread of the script").isFalse();
            }
        }
    }

    @Test
    void aLoopIsStoppedInTime() {
        assertThatThrownBy(() -> run("while (true) {}", Integer.MAX_VALUE, Duration.ofMillis(200)))
                .hasMessage("The script `x.js` was stopped after 200 ms.");
        assertThat(Json.text(run("result = 'still here'"))).isEqualTo("\"still here\"");
    }

    @Test
    void noRunSeesAnother() {
        run("""
            Object.prototype.polluted = Array.prototype.polluted = 'yes';
            globalThis.left = 'over';
            JSON.parse = () => 'mine'; JSON.stringify = () => '"mine"';
            Array.prototype.map = () => 'mine';
            Object.defineProperty(Object.prototype, 'toJSON', {get: () => undefined});
            context.list.push('more');
            result = 1;
            """);

        assertThat(Json.text(
                        run("result = [typeof left, ({}).polluted, [].polluted, JSON.stringify([1]), [1].map(x => x),"
                                + " context]")))
                .isEqualTo("[\"undefined\",null,null,\"[1]\",[1],{\"n\":7,\"list\":[\"x\"]}]");
    }

    @Test
    void aScriptCannotForgeWhatCarriesItsResult() {
        assertThat(Json.text(run("JSON.stringify = () => '[666]'; JSON.parse = null; TypeError = null; result = 1")))
                .isEqualTo("1");
    }

    @Test
    void runsAtTheSameTimeKeepApart() throws Exception {
        var script = compile("""
            globalThis.seen = (globalThis.seen || 0) + 1;
            Object.prototype.n = context.n;
            let sum = 0;
            for (let i = 0; i < 500; i++) sum += ({}).n;
            result = [context.n, sum, seen];
            """, STATEMENTS, Duration.ofSeconds(60));
        var runs = new ArrayList<Future<JsonNode>>();
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 64; i++) {
                var context = Json.object().put("n", i);
                runs.add(pool.submit(() -> script.run(context)));
            }
        }

        for (int i = 0; i < 64; i++) {
            assertThat(Json.text(runs.get(i).get())).isEqualTo("[" + i + "," + 500 * i + ",1]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "result = ;             | x.js:1:10: error [script-syntax] The script `x.js` is no JavaScript:"
                        + " Expected an operand but found ;",
                "let a = 1;\\nlet a = 2 | x.js:2:5: error [script-syntax] The script `x.js` is no JavaScript",
                "import a from 'b'      | x.js:1:1: error [script-syntax] The script `x.js` is no JavaScript",
                "return 1               | x.js:1:1: error [script-syntax] The script `x.js` is no JavaScript",
                "/(/                    | x.js:1:4: error [script-syntax] The script `x.js` is no JavaScript",
            })
    void whatIsNoScriptIsAProblemAtItsPlace(String script, String problem) {
        var problems = new Problems();

        assertThat(JAVASCRIPT.compile(draft(script.replace("\\n", "\n"), 1, Duration.ofSeconds(1)), problems))
                .isEmpty();
        assertThat(problems.all())
                .extracting(Problem::toString)
                .singleElement()
                .satisfies(said -> assertThat(said).startsWith(problem));
    }

    private static JsonNode run(String script) {
        return run(script, STATEMENTS, Duration.ofSeconds(60));
    }

    private static JsonNode run(String script, int statements, Duration timeout) {
        var context = (ObjectNode) Json.parse("{\"n\":7,\"list\":[\"x\"]}").orElseThrow();
        return compile(script, statements, timeout).run(context);
    }

    private static Script compile(String script, int statements, Duration timeout) {
        var problems = new Problems();
        return JAVASCRIPT
                .compile(draft(script, statements, timeout), problems)
                .orElseThrow(() -> new AssertionError(problems.all()));
    }

    private static Draft draft(String script, int statements, Duration timeout) {
        var file = new NamedFile("x.js", Path.of("x.js"), script);
        return new Draft(Place.startOf("x.yaml"), List.of(file), timeout, statements);
    }
}
