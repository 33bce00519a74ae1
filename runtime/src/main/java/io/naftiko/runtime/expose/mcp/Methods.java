package io.naftiko.runtime.expose.mcp;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.naftiko.runtime.expose.mcp.Answer.Fault;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The methods that a server answers.
final class Methods {

    private final Map<String, Method> byName;

    private Methods(Stream<Method> all) {
        byName = all.collect(toUnmodifiableMap(Method::name, identity()));
    }

    /// Those of `catalogue`, as far as it has anything that they are about.
    static Methods of(Introduction introduction, Catalogue catalogue) {
        return new Methods(Stream.of(
                        Stream.of(
                                Method.legacy("initialize", introduction::initialize),
                                Method.legacy("ping", _ -> Answer.Result.NOTHING),
                                Method.modern("server/discover", introduction::discover)),
                        tools(catalogue),
                        resources(catalogue),
                        prompts(catalogue),
                        completion(catalogue))
                .flatMap(each -> each));
    }

    private static Stream<Method> tools(Catalogue catalogue) {
        var tools = catalogue.tools();
        var list = new Listing("tools", revision -> tools.stream().map(each -> each.in(revision)), true);
        var call = new ToolCall(tools);
        return catalogue.hasTools()
                ? Stream.of(
                        Method.always("tools/list", list::answer),
                        Method.always("tools/call", call::answer).behind(call::refuse))
                : Stream.empty();
    }

    private static Stream<Method> resources(Catalogue catalogue) {
        var resources = catalogue.resources();
        return catalogue.hasResources()
                ? Stream.of(
                        Method.always("resources/list", resources.list()::answer),
                        Method.always("resources/templates/list", resources.templates()::answer),
                        Method.always("resources/read", resources::read))
                : Stream.empty();
    }

    private static Stream<Method> prompts(Catalogue catalogue) {
        var prompts = catalogue.prompts();
        return catalogue.hasPrompts()
                ? Stream.of(
                        Method.always("prompts/list", prompts.list()::answer),
                        Method.always("prompts/get", prompts::get))
                : Stream.empty();
    }

    private static Stream<Method> completion(Catalogue catalogue) {
        var completion = new Completion(catalogue.prompts(), catalogue.resources());
        return catalogue.hasCompletions()
                ? Stream.of(Method.always("completion/complete", completion::complete))
                : Stream.empty();
    }

    /// The answer to `request`, be it that there is no such method.
    Answer answer(Message.Request request, Revision revision) {
        var method = find(request.method(), revision);
        return method == null
                ? Fault.unknownMethod(revision.isModern() ? 404 : 200, request.method())
                : method.answer(new Call(revision, request.params()));
    }

    /// The method called `name` in `revision`; null when it has none.
    @Nullable
    Method find(String name, Revision revision) {
        var method = byName.get(name);
        return method != null && method.isIn(revision) ? method : null;
    }
}
