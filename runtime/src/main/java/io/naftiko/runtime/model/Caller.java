package io.naftiko.runtime.model;

import java.util.List;
import java.util.Set;

/// Who calls a unit, which decides where its inputs come from. Closed.
public sealed interface Caller {

    /// The word before the dot in `with: {x: tools.x}`.
    String root();

    /// An agent: arguments by name.
    record Agent() implements Caller {

        @Override
        public String root() {
            return "tools";
        }
    }

    /// A web client.
    ///
    /// @param method in upper case
    /// @param path as the file declares it, with a leading `/`
    /// @param placeholders of the path, in order
    record Web(String method, String path, List<String> placeholders) implements Caller {

        private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE", "OPTIONS");

        public Web {
            placeholders = List.copyOf(placeholders);
        }

        @Override
        public String root() {
            return "rest";
        }

        /// Whether such a request carries a body that inputs may be read from.
        public boolean hasBody() {
            return !WITHOUT_BODY.contains(method);
        }
    }
}
