package io.naftiko.runtime.flow;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.flow.Turn.Reached;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.ListHeaders;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.lane.Lane;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure;
import io.naftiko.runtime.report.Failure.UnreadableReply;
import io.naftiko.runtime.report.Failure.UpstreamTimedOut;
import io.naftiko.runtime.report.Failure.UpstreamUnreachable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;

/// The pages of one run.
final class PagedRun {

    private final Paged paged;
    private final Paged.Rules rules;
    private final Scope scope;
    private final List<JsonNode> items = new ArrayList<>();
    private final Set<String> sent = new HashSet<>();
    private int pages;
    private long bytes;
    private @Nullable JsonNode next;
    private @Nullable String cut;

    PagedRun(Paged paged, Scope scope) {
        this.paged = paged;
        this.rules = paged.rules();
        this.scope = scope;
    }

    Response run() {
        Lane.leave();
        var first = call(null);
        if (!first.succeeded() || first.body() instanceof Body.Empty) {
            return first;
        }
        var tree = onThisPage(() -> read(first, null));
        if (next == null && items.size() <= rules.maxItems()) {
            return first;
        }
        while (goesOn()) {
            var position = next;
            var response = call(position);
            if (!response.succeeded()) {
                return response.withHeader(ListHeaders.PAGE, Integer.toString(pages));
            }
            if (bytes + response.body().bytes().length > rules.maxBytes()) {
                cut = "maxResponse";
                pages--;
            } else {
                onThisPage(() -> read(response, position));
            }
        }
        return whole(first, tree);
    }

    /// Whether there is another page to call for; where there is and it is not called for, that is a cut.
    private boolean goesOn() {
        if (next == null || cut != null) {
            return false;
        }
        cut = items.size() >= rules.maxItems() ? "maxItems" : pages >= rules.maxPages() ? "maxPages" : null;
        return cut == null;
    }

    private Response call(@Nullable JsonNode position) {
        pages++;
        return onThisPage(() -> {
            if (Thread.currentThread().isInterrupted()) {
                throw new FailedCall(new UpstreamTimedOut("The call was given up before all pages were there."));
            }
            return paged.page().run(position == null ? scope : scope.with(Scope.PAGE, position));
        });
    }

    /// Takes up the items of a page, and finds out what follows it.
    private JsonNode read(Response response, @Nullable JsonNode position) {
        bytes += response.body().bytes().length;
        var tree = paged.format().read(response);
        var list = rules.items().select(tree);
        int before = items.size();
        if (list instanceof ArrayNode array) {
            array.forEach(items::add);
        } else if (!list.isNull() && !list.isMissingNode()) {
            throw unreadable("What should be the list of items is none.");
        }
        next = rules.turn().next(new Reached(scope, response.headers(), tree, position, items.size() - before));
        if (next != null && list.isMissingNode()) {
            throw unreadable("There is no list of items, though there is another page.");
        }
        if (next != null && !sent.add(Json.plain(next))) {
            next = afterRepeated(items.size() - before);
        }
        return tree;
    }

    /// Some APIs say the last position again where nothing follows; with items behind it, the list would never end.
    private static @Nullable JsonNode afterRepeated(int items) {
        if (items > 0) {
            throw unreadable("It leads to a page that was there before, so that the list would never end.");
        }
        return null;
    }

    private Response whole(Response first, JsonNode tree) {
        boolean longer = items.size() > rules.maxItems();
        var kept = longer ? items.subList(0, rules.maxItems()) : items;
        cut = longer ? "maxItems" : cut;
        var shown = Json.bytes(merged(tree, kept, longer || cut == null ? NullNode.getInstance() : next));
        var headers = first.headers().without("Link").without("ETag").without("Last-Modified");
        var answer = new Response(first.status(), headers.without("Content-Length"), Body.of(shown))
                .withHeader("Content-Type", MediaTypes.JSON);
        return cut == null ? answer : told(answer, kept.size());
    }

    private Response told(Response answer, int kept) {
        var text = "The list was cut after " + pages + (pages == 1 ? " page" : " pages") + " and " + kept + " items by "
                + cut + ": there may be more.";
        scope.note(text);
        return answer.withHeader(ListHeaders.CUT, text);
    }

    private JsonNode merged(JsonNode tree, List<JsonNode> kept, @Nullable JsonNode goesOnWith) {
        var all = Json.array().addAll(kept);
        if (rules.items() instanceof Selector.Root) {
            return all;
        }
        if (rules.items().select(tree) instanceof ArrayNode list) {
            list.removeAll().addAll(all);
        } else if (rules.items() instanceof Walk path) {
            path.put(tree, all);
        }
        if (rules.turn().field() instanceof Walk field) {
            field.put(tree, goesOnWith == null ? NullNode.getInstance() : goesOnWith);
        }
        return tree;
    }

    private static FailedCall unreadable(String message) {
        return new FailedCall(new UnreadableReply(message));
    }

    /// Does something for the current page, and says where that fails which one it was.
    private <T> T onThisPage(java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (FailedCall failed) {
            throw pages == 1 && !(failed.failure() instanceof UnreadableReply)
                    ? failed
                    : new FailedCall(onPage(failed.failure()), failed.getCause());
        }
    }

    private Failure onPage(Failure failure) {
        var text = "Page " + pages + ": " + failure.message();
        return switch (failure) {
            case UnreadableReply _ -> new UnreadableReply(text);
            case UpstreamTimedOut _ -> new UpstreamTimedOut(text);
            case UpstreamUnreachable _ -> new UpstreamUnreachable(text);
            case Failure.BadInput _,
                    Failure.VariableUnset _,
                    Failure.Overloaded _,
                    Failure.NothingFound _,
                    Failure.ScriptFailed _,
                    Failure.NobodyToAsk _,
                    Failure.Declined _,
                    Failure.Stopped _ -> failure;
        };
    }
}
