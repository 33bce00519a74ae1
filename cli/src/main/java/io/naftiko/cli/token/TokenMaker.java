package io.naftiko.cli.token;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Exit;
import io.naftiko.cli.console.Refused;
import io.naftiko.cli.flag.VariableFlags;
import io.naftiko.cli.plan.EngineSettings;
import io.naftiko.cli.validate.ProblemText;
import io.naftiko.runtime.Engine;
import io.naftiko.runtime.consume.auth.Jwt;
import io.naftiko.runtime.link.Linked;
import io.naftiko.runtime.model.Consumes;
import io.naftiko.runtime.report.FailedCall;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Prints a token that a consumed API with signed tokens accepts: the one result that is a secret.
public record TokenMaker(Console console, VariableFlags flags) {

    /// The exit code: whether there is a token.
    ///
    /// @param namespace of the API; null for the only one that takes such tokens
    public int print(Path file, @Nullable String namespace) {
        var engine = new Engine(EngineSettings.of(EngineSettings.environment(flags, console), console));
        var plan = engine.plan(file);
        if (plan.linked().isEmpty()) {
            ProblemText.write(plan.problems(), console.err());
            return Exit.FAILED;
        }
        console.out().record(token(plan.linked().get(), namespace));
        return Exit.DONE;
    }

    private static String token(Linked linked, @Nullable String namespace) {
        var api = only(linked.capability().consumes().stream()
                .filter(each -> namespace == null || each.namespace().equals(namespace))
                .filter(each -> each.authentication() instanceof Jwt)
                .toList());
        try {
            return ((Jwt) api.authentication()).token(linked.variables()).reveal();
        } catch (FailedCall failed) {
            throw Refused.failed(failed.failure().message());
        }
    }

    private static Consumes only(List<Consumes> found) {
        return switch (found.size()) {
            case 0 -> throw Refused.failed("no such API of the file has `authentication: {type: jwt}`.");
            case 1 -> found.getFirst();
            default ->
                throw Refused.usage("name one of the namespaces "
                        + String.join(
                                ", ", found.stream().map(Consumes::namespace).toList()) + ".");
        };
    }
}
