package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.http.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a server shows, as far as clients may want to hear of its changes.
public interface Shown {

    /// A list that clients read.
    enum Kind {
        TOOLS,
        PROMPTS,
        RESOURCES;

        String onWire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The notification of its change.
        String changed() {
            return "notifications/" + onWire() + "/list_changed";
        }

        /// The wish to hear of it (2026-07-28, server: subscriptions).
        String wish() {
            return onWire() + "ListChanged";
        }
    }

    /// The lists that there are, each as it is now.
    Map<Kind, List<? extends JsonNode>> lists();

    /// The resource at an address, where its changes can be seen, and the caller may read it.
    Optional<Watched> watched(String uri, Principal caller);

    /// A resource that is looked at while somebody wants to hear of it.
    ///
    /// @param every how often
    record Watched(Duration every, Version version) {}

    /// Looks at a resource.
    @FunctionalInterface
    interface Version {

        /// What tells the versions of its content apart; null when it cannot be read now.
        @Nullable
        String now();
    }
}
