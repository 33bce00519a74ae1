package io.naftiko.runtime.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.model.Authentication;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.model.Variables;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.UnreadableReply;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodingTest {

    private static final String TEXT = "{\"rooms\": [" + "1, ".repeat(1000) + "1]}";

    private final JdkNetwork network = new JdkNetwork();

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void unpacksGzip() {
        var answer = call(Answer.gzip(TEXT), Limits.NONE);

        assertThat(answer.body().bytes()).asString(UTF_8).isEqualTo(TEXT);
        assertThat(answer.headers().has("Content-Encoding")).isFalse();
        assertThat(answer.headers().has("Content-Length")).isFalse();
        assertThat(answer.mediaType()).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void unpacksDeflateWithAndWithoutItsHeader(boolean bare) throws IOException {
        var answer = call(encoded("Deflate", deflated(bare)), Limits.NONE);

        assertThat(answer.body().bytes()).asString(UTF_8).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "br"})
    void keepsWhatItDidNotAskFor(String coding) {
        var answer = call(encoded(coding, TEXT.getBytes(UTF_8)), Limits.NONE);

        assertThat(answer.body().bytes()).asString(UTF_8).isEqualTo(TEXT);
        assertThat(answer.headers().first("Content-Encoding")).hasValue(coding);
    }

    @Test
    void takesAnEmptyBodyAsItIs() {
        assertThat(call(encoded("gzip", new byte[0]), Limits.NONE).body()).isEqualTo(Body.empty());
    }

    @Test
    void countsWhatIsUnpacked() {
        var bomb = Answer.gzip("x".repeat(10 << 20));

        assertThat(failure(bomb, new Limits(null, null, null, 1L << 20)).message())
                .isEqualTo("The answer has more than the 1048576 bytes that are allowed, decompressed.");
        assertThat(call(bomb, new Limits(null, null, null, 10L << 20)).body().bytes())
                .hasSize(10 << 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void saysWhatIsNotPackedAtAll(String coding) {
        assertThat(failure(encoded(coding, TEXT.getBytes(UTF_8)), Limits.NONE).message())
                .isEqualTo("The answer says that it is compressed with " + coding + ", and is not.");
    }

    @Test
    void saysWhatWasCut() {
        var packed = Answer.gzip(TEXT).body();

        assertThat(failure(encoded("gzip", Arrays.copyOf(packed, packed.length - 9)), Limits.NONE))
                .isInstanceOf(UnreadableReply.class);
    }

    private static byte[] deflated(boolean bare) throws IOException {
        var in = new ByteArrayInputStream(TEXT.getBytes(UTF_8));
        try (var packed = new DeflaterInputStream(in, new Deflater(Deflater.DEFAULT_COMPRESSION, bare))) {
            return packed.readAllBytes();
        }
    }

    private static Answer.Plain encoded(String coding, byte[] content) {
        return Answer.json("").with("Content-Encoding", coding).carrying(content);
    }

    private UnreadableReply failure(Answer answer, Limits limits) {
        return (UnreadableReply) catchThrowableOfType(FailedCall.class, () -> call(answer, limits))
                .failure();
    }

    private Response call(Answer answer, Limits limits) {
        try (var api = RecordingUpstream.answering(answer)) {
            var upstream = Upstream.of(network, Authentication.NONE, Variables.none(), limits);
            return upstream.handle(new Request("GET", Url.parse(api.origin()), Headers.EMPTY, Body.empty()));
        }
    }
}
