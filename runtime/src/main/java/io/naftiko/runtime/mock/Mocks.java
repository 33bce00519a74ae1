package io.naftiko.runtime.mock;

import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.load.YamlReader;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
        return new Mocks(documents.stream()
                .map(document -> read(document, problems))
                .filter(Objects::nonNull)
                .toList());
    }

    private static @Nullable MockApi read(Path document, Problems problems) {
        try {
            return new YamlReader(document.toString(), problems)
                    .read(Files.readString(document))
                    .map(Tree::json)
                    .map(MockApi::of)
                    .orElse(null);
        } catch (IOException _) {
            problems.add(
                    Code.UNREADABLE_FILE, Place.startOf(document.toString()), "The OpenAPI document cannot be read.");
            return null;
        }
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
