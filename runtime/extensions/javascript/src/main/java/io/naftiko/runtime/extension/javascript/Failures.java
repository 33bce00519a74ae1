package io.naftiko.runtime.extension.javascript;

import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.ScriptFailed;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.PolyglotException.StackFrame;
import org.graalvm.polyglot.SourceSection;
import org.jspecify.annotations.Nullable;

/// Says why a script failed, in the words of JavaScript.
final class Failures {

    private static final int MAX_LENGTH = 300;

    /// Where an error of syntax is, before the reason: `SyntaxError: ship.js:3:5 `.
    private static final Pattern POSITION = Pattern.compile("^SyntaxError: \\S+:\\d+:\\d+ ");

    private Failures() {}

    static FailedCall of(String script, String reason) {
        return of(script, reason, null);
    }

    static FailedCall of(String script, String reason, @Nullable Throwable cause) {
        return new FailedCall(new ScriptFailed("The script `" + script + "` " + reason + "."), cause);
    }

    /// What a script threw, or what ended it.
    ///
    /// @param statements that it might carry out
    static FailedCall of(String script, int statements, PolyglotException e) {
        if (e.isResourceExhausted() && e.isCancelled()) {
            return of(script, "was stopped after " + statements + " statements", e);
        }
        if (e.isResourceExhausted() && !e.isGuestException()) {
            return of(script, "took too much memory, or called itself too often", e);
        }
        if (e.isInternalError() || e.isHostException() || e.isCancelled() || e.isInterrupted()) {
            return of(script, "could not be carried out", e);
        }
        return of(script, "failed" + place(script, e) + ": " + reason(e), e);
    }

    /// Where the script was, also when something that it called has no place.
    private static String place(String script, PolyglotException e) {
        return StreamSupport.stream(e.getPolyglotStackTrace().spliterator(), false)
                .map(StackFrame::getSourceLocation)
                .filter(at -> at != null && !at.getSource().isInternal())
                .findFirst()
                .map(at -> place(script, at))
                .orElse("");
    }

    private static String place(String script, SourceSection at) {
        var file = at.getSource().getName();
        return (file.equals(script) ? "" : " in `" + file + "`") + " on line " + at.getStartLine();
    }

    /// The first line of the message, without a full stop.
    static String reason(PolyglotException e) {
        var message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        var reason = POSITION.matcher(message).replaceFirst("");
        var shown = reason.length() > MAX_LENGTH ? reason.substring(0, MAX_LENGTH) + "…" : reason;
        return shown.replaceFirst("[.\\s]+$", "");
    }
}
