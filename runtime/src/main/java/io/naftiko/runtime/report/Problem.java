package io.naftiko.runtime.report;

import org.jspecify.annotations.Nullable;

/// Something about a capability file that its author should mend or know.
///
/// @param message one sentence with what was expected and what was found
/// @param proposal what to write instead; null when the engine has no idea
/// @param fix the same as a change that is safe to make for the author; null when there is none
public record Problem(
        Code code,
        Place place,
        String message,
        @Nullable String proposal,
        @Nullable Fix fix) {

    public Problem(Code code, Place place, String message, @Nullable String proposal) {
        this(code, place, message, proposal, null);
    }

    public Severity severity() {
        return code.severity();
    }

    public boolean isError() {
        return severity() == Severity.ERROR;
    }

    /// One line: place, severity, code, path, sentence and proposal.
    @Override
    public String toString() {
        var path = place.path().isEmpty() ? "" : place.path() + ": ";
        return place + ": " + severity().name().toLowerCase(java.util.Locale.ROOT) + " [" + code.id() + "] " + path
                + message + (proposal == null ? "" : " " + proposal);
    }
}
