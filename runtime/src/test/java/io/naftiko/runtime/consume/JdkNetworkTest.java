package io.naftiko.runtime.consume;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.RecordingUpstream;
import org.junit.jupiter.api.Test;

class JdkNetworkTest extends NetworkContract {

    @Override
    Network open() {
        return new JdkNetwork();
    }

    /// Undertow's client passes over what is too much.
    @Test
    void aChunkIsAsLongAsItSays() {
        var wire = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello world\r\n0\r\n\r\n";
        try (var api = RecordingUpstream.answering(Answer.raw(wire));
                var network = open()) {
            var request = new Request("GET", Url.parse(api.origin() + "/"), Headers.EMPTY, Body.empty());
            var handler = network.within(Limits.NONE);

            assertThatThrownBy(() -> handler.handle(request)).isInstanceOf(FailedCall.class);
        }
    }
}
