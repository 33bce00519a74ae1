package io.naftiko.runtime.expose.mcp;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.naftiko.runtime.expose.mcp.Answer.Fault;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The methods that a server answers: one line each.
final class Methods {

    private final Map<String, Method> byName;

    private Methods(Stream<Method> all) {
        byName = all.collect(toUnmodifiableMap(Method::name, identity()));
    }

    static Methods of(Introduction introduction, List<Tool> tools) {
        var list = new ToolList(tools);
        var call = new ToolCall(tools);
        return new Methods(Stream.of(
                Method.legacy("initialize", introduction::initialize),
                Method.legacy("ping", _ -> Answer.Result.NOTHING),
                Method.modern("server/discover", introduction::discover),
                Method.always("tools/list", list::answer),
                Method.always("tools/call", call::answer).behind(call::refuse)));
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
