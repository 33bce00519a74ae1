package io.naftiko.runtime.extension.javascript;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.ScriptLanguage.Draft;
import io.naftiko.runtime.model.ScriptLanguage.Script;
import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A script whose files were read and parsed. Values go in and come out as JSON text, so that no object of the host is
/// ever in reach of a script.
final class CompiledScript implements Script {

    /// Keeps the functions that turn values into text and back, before a script can change them. `result` is there, so
    /// that strict scripts may set it.
    private static final Source BORDER =
            Source.newBuilder(Sandbox.LANGUAGE, """
                (function () {
                    globalThis.result = undefined;
                    const parse = JSON.parse, stringify = JSON.stringify, TheError = TypeError;
                    const plain = (key, value) => {
                        const type = typeof value;
                        if (type === 'function' || type === 'symbol') {
                            throw new TheError('`result` holds a ' + type);
                        }
                        return value;
                    };
                    return [text => parse(text), value => stringify(value, plain)];
                })()
                """, "border").internal(true).buildLiteral();

    private static final String CONTEXT = "context";
    private static final String RESULT = "result";

    private final Draft draft;
    private final String name;
    private final List<Source> sources;
    private final Sandbox sandbox;
    private final Workers workers;

    CompiledScript(Draft draft, List<Source> sources, Sandbox sandbox, Workers workers) {
        this.draft = draft;
        this.name = draft.files().getLast().name();
        this.sources = List.copyOf(sources);
        this.sandbox = sandbox;
        this.workers = workers;
    }

    @Override
    public JsonNode run(ObjectNode context) {
        var text = Json.text(context);
        var result = workers.run(name, draft, () -> sandbox.open(draft.statements()), world -> result(world, text));
        return Json.parse(result).orElseThrow(() -> Failures.of(name, "set `result` to a value that nests too deep"));
    }

    private String result(Context world, String context) {
        try {
            return evaluate(world, context);
        } catch (PolyglotException e) {
            throw Failures.of(name, draft.statements(), e);
        }
    }

    private String evaluate(Context world, String context) {
        var border = world.eval(BORDER);
        var globals = world.getBindings(Sandbox.LANGUAGE);
        globals.putMember(CONTEXT, border.getArrayElement(0).execute(context));
        sources.forEach(world::eval);
        var result = border.getArrayElement(1).execute(globals.getMember(RESULT));
        if (!result.isString()) {
            throw Failures.of(name, "did not set `result`");
        }
        return result.asString();
    }
}
