package io.naftiko.runtime.mock;

import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.openapi.OpenApiReader;
import io.naftiko.runtime.report.Problems;
import java.nio.file.Path;
import java.util.List;

/// The mocked APIs of one engine: those that a document describes keep state, all others answer with an echo.
public final class Mocks {

    private final List<MockApi> apis;
    private final Handler echo = MockApi.echo();

    private Mocks(List<MockApi> apis) {
        this.apis = List.copyOf(apis);
    }

    /// The APIs that OpenAPI documents describe.
    ///
    /// @param documents YAML or JSON files
    /// @param problems takes a problem for each one that cannot be read
    public static Mocks of(List<Path> documents, Problems problems) {
        var reader = new OpenApiReader(problems);
        return new Mocks(documents.stream()
                .flatMap(document -> reader.read(document).stream())
                .map(MockApi::of)
                .toList());
    }

    /// Whoever answers in the place of the API at `baseUri`.
    public Handler at(String baseUri) {
        return apis.stream()
                .filter(api -> api.answers(baseUri))
                .findFirst()
                .<Handler>map(api -> api)
                .orElse(echo);
    }
}
