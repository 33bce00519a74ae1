package io.naftiko.runtime.model;

import io.naftiko.runtime.http.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a unit does, ready to run: the same routine gives the same answer through every protocol.
///
/// @param inputs what a caller gives, in order
/// @param inputSchema JSON Schema 2020-12 of all inputs as one object
/// @param check refuses arguments before anything is called
/// @param upstream what its one call calls; null when it has steps, or calls nothing
/// @param steps in order; empty when it has none
/// @param utterances what a run may have to say before it ends
/// @param answer what it answers; null when nobody knows before
public record Routine(
        String name,
        List<Input> inputs,
        ObjectNode inputSchema,
        ArgumentCheck check,
        Work work,
        @Nullable Upstream upstream,
        List<Step.Shown> steps,
        Utterances utterances,
        @Nullable AnswerSchema answer) {

    public Routine {
        inputs = List.copyOf(inputs);
        steps = List.copyOf(steps);
    }

    /// A routine without steps, of whose answer nothing is known.
    public Routine(
            String name,
            List<Input> inputs,
            ObjectNode inputSchema,
            ArgumentCheck check,
            Work work,
            @Nullable Upstream upstream) {
        this(name, inputs, inputSchema, check, work, upstream, List.of(), Utterances.NONE, null);
    }

    /// Whether a run calls some upstream.
    public boolean callsOut() {
        return upstream != null
                || steps.stream().anyMatch(step -> step.upstreams().findAny().isPresent());
    }

    /// Whether a run does little but wait for the calls that it makes. A step that takes long sees to that itself.
    public boolean isBrief() {
        return upstream == null ? !steps.isEmpty() : upstream.paging() == null;
    }

    /// Checks `arguments`, then does the work.
    ///
    /// @param arguments by the input's name; an absent input has no entry
    /// @throws io.naftiko.runtime.report.FailedCall when they are refused, or there is no answer
    public Response run(Map<String, JsonNode> arguments) {
        return run(arguments, Conversation.NONE);
    }

    /// The same with a caller that can be talked to.
    ///
    /// @throws Unanswered when the caller is to answer questions first
    public Response run(Map<String, JsonNode> arguments, Conversation conversation) {
        check.check(arguments);
        return work.run(new Scope(arguments, conversation)).whole();
    }

    /// Checks `arguments`, then does the work. The answer may be a [io.naftiko.runtime.http.Body.Stream], which takes
    /// its time while it is written.
    ///
    /// @throws io.naftiko.runtime.report.FailedCall when they are refused, or there is no answer
    public Response pass(Map<String, JsonNode> arguments) {
        check.check(arguments);
        return work.run(new Scope(arguments, Conversation.NONE));
    }

    /// Refuses arguments that the inputs do not allow.
    @FunctionalInterface
    public interface ArgumentCheck {

        /// Returns when the arguments are allowed.
        ///
        /// @throws io.naftiko.runtime.report.FailedCall naming every violation
        void check(Map<String, JsonNode> arguments);
    }

    /// What a routine calls, for people and descriptions. It holds no secret.
    ///
    /// @param call as the file names it: `rooms.listrooms`
    /// @param description of the called operation; null where the file says nothing
    /// @param urlTemplate `{x}` is an input of the call, `{{X}}` a variable
    /// @param constants what the file fixes, each with its place
    /// @param passesBody whether the operation declares no body and takes the caller's as it is
    /// @param opaqueBody whether a caller's whole body is sent as it came, because nothing is to be made of it
    /// @param format the declared raw format
    /// @param paging how it is called page by page; null where it answers at once
    public record Upstream(
            String call,
            @Nullable String description,
            String method,
            String urlTemplate,
            List<Authentication.Credential> credentials,
            List<Fixed> constants,
            boolean passesBody,
            boolean opaqueBody,
            String format,
            @Nullable Paging paging) {

        /// An upstream that answers at once.
        public Upstream(
                String call,
                @Nullable String description,
                String method,
                String urlTemplate,
                List<Authentication.Credential> credentials,
                List<Fixed> constants,
                boolean passesBody,
                boolean opaqueBody,
                String format) {
            this(call, description, method, urlTemplate, credentials, constants, passesBody, opaqueBody, format, null);
        }

        public Upstream {
            credentials = List.copyOf(credentials);
            constants = List.copyOf(constants);
        }
    }

    /// A value that the file fixes.
    public record Fixed(String in, String name, JsonNode value) {}
}
