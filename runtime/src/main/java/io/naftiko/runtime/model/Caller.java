package io.naftiko.runtime.model;

import io.naftiko.runtime.report.Place;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Who calls a unit, which decides where its inputs come from. Closed.
public sealed interface Caller {

    /// The word before the dot in `with: {x: tools.x}`.
    String root();

    /// What its units are called: `tool`, `operation`, `resource`, `prompt`.
    String noun();

    /// The names that stand in the unit's address, in order: whoever calls it gives each of them.
    default List<String> placeholders() {
        return List.of();
    }

    /// An agent: arguments by name.
    ///
    /// @param content what the agent is shown in place of the answer; null for the answer as it is
    /// @param maxBytes the longest text of an answer; 0 for any, null where the file says nothing
    /// @param approve whether it runs only where a person approves; null where the file says nothing
    record Agent(
            @Nullable Content content,
            @Nullable Long maxBytes,
            @Nullable Boolean approve) implements Caller {

        /// An agent that is shown answers as they are.
        public Agent() {
            this(null, null, null);
        }

        @Override
        public String root() {
            return "tools";
        }

        @Override
        public String noun() {
            return "tool";
        }
    }

    /// Blocks of content.
    ///
    /// @param blocks in the words of the protocol, with templates in their texts; `location` stands for a file
    record Content(ArrayNode blocks, Place place) {}

    /// A web client.
    ///
    /// @param method in upper case
    /// @param path as the file declares it, with a leading `/`
    /// @param placeholders of the path, in order
    /// @param responses what the file promises of the answers, as OpenAPI has it; null where it says nothing
    record Web(
            String method,
            String path,
            List<String> placeholders,
            @Nullable ObjectNode responses) implements Caller {

        private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE", "OPTIONS");

        public Web {
            placeholders = List.copyOf(placeholders);
        }

        public Web(String method, String path, List<String> placeholders) {
            this(method, path, placeholders, null);
        }

        @Override
        public String root() {
            return "rest";
        }

        @Override
        public String noun() {
            return "operation";
        }

        /// Whether such a request carries a body that inputs may be read from.
        public boolean hasBody() {
            return !WITHOUT_BODY.contains(method);
        }
    }

    /// A client that reads a resource: it gives what stands in the address, and nothing else.
    ///
    /// @param uri with placeholders such as `ships://{imo}`; of a folder, what stands before each file's path
    /// @param placeholders of the address, in order
    /// @param mediaType of the content, as the file says it; null where it does not
    /// @param binary whether the content is bytes, whatever it looks like
    /// @param watch how its changes are seen; null where nobody looks
    record Reader(
            String uri,
            List<String> placeholders,
            @Nullable String mediaType,
            boolean binary,
            @Nullable Watch watch) implements Caller {

        public Reader {
            placeholders = List.copyOf(placeholders);
        }

        @Override
        public String root() {
            return "tools";
        }

        @Override
        public String noun() {
            return "resource";
        }
    }

    /// A client that fetches a prompt: arguments by name, all of them texts.
    record Prompter() implements Caller {

        @Override
        public String root() {
            return "tools";
        }

        @Override
        public String noun() {
            return "prompt";
        }
    }
}
