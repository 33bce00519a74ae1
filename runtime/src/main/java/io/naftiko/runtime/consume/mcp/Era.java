package io.naftiko.runtime.consume.mcp;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// How one server wants to be spoken to. Closed.
sealed interface Era {

    /// The revision of the protocol.
    String version();

    /// The headers of a message, which servers check against its body.
    ///
    /// @param name of the tool that is called; empty for other methods
    Headers headers(String method, String name);

    /// The parameters of a message, with what belongs to every one.
    ObjectNode params(ObjectNode own);

    /// Whether `reply` says that the server does not know any more what was agreed.
    boolean isOver(Reply reply);

    /// 2026-07-28: each message says all that the server needs to know.
    record Modern() implements Era {

        static final String VERSION = "2026-07-28";
        private static final int METHOD_NOT_FOUND = -32601;
        private static final int UNSUPPORTED_VERSION = -32022;
        private static final String META = "io.modelcontextprotocol/";

        @Override
        public String version() {
            return VERSION;
        }

        @Override
        public Headers headers(String method, String name) {
            var headers = Headers.of("MCP-Protocol-Version", VERSION).and("Mcp-Method", method);
            return name.isEmpty() ? headers : headers.and(ToolCall.NAME, HeaderText.of(name));
        }

        @Override
        public ObjectNode params(ObjectNode own) {
            var meta = own.putObject("_meta");
            meta.put(META + "protocolVersion", VERSION);
            meta.putObject(META + "clientCapabilities");
            meta.set(META + "clientInfo", ClientInfo.json());
            return own;
        }

        @Override
        public boolean isOver(Reply reply) {
            int code = reply.errorCode();
            return code == UNSUPPORTED_VERSION
                    || (code == METHOD_NOT_FOUND && reply.response().status() == 404);
        }
    }

    /// 2025-11-25 and before: a session begins with `initialize`.
    ///
    /// @param session its id; null for a server that keeps none
    record Legacy(String version, @Nullable String session) implements Era {

        static final String NEWEST = "2025-11-25";
        static final String SESSION = "Mcp-Session-Id";

        /// The first revision that knows the header.
        private static final String WITH_VERSION_HEADER = "2025-06-18";

        @Override
        public Headers headers(String method, String name) {
            var headers = version.compareTo(WITH_VERSION_HEADER) < 0
                    ? Headers.EMPTY
                    : Headers.of("MCP-Protocol-Version", version);
            return session == null ? headers : headers.and(SESSION, session);
        }

        @Override
        public ObjectNode params(ObjectNode own) {
            return own;
        }

        /// 404 says that a session is over (2025-11-25, Session Management). Some servers say 400.
        @Override
        public boolean isOver(Reply reply) {
            int status = reply.response().status();
            return session != null && (status == 404 || status == 400);
        }
    }

    /// Who speaks to servers.
    final class ClientInfo {

        private ClientInfo() {}

        static ObjectNode json() {
            var version = ClientInfo.class.getPackage().getImplementationVersion();
            return Json.object().put("name", "naftiko").put("version", version == null ? "0" : version);
        }
    }
}
