package io.naftiko.runtime.model;

import tools.jackson.databind.node.ObjectNode;

/// What a run wants to know from its caller before it goes on. Closed.
public sealed interface Question {

    /// People are asked to fill in a form. The answer has `action` (`accept`, `decline`, `cancel`), and where it is
    /// `accept` the `content`.
    ///
    /// @param schema a flat object of JSON Schema
    record Form(String message, ObjectNode schema) implements Question {}

    /// People are asked whether something may be done. The answer has `action`; only `accept` allows it. An answer
    /// counts only where this very question was asked before: nobody can bring consent along.
    record Consent(String message) implements Question {}

    /// People are asked to visit an address. The answer has `action`; `accept` says that they agreed to, and not that
    /// they did.
    record Visit(String message, String url) implements Question {}

    /// The caller's model is asked to write something. The answer has `role`, `content`, `model` and `stopReason`.
    ///
    /// @param request as MCP's `sampling/createMessage` has it: `messages`, `maxTokens`, …
    record Sample(ObjectNode request) implements Question {}

    /// The caller is asked where its files are. The answer has `roots`.
    record Roots() implements Question {}
}
