package io.naftiko.runtime.expose.rest;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers with a server's OpenAPI document, which is made when it is first asked for.
final class DescriptionHandler implements Handler {

    private final OpenApi description;
    private final List<Operation> operations;
    private volatile @Nullable Response answer;

    DescriptionHandler(OpenApi description, List<Operation> operations) {
        this.description = description;
        this.operations = operations;
    }

    @Override
    public Response handle(Request request) {
        var made = answer;
        if (made == null) {
            made = Response.json(200, Json.bytes(description.document(operations)));
            answer = made;
        }
        return made;
    }
}
