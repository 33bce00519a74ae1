package io.naftiko.runtime.expose.mcp.protocol;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.http.Principal;
import io.naftiko.runtime.model.Conversation;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The methods that a server answers.
public final class Methods {

    private final Map<String, Method> byName;

    public Methods(Stream<Method> all) {
        byName = all.collect(toUnmodifiableMap(Method::name, identity()));
    }

    /// The answer to `request`, be it that there is no such method.
    Answer answer(Message.Request request, Revision revision, Principal principal) {
        var method = find(request.method(), revision);
        return method == null
                ? Fault.unknownMethod(revision.isModern() ? 404 : 200, request.method())
                : method.answer(new Call(revision, request.params(), principal, Conversation.NONE));
    }

    /// The method called `name` in `revision`; null when it has none.
    @Nullable
    Method find(String name, Revision revision) {
        var method = byName.get(name);
        return method != null && method.isIn(revision) ? method : null;
    }
}
