package io.naftiko.runtime.consume.mcp;

import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.model.Consumes;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Suggestion;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Compares the tools that a file declares with those that the server lists. What differs is logged; no call fails for
/// it.
record ToolCheck(Wire wire, Consumes.Mcp declared) {

    private static final Logger LOG = LoggerFactory.getLogger(ToolCheck.class);

    void check(Era era, Request server) {
        if (declared.verified().isEmpty()) {
            return;
        }
        try {
            var listed = new ToolListing(wire, era, server).tools();
            declared.verified().forEach((name, inputs) -> check(name, inputs, listed));
        } catch (FailedCall failed) {
            LOG.warn("the tools of {} could not be listed: {}", declared.namespace(), failed.getMessage());
        }
    }

    private void check(String name, Set<String> inputs, Map<String, JsonNode> listed) {
        var tool = listed.get(name);
        if (tool == null) {
            var meant = Suggestion.didYouMean(name, listed.keySet());
            LOG.warn("{} has no tool `{}`.{}", declared.namespace(), name, meant == null ? "" : " " + meant);
            return;
        }
        var schema = tool.path("inputSchema");
        schema.path("required").forEach(each -> {
            if (!inputs.contains(each.asString(""))) {
                LOG.warn("{}.{} requires `{}`, which is not declared.", declared.namespace(), name, each.asString(""));
            }
        });
        var known = schema.path("properties").propertyNames();
        inputs.stream().filter(each -> !known.contains(each)).forEach(each -> {
            var meant = Suggestion.didYouMean(each, known);
            LOG.warn("{}.{} has no input `{}`.{}", declared.namespace(), name, each, meant == null ? "" : " " + meant);
        });
    }
}
