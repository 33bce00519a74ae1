package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.report.Suggestion;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Looks for the resources that content holds by their addresses alone: the server must have them.
record EmbeddedResources(List<Caller.Reader> known, Problems problems) {

    static void check(List<Unit> units, Problems problems) {
        var known = units.stream()
                .map(Unit::caller)
                .filter(Caller.Reader.class::isInstance)
                .map(Caller.Reader.class::cast)
                .toList();
        var resources = new EmbeddedResources(known, problems);
        units.forEach(resources::check);
    }

    private void check(Unit unit) {
        if (unit.caller() instanceof Caller.Agent agent && agent.content() != null) {
            check(agent.content().blocks().valueStream(), agent.content().place());
        }
        if (unit.target() instanceof Target.Prompt prompt && prompt.messages() != null) {
            check(prompt.messages().valueStream().map(message -> message.path("content")), prompt.place());
        }
    }

    private void check(Stream<JsonNode> blocks, Place place) {
        blocks.map(block -> block.path("resource"))
                .filter(resource -> !resource.has("text") && !resource.has("blob") && !resource.has("location"))
                .map(resource -> resource.path("uri").asString(""))
                .filter(uri -> !uri.isEmpty() && !uri.contains("{") && !isKnown(uri))
                .forEach(uri -> report(uri, place));
    }

    private boolean isKnown(String uri) {
        return known.stream()
                .anyMatch(each -> uri.startsWith(each.uri() + "/")
                        || UriTemplate.of(each.uri()).match(uri).isPresent());
    }

    private void report(String uri, Place place) {
        var nearest = Suggestion.didYouMean(
                uri, known.stream().map(Caller.Reader::uri).toList());
        problems.add(
                Code.CONTENT_RESOURCE_UNKNOWN,
                place,
                "The server has no resource `" + uri + "`, and the content says nothing else of it.",
                nearest == null ? "Add it to `resources`, or write its `text`." : nearest);
    }
}
