package io.naftiko.cli.curate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.cli.console.Refused;
import io.naftiko.runtime.consume.JdkNetwork;
import io.naftiko.runtime.consume.Upstream;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.model.Authentication;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.model.Variables;
import io.naftiko.runtime.openapi.ApiDocument;
import io.naftiko.runtime.openapi.OpenApiReader;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Problems;
import java.nio.file.Path;
import java.util.Optional;

/// Where a document is: a file, or an http or https address.
///
/// @param name as it was typed
record SpecSource(String name) {

    private static final long MAX_BYTES = 16L << 20;

    boolean isAddress() {
        return name.matches("(?i)https?://.*");
    }

    /// What the capability says that it was made of: a file without its folder, an address without its query.
    String shown() {
        return isAddress()
                ? name.replaceFirst("[?#].*$", "")
                : String.valueOf(Path.of(name).getFileName());
    }

    /// The document; empty, with a problem, when it is none.
    ///
    /// @throws Refused when it cannot be fetched
    Optional<ApiDocument> read(Problems problems) {
        var reader = new OpenApiReader(problems);
        return isAddress() ? reader.read(shown(), fetched()) : reader.read(Path.of(name));
    }

    private String fetched() {
        var limits = new Limits(null, null, null, MAX_BYTES);
        try (var network = new JdkNetwork()) {
            var answer = Upstream.of(network, Authentication.NONE, Variables.none(), limits)
                    .handle(new Request("GET", Url.parse(name), Headers.EMPTY, Body.empty()));
            if (answer.status() / 100 == 3) {
                throw Refused.failed(shown() + " leads to another host: name the address that it leads to"
                        + answer.headers()
                                .first("Location")
                                .map(to -> ", " + to)
                                .orElse("") + ".");
            }
            if (answer.status() != 200) {
                throw Refused.failed(shown() + " answers with status " + answer.status() + ".");
            }
            return new String(answer.body().bytes(), UTF_8);
        } catch (FailedCall failed) {
            throw Refused.failed(shown() + " cannot be fetched: " + failed.getMessage());
        }
    }
}
