package io.naftiko.runtime.curate;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.openapi.ApiDocument;
import io.naftiko.runtime.openapi.ApiOperation;
import io.naftiko.runtime.openapi.SchemaDraft;
import io.naftiko.runtime.openapi.ShortText;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An operation of a document as a consumed operation and as a tool that calls it.
///
/// @param outputs null where the answer passes as it comes
record ToolDraft(
        ApiOperation source,
        String name,
        Api api,
        CallDraft call,
        @Nullable ArrayNode outputs) {

    private static final int DESCRIPTION = 400;
    private static final int MAX_SCHEMAS = 250;

    static ToolDraft of(
            ApiOperation source, String name, Api api, ApiDocument document, Wishes wishes, Consumer<String> notes) {
        var call = new CallDraft(source.path());
        var drafts = SchemaDraft.sent(document.schemas(), MAX_SCHEMAS);
        new Inputs(document.schemas(), api.credential().places(), notes).add(source, drafts, call);
        new Bodies(document.schemas()).add(source, drafts, call);
        var outputs = wishes.wholeAnswers()
                ? null
                : AnswerFields.of(source, document.schemas()).orElse(null);
        return new ToolDraft(source, name, api, call, outputs);
    }

    String path() {
        return call.path();
    }

    private String description() {
        var said = ShortText.joined(source.summary(), source.description(), DESCRIPTION);
        var words = said.isEmpty() ? sentence(name) : said;
        return source.deprecated() ? "Deprecated. " + words : words;
    }

    private static String sentence(String name) {
        var words = name.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    ObjectNode operation() {
        var operation = Json.object().put("name", name).put("method", source.method());
        var summary = ShortText.of(source.summary().isEmpty() ? source.description() : source.summary(), 120);
        if (!summary.isEmpty()) {
            operation.put("description", summary);
        }
        var inputs = call.inputs();
        if (!inputs.isEmpty()) {
            operation.set("inputParameters", inputs);
        }
        if (call.body() != null) {
            operation.set("body", call.body());
        }
        return operation;
    }

    ObjectNode tool() {
        var tool = Json.object().put("name", name).put("description", description());
        tool.set("hints", hints());
        return finished(tool);
    }

    ObjectNode restOperation() {
        return finished(Json.object()
                .put("method", source.method())
                .put("name", name)
                .put("description", ShortText.of(description(), 160)));
    }

    private ObjectNode finished(ObjectNode unit) {
        unit.put("call", api.namespace() + "." + name);
        var with = call.with();
        if (!with.isEmpty()) {
            unit.set("with", with);
        }
        if (outputs != null) {
            unit.set("outputParameters", outputs.deepCopy());
        }
        return unit;
    }

    /// What the method promises (RFC 9110, 9.2). What it says nothing of is left out, and agents take it for
    /// destructive.
    private ObjectNode hints() {
        var hints = Json.object();
        if (source.reads()) {
            return hints.put("readOnly", true);
        }
        hints.put("readOnly", false);
        switch (source.method()) {
            case "DELETE" -> hints.put("destructive", true).put("idempotent", true);
            case "PUT" -> hints.put("idempotent", true);
            case "POST" -> {
                if (name.startsWith("create-") || name.startsWith("add-")) {
                    hints.put("destructive", false);
                }
            }
            default -> {}
        }
        return hints;
    }
}
