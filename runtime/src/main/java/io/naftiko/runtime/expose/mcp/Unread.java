package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.expose.mcp.protocol.Shown;
import io.naftiko.runtime.http.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a server shows, made when it is looked at first.
final class Unread implements Shown {

    private final Supplier<Shown> made;
    private @Nullable Shown shown;

    Unread(Supplier<Shown> made) {
        this.made = made;
    }

    @Override
    public Map<Kind, List<? extends JsonNode>> lists() {
        return shown().lists();
    }

    @Override
    public Optional<Watched> watched(String uri, Principal caller) {
        return shown().watched(uri, caller);
    }

    private synchronized Shown shown() {
        if (shown == null) {
            shown = made.get();
        }
        return shown;
    }
}
