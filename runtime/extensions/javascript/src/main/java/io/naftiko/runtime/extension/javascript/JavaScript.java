package io.naftiko.runtime.extension.javascript;

import io.naftiko.runtime.document.NamedFile;
import io.naftiko.runtime.model.ScriptLanguage;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Problems;
import java.util.ArrayList;
import java.util.Optional;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;

/// `language: javascript`: ECMAScript, as far as GraalVM has it. Files are scripts, not modules.
record JavaScript(Sandbox sandbox, Workers workers) implements ScriptLanguage {

    private static final long TO_PARSE = 1;

    @Override
    public Optional<Script> compile(Draft draft, Problems problems) {
        var sources = new ArrayList<Source>();
        try (var world = sandbox.open(TO_PARSE)) {
            for (var file : draft.files()) {
                var source = Source.newBuilder(Sandbox.LANGUAGE, file.text(), file.name())
                        .buildLiteral();
                if (parses(source, file, world, problems)) {
                    sources.add(source);
                }
            }
        }
        return sources.size() < draft.files().size()
                ? Optional.empty()
                : Optional.of(new CompiledScript(draft, sources, sandbox, workers));
    }

    private static boolean parses(Source source, NamedFile file, Context world, Problems problems) {
        try {
            world.parse(source);
            return true;
        } catch (PolyglotException e) {
            report(e, file, problems);
            return false;
        }
    }

    private static void report(PolyglotException e, NamedFile file, Problems problems) {
        var at = e.getSourceLocation();
        problems.add(
                Code.SCRIPT_SYNTAX,
                at == null ? file.start() : file.start().at(at.getStartLine(), at.getStartColumn()),
                "The script `" + file.name() + "` is no JavaScript: " + Failures.reason(e) + ".");
    }
}
