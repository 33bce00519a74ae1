package io.naftiko.runtime.testing;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Url;
import java.util.function.Function;

/// Lets a handler answer for a [RecordingUpstream].
public final class Hosted {

    private Hosted() {}

    public static Function<Received, Answer> by(Handler handler) {
        return received -> {
            var url = new Url("", received.path(), received.query());
            var request = new Request(received.method(), url, received.headers(), Body.of(received.body()));
            var response = handler.handle(request);
            return new Answer.Plain(
                    response.status(), response.headers(), response.body().bytes());
        };
    }
}
