package io.naftiko.runtime.mock;

import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.openapi.ApiDocument;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// An API that exists only as its OpenAPI document, and remembers what is done to it.
///
/// What is created can be read, listed, changed and removed; what the API has no way to create is there as samples.
/// Answers have the declared status and shape, their values come from examples and schemas, ids count up and are the
/// same in every run. Requests that the document does not allow are refused with 400, 404 or 405 in its own error
/// shape. Credentials are not looked at unless [#requiring] says so. State lives in memory, at most 10,000 things of
/// a kind.
public final class MockApi implements Handler {

    private final Description document;
    private final List<Server> servers;
    private final Routes routes;
    private final Store store;
    private final Predicate<Request> credentials;
    private final InstantSource clock;
    private final Inputs inputs;
    private final Replies replies;
    private final Refusals refusals;

    private MockApi(
            Description document, Routes routes, Store store, Predicate<Request> credentials, InstantSource clock) {
        this.document = document;
        this.servers = document.servers();
        this.routes = routes;
        this.store = store;
        this.credentials = credentials;
        this.clock = clock;
        this.inputs = new Inputs(store.form().check());
        this.replies = new Replies(store.form());
        this.refusals = new Refusals(document, store.form());
    }

    /// The API that an OpenAPI document describes, which is one tree.
    public static MockApi of(JsonNode openApi) {
        return of(openApi, InstantSource.system());
    }

    /// The API that an OpenAPI document describes.
    public static MockApi of(ApiDocument document) {
        return of(document, InstantSource.system());
    }

    /// The same with the time of `clock`.
    ///
    /// @param clock tells what time properties such as `created_at` take
    public static MockApi of(JsonNode openApi, InstantSource clock) {
        return of(ApiDocument.of(openApi), clock);
    }

    private static MockApi of(ApiDocument api, InstantSource clock) {
        var document = Description.of(api);
        var plan = Plan.of(document);
        return new MockApi(document, new Routes(document.servers(), plan.endpoints()), plan.store(), _ -> true, clock);
    }

    /// Stands in for an API without a document: answers every request with a description of it.
    public static Handler echo() {
        return new Echo(null);
    }

    /// Stands in for an API without a document: answers every request with `sample`.
    public static Handler echo(JsonNode sample) {
        return new Echo(sample);
    }

    /// This API, with the same state, where an operation that the document secures needs `Authorization: Bearer` and
    /// `token`.
    public MockApi requiringBearer(String token) {
        return requiring(request -> request.headers()
                .first("Authorization")
                .filter(("Bearer " + token)::equals)
                .isPresent());
    }

    /// This API, with the same state, where a request to an operation that the document secures is answered with 401
    /// unless `accepted`.
    public MockApi requiring(Predicate<Request> accepted) {
        return new MockApi(document, routes, store, accepted, clock);
    }

    /// Whether the document says that its API is at `baseUri`: same scheme, host, port and base path. A variable in a
    /// server's address stands for anything.
    public boolean answers(String baseUri) {
        return servers.stream().anyMatch(server -> server.is(baseUri));
    }

    @Override
    public Response handle(Request request) {
        var match = routes.find(request.url().path());
        if (match == null) {
            var reason = "There is nothing at `" + request.url().path() + "`.";
            return refusals.answer(null, new Refused(404, List.of(reason)));
        }
        var endpoint = match.endpoints().get(request.method());
        return endpoint == null ? otherMethod(request, match) : answer(request, endpoint, match.parameters());
    }

    private Response otherMethod(Request request, Routes.Match match) {
        var refused = new Refused(405, List.of(request.method() + " is not offered here."));
        return refusals.answer(null, refused)
                .withHeader("Allow", String.join(", ", match.endpoints().keySet()));
    }

    private Response answer(Request request, Endpoint endpoint, Map<String, String> parameters) {
        var operation = endpoint.operation();
        if (operation.secured() && !credentials.test(request)) {
            return refusals.answer(operation, new Refused(401, List.of("The credential is missing or not accepted.")))
                    .withHeader("WWW-Authenticate", "Bearer");
        }
        try {
            var call = call(request, endpoint, parameters);
            return replies.answer(call, endpoint.behaviour().answer(call, store));
        } catch (Refused refused) {
            return refusals.answer(operation, refused);
        }
    }

    private Call call(Request request, Endpoint endpoint, Map<String, String> parameters) {
        var query = Inputs.query(request.url().query());
        var body = inputs.read(endpoint.operation(), parameters, query, request);
        var parents = endpoint.parents().stream()
                .map(parent -> store.require(parent.resource(), parent.path(), parent.values(parameters)))
                .toList();
        return new Call(endpoint.operation(), parameters, query, body, parents, clock.instant());
    }
}
