package io.naftiko.runtime.directory;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.host.Tenant;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Input;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Work;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/// `search_capabilities`: tools by what they do, or an overview of the servers where nothing is asked for.
///
/// An answer stays below 1,500 tokens: what would not fit is left for the next page.
record SearchTool(Supplier<Tools> tools) implements Work {

    static final String NAME = "search_capabilities";

    private static final int USUAL = 8;
    private static final int MOST = 25;
    private static final int MOST_CHARACTERS = 4_500;
    private static final int MOST_LABEL = 60;

    static List<Input> inputs() {
        return List.of(
                Asked.required("query", "string", "What the tool should do, in a few words. Empty for an overview."),
                Asked.of("limit", "integer", "How many results, at most 25; 8 where it is left out."),
                Asked.of("offset", "integer", "How many results to skip: `next` of the page before."));
    }

    @Override
    public Response run(Scope scope) {
        var query = Asked.text(scope, "query").strip();
        var found = tools.get();
        var answer = query.isEmpty()
                ? page("servers", found.servers(), SearchTool::server, scope)
                : page("tools", found.search(query), ListedTool::brief, scope);
        return Response.json(200, Json.bytes(answer));
    }

    private static <T> ObjectNode page(String name, List<T> all, Function<T, ObjectNode> show, Scope scope) {
        int first = Math.clamp(Asked.number(scope, "offset", 0), 0, all.size());
        int limit = Math.clamp(Asked.number(scope, "limit", USUAL), 1, MOST);
        var answer = Json.object().put("total", all.size());
        var results = answer.putArray(name);
        int characters = 0;
        for (var each : all.subList(first, Math.min(all.size(), first + limit))) {
            var shown = show.apply(each);
            characters += Json.text(shown).length();
            if (!results.isEmpty() && characters > MOST_CHARACTERS) {
                break;
            }
            results.add(shown);
        }
        int next = first + results.size();
        return next < all.size() ? answer.put("next", next) : answer;
    }

    private static ObjectNode server(Tenant server) {
        var label = Entry.title(server.site().info(), server.file());
        return Json.object()
                .put("server", server.prefix().substring(1))
                .put("capability", Excerpt.of(label, MOST_LABEL))
                .put("tools", ListedTool.of(server).count());
    }
}
