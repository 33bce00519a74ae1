package io.naftiko.runtime.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Certificates;
import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.RecordingUpstream;
import io.naftiko.runtime.testing.TrustedAuthority;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What holds for plain `http` holds over TLS.
@ExtendWith(TrustedAuthority.class)
class SecureUndertowNetworkTest extends NetworkContract {

    @Override
    Network open() {
        return new OnLane();
    }

    @Override
    RecordingUpstream api(Function<Received, Answer> answers) {
        return RecordingUpstream.secure(Certificates.good(), answers);
    }

    @Test
    void noOtherClientTakesPart() {
        Network none = _ -> _ -> {
            throw new AssertionError("another client was asked");
        };
        try (var api = api(_ -> Answer.json("{}"));
                var network = new OnLane(none)) {
            var handler = network.within(Limits.NONE);
            for (int i = 0; i < 3; i++) {
                assertThat(handler.handle(NetworkSuite.request("GET", api.origin() + "/"))
                                .status())
                        .isEqualTo(200);
            }
            assertThat(api.connections()).isEqualTo(1);
        }
    }

    /// Undertow's client cannot do it, and the answer has begun.
    @Test
    void aSecondHandshakeIsLeftToTheOtherClient() {
        try (var api = RecordingUpstream.secure(Certificates.good(), "TLSv1.2", TlsSuite.rekeying("x".repeat(50_000)));
                var network = new OnLane()) {
            var handler = network.within(Limits.NONE);
            var request = NetworkSuite.request("GET", api.origin() + "/");

            assertThatThrownBy(() -> handler.handle(request)).isInstanceOf(FailedCall.class);
            for (int i = 0; i < 3; i++) {
                assertThat(handler.handle(request).body().bytes()).hasSize(100_000);
            }
            assertThat(api.connections()).isEqualTo(2);
        }
    }
}
