package io.naftiko.runtime.model;

import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.NobodyToAsk;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The caller's side of one run: it hears how the run goes, and answers its questions. Several threads of a run may use
/// it at once.
public interface Conversation {

    /// A caller that hears nothing and answers nothing.
    Conversation NONE = new Conversation() {
        @Override
        public boolean answers(Question question) {
            return false;
        }

        @Override
        public JsonNode ask(String key, Question question) {
            throw new FailedCall(new NobodyToAsk("The caller cannot be asked."));
        }

        @Override
        public void log(Severity severity, String logger, JsonNode data) {}

        @Override
        public void progress(double done, @Nullable Double total, @Nullable String message) {}

        @Override
        public Journal journal() {
            return Journal.NONE;
        }
    };

    /// How much a remark matters (RFC 5424, 6.2.1), the least first.
    enum Severity {
        DEBUG,
        INFO,
        NOTICE,
        WARNING,
        ERROR,
        CRITICAL,
        ALERT,
        EMERGENCY
    }

    /// Whether the caller can be asked such a question.
    boolean answers(Question question);

    /// The caller's answer, as [Question] says what it has in it.
    ///
    /// @param key names the question within the run: the same in each run of the routine
    /// @throws Unanswered when the answer will come with another call
    /// @throws FailedCall when the caller cannot be asked, or does not answer in time
    JsonNode ask(String key, Question question);

    /// Remarks on the run.
    ///
    /// @param logger what remarks: the name of a step
    void log(Severity severity, String logger, JsonNode data);

    /// Says how far the run is. Who says less than before says nothing.
    ///
    /// @param total null when nobody knows
    void progress(double done, @Nullable Double total, @Nullable String message);

    Journal journal();
}
