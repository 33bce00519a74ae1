package io.naftiko.runtime.flow;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Work;

/// Answers with the media type that the file says: `outputMediaType`. An upstream's own error keeps its own.
public record Labelled(Work work, String mediaType) implements Work {

    @Override
    public Response run(Scope scope) {
        var response = work.run(scope);
        return !response.succeeded() || response.body() instanceof Body.Empty
                ? response
                : response.withHeader("Content-Type", mediaType);
    }
}
