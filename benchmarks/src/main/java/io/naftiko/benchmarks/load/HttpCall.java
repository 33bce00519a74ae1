package io.naftiko.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// A call that is made again and again.
///
/// @param body in which [#NUMBER] stands for the number of the call; empty for none
public record HttpCall(String method, String url, SequencedMap<String, String> headers, String body) {

    public static final String NUMBER = "#NUMBER#";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    public HttpCall {
        headers = new LinkedHashMap<>(headers);
    }

    public static HttpCall get(String url) {
        return new HttpCall("GET", url, new LinkedHashMap<>(), "");
    }

    /// A call that posts JSON, and takes its answer as JSON or as events.
    public static HttpCall post(String url, Map<String, String> headers, String json) {
        var all = new LinkedHashMap<String, String>();
        all.put("Content-Type", "application/json");
        all.put("Accept", "application/json, text/event-stream");
        all.putAll(headers);
        return new HttpCall("POST", url, all, json);
    }

    /// Makes the call once.
    ///
    /// @throws UncheckedIOException when there is no answer
    public HttpResponse<String> send(HttpClient client) {
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
        headers.forEach(request::header);
        request.method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace(NUMBER, "0")));
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
