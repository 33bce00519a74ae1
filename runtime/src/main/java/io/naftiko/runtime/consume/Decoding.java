package io.naftiko.runtime.consume;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Filter;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.UnreadableReply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// Undoes the `Content-Encoding` of an answer (RFC 9110, 8.4), as far as it is one that was offered.
///
/// @param maxBytes how long the decoded body may be
record Decoding(long maxBytes) implements Filter {

    private static final Set<String> OFFERED = Set.of("gzip", "x-gzip", "deflate");

    @Override
    public Response handle(Request request, Handler next) {
        var answer = next.handle(request);
        var coding = answer.headers().find("Content-Encoding");
        return coding == null ? answer : decoded(answer, coding.strip().toLowerCase(Locale.ROOT));
    }

    private Response decoded(Response answer, String coding) {
        return OFFERED.contains(coding) && answer.body() instanceof Body.Bytes(byte[] content)
                ? decoded(answer, coding, content)
                : answer;
    }

    private Response decoded(Response answer, String coding, byte[] content) {
        var headers = answer.headers().without("Content-Encoding").without("Content-Length");
        return new Response(answer.status(), headers, Body.of(decode(coding, content)));
    }

    private byte[] decode(String coding, byte[] content) {
        try (var in = opened(coding, content)) {
            var plain = in.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
            if (plain.length > maxBytes) {
                throw unreadable("The answer has more than the " + maxBytes + " bytes that are allowed, decompressed.");
            }
            return plain;
        } catch (IOException _) {
            throw unreadable("The answer says that it is compressed with " + coding + ", and is not.");
        }
    }

    private static InputStream opened(String coding, byte[] content) throws IOException {
        var in = new ByteArrayInputStream(content);
        if (!coding.equals("deflate")) {
            return new GZIPInputStream(in, 8192);
        }
        return hasZlibHeader(content) ? new InflaterInputStream(in) : withoutHeader(in);
    }

    private static InputStream withoutHeader(InputStream in) {
        var inflater = new Inflater(true);
        return new InflaterInputStream(in, inflater) {
            @Override
            public void close() throws IOException {
                super.close();
                inflater.end();
            }
        };
    }

    /// `deflate` means the zlib format (RFC 1950); some servers leave its header out.
    private static boolean hasZlibHeader(byte[] content) {
        return content.length > 1
                && (content[0] & 0x0F) == 8
                && (((content[0] & 0xFF) << 8) | (content[1] & 0xFF)) % 31 == 0;
    }

    private static FailedCall unreadable(String message) {
        return new FailedCall(new UnreadableReply(message));
    }
}
