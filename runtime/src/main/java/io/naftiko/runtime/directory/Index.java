package io.naftiko.runtime.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.directory.Catalogue.Page;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Accept;
import io.naftiko.runtime.http.EntityTag;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.ProblemDetails;
import io.naftiko.runtime.http.Query;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.report.FailedCall;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `GET /`: what the listener serves, as a page where a client likes that better than JSON.
///
/// Nothing of it changes until the next swap, so that one tag stands for all that it says (RFC 9110, 8.8.3).
final class Index implements Handler {

    private final Supplier<Catalogue> catalogue;
    private final @Nullable String directory;
    private final String tag = UUID.randomUUID().toString();

    /// @param directory the path of the directory; null where there is none
    Index(Supplier<Catalogue> catalogue, @Nullable String directory) {
        this.catalogue = catalogue;
        this.directory = directory;
    }

    @Override
    public Response handle(Request request) {
        var accept = Accept.in(request.headers());
        boolean asPage = accept.quality(MediaTypes.HTML) > accept.quality(MediaTypes.JSON);
        var etag = EntityTag.of(tag + (asPage ? "-html" : "-json"));
        try {
            return etag.answer(request, () -> answer(request, asPage)).withHeader("Vary", "Accept");
        } catch (FailedCall refused) {
            var detail = refused.failure().message();
            return new ProblemDetails("bad-input", 400, "Bad input", detail).answer(request);
        }
    }

    private Response answer(Request request, boolean asPage) {
        var found = catalogue.get();
        var page = found.find(Selection.of(Query.parse(request.url().query())));
        return asPage
                ? html(found, page)
                : Response.json(200, Json.bytes(new IndexJson(found.counts(), directory).of(page)));
    }

    private Response html(Catalogue found, Page page) {
        var html = new IndexPage(found.counts(), directory).of(page).getBytes(UTF_8);
        return Response.of(200, MediaTypes.HTML + "; charset=utf-8", html)
                .withHeader("Content-Security-Policy", Stylesheet.POLICY)
                .withHeader("X-Content-Type-Options", "nosniff");
    }
}
