package io.naftiko.runtime.report;

import java.util.List;

/// Carries a [Failure] to the adapter that answers the caller.
public final class FailedCall extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public FailedCall(Failure failure) {
        this(failure, null);
    }

    /// @param cause goes to the log, never to the caller
    public FailedCall(Failure failure, @org.jspecify.annotations.Nullable Throwable cause) {
        super(failure.message(), cause, false, cause != null);
        this.failure = failure;
    }

    /// A call refused for one input.
    public static FailedCall badInput(String input, String reason) {
        return new FailedCall(new Failure.BadInput(List.of(new Failure.Violation(input, reason))));
    }

    public Failure failure() {
        return failure;
    }
}
