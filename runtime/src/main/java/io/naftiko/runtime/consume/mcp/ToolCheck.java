package io.naftiko.runtime.consume.mcp;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.model.Consumes;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Suggestion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Compares the tools that a file declares with those that the server lists. What differs is logged; no call fails for
/// it.
record ToolCheck(Wire wire, Consumes.Mcp declared) {

    private static final Logger LOG = LoggerFactory.getLogger(ToolCheck.class);
    private static final int MOST_PAGES = 50;

    void check(Era era, Request server) {
        if (declared.verified().isEmpty()) {
            return;
        }
        try {
            var listed = listed(era, server);
            declared.verified().forEach((name, inputs) -> check(name, inputs, listed));
        } catch (FailedCall failed) {
            LOG.warn("the tools of {} could not be listed: {}", declared.namespace(), failed.getMessage());
        }
    }

    private Map<String, JsonNode> listed(Era era, Request server) {
        var tools = new LinkedHashMap<String, JsonNode>();
        var cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            var params = Json.object();
            if (page > 0) {
                params.put("cursor", cursor);
            }
            var result = wire.ask(server, "tools/list", era.params(params), era.headers("tools/list", ""))
                    .result();
            if (result == null) {
                break;
            }
            result.path("tools").forEach(tool -> tools.put(tool.path("name").asString(""), tool));
            if (!result.path("nextCursor").isString()) {
                break;
            }
            cursor = result.path("nextCursor").stringValue();
        }
        return tools;
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
