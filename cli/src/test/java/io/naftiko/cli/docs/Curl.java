package io.naftiko.cli.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// A request as `curl` sends it: `-s`, `-i`, `-X METHOD`, `-H HEADER`, `-d BODY` and one address.
///
/// @param head whether status and headers are printed too
record Curl(
        @Nullable String method,
        List<String> headers,
        @Nullable String body,
        String url,
        boolean head) {

    static Curl of(List<String> words) {
        var headers = new ArrayList<String>();
        String method = null;
        String body = null;
        String url = "";
        boolean head = false;
        for (var each = words.listIterator(1); each.hasNext(); ) {
            var word = each.next();
            switch (word) {
                case "-s", "-sS" -> {}
                case "-i", "-si" -> head = true;
                case "-X" -> method = each.next();
                case "-H" -> headers.add(each.next());
                case "-d" -> body = each.next();
                default -> url = address(word);
            }
        }
        return new Curl(method, headers, body, url, head);
    }

    private static String address(String word) {
        if (word.startsWith("-")) {
            throw new IllegalArgumentException("the test does not know the flag " + word + " of curl");
        }
        return word.contains("://") ? word : "http://" + word;
    }

    /// What curl prints.
    ///
    /// @param ports the port to call by the one that is written
    String send(HttpClient client, IntUnaryOperator ports) throws IOException, InterruptedException {
        var response = client.send(request(ports), BodyHandlers.ofString());
        var text = new StringBuilder();
        if (head) {
            text.append("HTTP/1.1 ").append(response.statusCode()).append('\n');
            response.headers()
                    .map()
                    .forEach((name, values) -> values.forEach(value ->
                            text.append(name).append(": ").append(value).append('\n')));
            text.append('\n');
        }
        return text.append(response.body()).toString();
    }

    private HttpRequest request(IntUnaryOperator ports) {
        var written = URI.create(url);
        var address = url.replace(":" + written.getPort(), ":" + ports.applyAsInt(written.getPort()));
        var content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body, UTF_8);
        var sent = method == null ? (body == null ? "GET" : "POST") : method;
        var request = HttpRequest.newBuilder(URI.create(address)).method(sent, content);
        if (body != null && headers.stream().noneMatch(line -> line.startsWith("Content-Type"))) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        headers.forEach(line -> request.header(line.split(":\\s*", 2)[0], line.split(":\\s*", 2)[1]));
        return request.build();
    }
}
