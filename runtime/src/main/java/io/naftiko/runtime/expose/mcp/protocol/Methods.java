package io.naftiko.runtime.expose.mcp.protocol;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The methods that a server answers.
public final class Methods {

    private final Map<String, Method> byName;

    public Methods(Stream<Method> all) {
        byName = all.collect(toUnmodifiableMap(Method::name, identity()));
    }

    /// What is done for `request` in `revision`; null when it has no such method.
    @Nullable
    Task find(Message.Request request, Revision revision) {
        var method = byName.get(request.method());
        return method != null && method.isIn(revision) ? method.tasks().apply(request.params()) : null;
    }

    /// Whether the answer to `request` takes no long work of this process, apart from waiting.
    boolean haveBrief(Message.Request request) {
        var method = byName.get(request.method());
        return method != null && method.tasks().apply(request.params()).brief();
    }
}
