package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Scopes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What a request comes to.
public sealed interface Answer {

    /// The method did its work.
    ///
    /// @param size about how much room the members take ([JsonBytes#room])
    record Result(Kind kind, int size, Members members) implements Answer {

        /// A result that says nothing but that it is one.
        public static final Result NOTHING = new Result(Kind.COMPLETE, 0, _ -> {});

        /// A result that is known beforehand.
        ///
        /// @param members JSON text of its members, without the braces
        public static Result fixed(Kind kind, byte[] members) {
            return new Result(kind, JsonBytes.room(members.length), out -> out.members(members));
        }
    }

    /// What the modern era says beside the members of a result.
    enum Kind {
        /// `resultType: complete`.
        COMPLETE,
        /// The same, with how long and by whom it may be kept.
        CACHEABLE,
        /// The same for the caller alone, and for now.
        PERSONAL,
        /// `resultType: input_required`: the client is to answer questions first.
        INPUT_REQUIRED
    }

    /// Writes the members of a result's object.
    @FunctionalInterface
    interface Members {

        void writeTo(JsonBytes out);
    }

    /// The request is refused.
    ///
    /// @param status of HTTP
    /// @param code of JSON-RPC
    /// @param data what a program can make use of; null when the message says all
    /// @param headers what HTTP says beside it
    record Fault(
            int status, int code, String message, @Nullable ObjectNode data, Headers headers) implements Answer {

        public static final int PARSE_ERROR = -32700;
        public static final int INVALID_REQUEST = -32600;
        public static final int METHOD_NOT_FOUND = -32601;
        public static final int INVALID_PARAMS = -32602;
        public static final int INTERNAL_ERROR = -32603;
        public static final int RESOURCE_NOT_FOUND = -32002;
        public static final int HEADER_MISMATCH = -32020;
        public static final int CAPABILITY_MISSING = -32021;
        public static final int UNSUPPORTED_VERSION = -32022;

        public Fault(int status, int code, String message, @Nullable ObjectNode data) {
            this(status, code, message, data, Headers.EMPTY);
        }

        public static Fault notJson() {
            return new Fault(400, PARSE_ERROR, "The message is not JSON.", null);
        }

        public static Fault notAMessage(String reason) {
            return new Fault(400, INVALID_REQUEST, "This is no JSON-RPC message: " + reason, null);
        }

        public static Fault refused(int status, String message) {
            return new Fault(status, INVALID_REQUEST, message, null);
        }

        /// The method needs a session.
        public static Fault sessionMissing() {
            return refused(400, "This needs a session: the header Mcp-Session-Id that `initialize` was answered with.");
        }

        public static Fault unknownMethod(int status, String method) {
            return new Fault(status, METHOD_NOT_FOUND, "Method not found: " + method, null);
        }

        /// The method is there, and its parameters do not fit.
        public static Fault invalidParams(String message) {
            return new Fault(200, INVALID_PARAMS, message, null);
        }

        /// `_meta` is not what each request of the modern era carries.
        public static Fault invalidEnvelope(String message) {
            return new Fault(400, INVALID_PARAMS, message, null);
        }

        public static Fault headerMismatch(String message) {
            return new Fault(400, HEADER_MISMATCH, message, null);
        }

        public static Fault unsupportedVersion(String requested, List<String> supported) {
            var data = Json.object();
            supported.forEach(data.putArray("supported")::add);
            data.put("requested", requested);
            return new Fault(400, UNSUPPORTED_VERSION, "Unsupported protocol version: " + requested, data);
        }

        /// The client would have to declare more than it does.
        ///
        /// @param required as it would stand among its capabilities
        public static Fault capabilityMissing(ObjectNode required) {
            var data = Json.object();
            data.set("requiredCapabilities", required);
            var names = String.join(", ", required.propertyNames());
            return new Fault(400, CAPABILITY_MISSING, "The client does not declare what this needs: " + names, data);
        }

        /// The code is one of its own up to 2025-11-25 (server: resources, error handling).
        public static Fault resourceNotFound(String uri, Revision revision) {
            return new Fault(
                    200,
                    revision.isModern() ? INVALID_PARAMS : RESOURCE_NOT_FOUND,
                    "Resource not found: " + uri,
                    Json.object().put("uri", uri));
        }

        /// The caller is not allowed what it asks for (2026-07-28, authorization: runtime insufficient scope errors).
        ///
        /// @param needed all that it takes
        public static Fault forbidden(Scopes needed) {
            var message = "The caller must be allowed all of " + String.join(", ", needed.all()) + ".";
            return new Fault(403, INVALID_REQUEST, message, null, needed.challenge());
        }

        /// The method did not come to a result, for a reason that is not the client's.
        public static Fault failed(String message, @Nullable ObjectNode data) {
            return new Fault(200, INTERNAL_ERROR, message, data);
        }

        public static Fault internal() {
            return new Fault(200, INTERNAL_ERROR, "The server failed. Its log says why.", null);
        }
    }
}
