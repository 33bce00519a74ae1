package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.protocol.Hub;
import io.naftiko.runtime.expose.mcp.protocol.Logging;
import io.naftiko.runtime.expose.mcp.protocol.Method;
import io.naftiko.runtime.expose.mcp.protocol.ResourceSubscriptions;
import io.naftiko.runtime.expose.mcp.protocol.Shown;
import io.naftiko.runtime.http.Principal;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Exposes.Offer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// All that a server offers, by the part of the protocol that it belongs to.
record Catalogue(List<Tool> tools, Resources resources, Prompts prompts, SkillLibrary skills, Leftovers leftovers)
        implements Shown {

    Catalogue {
        tools = List.copyOf(tools);
    }

    /// @param leftovers where the whole of answers is kept that are cut
    static Catalogue of(List<Offer> offers, SkillLibrary skills, Leftovers leftovers) {
        var tools = new ArrayList<Tool>();
        var resources = new ArrayList<Resource>();
        var prompts = new ArrayList<Offer>();
        for (var offer : offers) {
            switch (offer.unit().caller()) {
                case Caller.Agent _ -> tools.add(Tool.of(offer));
                case Caller.Reader reader -> resources.add(Resource.of(offer, reader));
                case Caller.Prompter _ -> prompts.add(offer);
                case Caller.Web _ ->
                    throw new IllegalArgumentException(offer.unit().name() + " is an operation of REST");
            }
        }
        var read = new Resources(resources, skills, leftovers);
        return new Catalogue(tools, read, new Prompts(prompts, read), skills, leftovers);
    }

    boolean hasTools() {
        return !tools.isEmpty();
    }

    boolean hasResources() {
        return !resources.isEmpty() || tools.stream().anyMatch(Tool::mayBeCut);
    }

    boolean hasPrompts() {
        return !prompts.all().isEmpty();
    }

    /// Whether there is an argument or a placeholder for which a client could ask for values.
    boolean hasCompletions() {
        return prompts.all().stream().anyMatch(each -> !each.routine().inputs().isEmpty())
                || resources.all().stream()
                        .anyMatch(each -> !each.reader().placeholders().isEmpty());
    }

    /// The methods about what there is.
    ///
    /// @param hub tells of changes
    Stream<Method> methods(Hub hub) {
        return Stream.of(
                        toolMethods(),
                        resourceMethods(),
                        promptMethods(),
                        completionMethods(),
                        loggingMethods(),
                        resources.areWatched()
                                ? new ResourceSubscriptions(hub, this).methods()
                                : Stream.<Method>empty(),
                        skills.methods())
                .flatMap(each -> each);
    }

    @Override
    public Map<Kind, List<? extends JsonNode>> lists() {
        var lists = new EnumMap<Kind, List<? extends JsonNode>>(Kind.class);
        if (hasTools()) {
            lists.put(Kind.TOOLS, toolList().shown());
        }
        if (hasResources()) {
            lists.put(
                    Kind.RESOURCES,
                    Stream.concat(resources.list().shown().stream(), resources.templates().shown().stream())
                            .toList());
        }
        if (hasPrompts()) {
            lists.put(Kind.PROMPTS, prompts.list().shown());
        }
        return lists;
    }

    @Override
    public Optional<Watched> watched(String uri, Principal caller) {
        return resources.watched(uri, caller);
    }

    private Listing toolList() {
        return new Listing(
                "tools",
                asked -> tools.stream()
                        .filter(each -> each.scopes().allow(asked.principal()))
                        .map(each -> each.in(asked.revision())),
                tools.stream().allMatch(each -> each.scopes().isEmpty()));
    }

    private Stream<Method> toolMethods() {
        var list = toolList();
        var call = new ToolCall(tools, resources, leftovers);
        return hasTools()
                ? Stream.of(Method.always("tools/list", list::answer), Method.running("tools/call", call::task))
                : Stream.empty();
    }

    private Stream<Method> resourceMethods() {
        return hasResources()
                ? Stream.of(
                        Method.always("resources/list", resources.list()::answer),
                        Method.always("resources/templates/list", resources.templates()::answer),
                        Method.running("resources/read", resources::task))
                : Stream.empty();
    }

    private Stream<Method> promptMethods() {
        return hasPrompts()
                ? Stream.of(
                        Method.always("prompts/list", prompts.list()::answer),
                        Method.running("prompts/get", prompts::task))
                : Stream.empty();
    }

    /// Whether a unit may make remarks before it answers.
    private boolean talks() {
        return Stream.of(
                        tools.stream().map(Tool::routine),
                        resources.all().stream().map(Resource::routine),
                        prompts.all().stream().map(Offer::routine))
                .flatMap(each -> each)
                .anyMatch(each -> each.utterances().loudest() != null);
    }

    private Stream<Method> loggingMethods() {
        return talks() ? Logging.methods() : Stream.empty();
    }

    private Stream<Method> completionMethods() {
        var completion = new Completion(prompts, resources);
        return hasCompletions()
                ? Stream.of(
                        Method.always("completion/complete", new Permitted(completion::needs, completion::complete)))
                : Stream.empty();
    }

    /// What the server says that it can do.
    ObjectNode capabilities() {
        var capabilities = Json.object();
        lists(capabilities, "tools", hasTools());
        lists(capabilities, "resources", hasResources());
        if (resources.areWatched()) {
            ((ObjectNode) capabilities.path("resources")).put("subscribe", true);
        }
        lists(capabilities, "prompts", hasPrompts());
        say(capabilities, "completions", hasCompletions());
        say(capabilities, "logging", talks());
        if (!skills.isEmpty()) {
            capabilities.putObject("extensions").set(SkillLibrary.EXTENSION, SkillLibrary.settings());
        }
        return capabilities;
    }

    private static void lists(ObjectNode capabilities, String name, boolean has) {
        if (has) {
            capabilities.putObject(name).put("listChanged", true);
        }
    }

    private static void say(ObjectNode capabilities, String name, boolean has) {
        if (has) {
            capabilities.putObject(name);
        }
    }
}
