package io.naftiko.runtime.http;

import java.util.List;

/// An answer that says why there is no other, as `application/problem+json` (RFC 9457).
///
/// Its members are `type`, `title`, `status`, `detail`, `requestId` and, for bad input, `errors`.
///
/// @param name stable, in kebab case; the `type` is `urn:naftiko:problem:` before it
/// @param title what problems of this type have in common
/// @param detail what happened this time; it names no secret and no class
/// @param errors what is wrong with each input; empty when the inputs are not what is wrong
public record ProblemDetails(String name, int status, String title, String detail, List<Flaw> errors) {

    private static final String TYPE = "urn:naftiko:problem:";

    public ProblemDetails {
        errors = List.copyOf(errors);
    }

    public ProblemDetails(String name, int status, String title, String detail) {
        this(name, status, title, detail, List.of());
    }

    /// What is wrong with one input.
    public record Flaw(String input, String reason) {}

    /// The problem as the response to `request`, whose id it names.
    public Response answer(Request request) {
        var json = new JsonText()
                .member("type", TYPE + name)
                .member("title", title)
                .member("status", status)
                .member("detail", detail);
        if (!request.id().isEmpty()) {
            json.member("requestId", request.id());
        }
        if (!errors.isEmpty()) {
            json.members("errors", errors.stream().map(ProblemDetails::json).toList());
        }
        return Response.of(status, MediaTypes.PROBLEM, json.bytes());
    }

    private static JsonText json(Flaw flaw) {
        return new JsonText().member("input", flaw.input()).member("reason", flaw.reason());
    }
}
