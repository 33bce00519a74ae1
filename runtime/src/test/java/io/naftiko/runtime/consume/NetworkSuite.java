package io.naftiko.runtime.consume;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A part of [NetworkContract]: one network, and how to call over it.
abstract class NetworkSuite {

    private final NetworkContract contract;
    private Network network;

    NetworkSuite(NetworkContract contract) {
        this.contract = contract;
    }

    @BeforeEach
    final void open() {
        network = contract.open();
    }

    @AfterEach
    final void close() {
        network.close();
    }

    final Network network() {
        return network;
    }

    final RecordingUpstream answering(Answer answer) {
        return answering(_ -> answer);
    }

    final RecordingUpstream answering(Function<Received, Answer> answers) {
        return contract.api(answers);
    }

    final Response get(RecordingUpstream api, String target) {
        return call(api, "GET", target);
    }

    final Response call(RecordingUpstream api, String method, String target) {
        return call(Limits.NONE, request(method, api.origin() + target));
    }

    final Response call(RecordingUpstream api, String method, String target, Headers headers, Body body) {
        return call(Limits.NONE, new Request(method, Url.parse(api.origin() + target), headers, body));
    }

    final Response call(Limits limits, Request request) {
        return network.within(limits).handle(request);
    }

    /// Why `GET address` has no answer. The address has a secret in its query, which no failure may tell.
    final Failure failure(String address, Limits limits) {
        return failure(limits, request("GET", address + "/rooms?api_key=hidden"));
    }

    final Failure failure(Limits limits, Request request) {
        return catchThrowableOfType(FailedCall.class, () -> call(limits, request))
                .failure();
    }

    static Request request(String method, String address) {
        return new Request(method, Url.parse(address), Headers.EMPTY, Body.empty());
    }

    static Limits connectIn(Duration time) {
        return new Limits(time, null, null, null);
    }

    static Limits beginIn(Duration time) {
        return new Limits(null, time, null, null);
    }

    static Limits endIn(Duration time) {
        return new Limits(null, null, time, null);
    }

    static Limits atMost(long bytes) {
        return new Limits(null, null, null, bytes);
    }

    static String text(Response answer) {
        return new String(answer.body().bytes(), ISO_8859_1);
    }
}
