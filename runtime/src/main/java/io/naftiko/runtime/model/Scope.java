package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Json;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What one run may refer to. Each run has its own; nothing is shared between two.
///
/// @param inputs the caller's inputs by name, checked
/// @param outputs what the steps of this run came to, by the step's name
/// @param conversation with the caller
/// @param remarks on what its steps did, which its answer is to make; null for a run without steps
/// @param path the steps around this, such as `crew[2].person`; empty outside of steps, and where nobody asks for it
public record Scope(
        Map<String, JsonNode> inputs,
        ObjectNode outputs,
        Conversation conversation,
        @Nullable Queue<String> remarks,
        String path) {

    /// The output under which a call finds what to ask for in place of the first page: no step has this name.
    public static final String PAGE = " page";

    /// The output under which content that is made of an answer finds that answer: no step has this name.
    public static final String ANSWER = " answer";

    /// The output under which content that is the bytes of an answer finds them, as `data` in base64 with their
    /// `mimeType`.
    public static final String BYTES = " bytes";

    private static final ObjectNode NO_STEPS = Json.object();

    /// The scope of a run without steps.
    public Scope(Map<String, JsonNode> inputs, Conversation conversation) {
        this(inputs, NO_STEPS, conversation, null, "");
    }

    /// The same for a caller that cannot be talked to.
    public Scope(Map<String, JsonNode> inputs) {
        this(inputs, Conversation.NONE);
    }

    /// A scope of its own for a run of steps, which writes what each step came to.
    public Scope forSteps() {
        return new Scope(inputs, Json.object(), conversation, new ConcurrentLinkedQueue<>(), path);
    }

    /// A scope inside of this one: it sees what was here when it began, and keeps to itself what it writes.
    public Scope nested() {
        return new Scope(inputs, Json.object().setAll(outputs), conversation, remarks, path);
    }

    /// A scope without steps and with other inputs, at the same place of the run.
    public Scope supplied(Map<String, JsonNode> others) {
        return new Scope(others, NO_STEPS, conversation, null, path);
    }

    /// This scope as the step `name` has it. A run that cannot be talked to has no use for a path.
    public Scope at(String name) {
        return conversation.equals(Conversation.NONE) ? this : on(path.isEmpty() ? name : path + "." + name);
    }

    /// This scope as the element `index` of a list has it.
    public Scope at(int index) {
        return conversation.equals(Conversation.NONE) ? this : on(path + "[" + index + "]");
    }

    /// This scope as what is done in place of a step that failed has it.
    public Scope instead() {
        return conversation.equals(Conversation.NONE) ? this : on(path + "!");
    }

    private Scope on(String further) {
        return new Scope(inputs, outputs, conversation, remarks, further);
    }

    /// A scope inside of this one with one more value.
    public Scope with(String name, JsonNode value) {
        var nested = nested();
        nested.outputs.set(name, value);
        return nested;
    }

    /// Adds a remark to the answer of the run, where it has steps.
    public void note(String remark) {
        if (remarks != null) {
            remarks.add(remark);
        }
    }

    /// The remarks so far, in the order in which they were made.
    public List<String> notes() {
        return remarks == null ? List.of() : List.copyOf(remarks);
    }

    /// The caller's input; null when it was not given.
    public @Nullable JsonNode input(String name) {
        return inputs.get(name);
    }
}
