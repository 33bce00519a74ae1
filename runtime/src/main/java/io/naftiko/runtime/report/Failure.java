package io.naftiko.runtime.report;

import java.util.List;

/// Why a call has no answer. Closed: each adapter translates every case, in one place.
public sealed interface Failure {

    /// One sentence for the caller. It names no secret, no class and no address inside.
    String message();

    /// The HTTP status that says it best.
    int status();

    /// The caller's input cannot be used. Nothing was sent.
    ///
    /// @param violations every violation, each naming its input
    record BadInput(List<Violation> violations) implements Failure {

        public BadInput {
            violations = List.copyOf(violations);
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String message() {
            return String.join(
                    "; ", violations.stream().map(Violation::toString).toList());
        }
    }

    /// What is wrong with one input.
    ///
    /// @param input the input's name, or a path below it such as `filter.from`
    record Violation(String input, String reason) {

        @Override
        public String toString() {
            return "`" + input + "` " + reason;
        }
    }

    /// A variable that the call needs has no value. Nothing was sent.
    record VariableUnset(String variable) implements Failure {

        @Override
        public String message() {
            return "The variable " + variable + " is not set, and this call needs it.";
        }

        @Override
        public int status() {
            return 503;
        }
    }

    /// There is no room for the call now. Nothing was sent.
    record Overloaded(String message, int retryAfterSeconds) implements Failure {

        @Override
        public int status() {
            return 503;
        }
    }

    /// No connection to the upstream came about. Nothing was sent.
    record UpstreamUnreachable(String message) implements Failure {

        @Override
        public int status() {
            return 502;
        }
    }

    /// The upstream did not answer in time. It may have done what was asked.
    record UpstreamTimedOut(String message) implements Failure {

        @Override
        public int status() {
            return 504;
        }
    }

    /// What the call looks for is not among what the upstreams answered.
    record NothingFound(String message) implements Failure {

        @Override
        public int status() {
            return 404;
        }
    }

    /// A script of the capability failed, or took too much.
    record ScriptFailed(String message) implements Failure {

        @Override
        public int status() {
            return 500;
        }
    }

    /// The upstream answered with something that cannot be read, or with too much of it.
    record UnreadableReply(String message) implements Failure {

        @Override
        public int status() {
            return 502;
        }
    }

    /// The run has a question that its caller cannot answer: it has no people or no model to ask, or none that would
    /// answer in time.
    record NobodyToAsk(String message) implements Failure {

        @Override
        public int status() {
            return 422;
        }
    }

    /// A person was asked, and said no or nothing.
    record Declined(String message) implements Failure {

        @Override
        public int status() {
            return 403;
        }
    }

    /// The capability itself ends the run, in its author's words.
    ///
    /// @param status 400 to 599
    record Stopped(int status, String message) implements Failure {}
}
