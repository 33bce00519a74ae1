package io.naftiko.runtime.consume;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Filter;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.UnreadableReply;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
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
        if (!OFFERED.contains(coding)) {
            return answer;
        }
        return switch (answer.body()) {
            case Body.Held held -> plain(answer, Body.of(decode(coding, held.bytes())));
            case Body.Incoming coded -> plain(answer, decoding(coding, coded));
            case Body.Empty _, Body.Stream _ -> answer;
        };
    }

    private static Response plain(Response answer, Body content) {
        var headers = answer.headers().without("Content-Encoding").without("Content-Length");
        return new Response(answer.status(), headers, content);
    }

    private Body decoding(String coding, Body.Incoming coded) {
        try {
            return new Body.Incoming(new Bounded(new Decoded(coding, coded.content()), maxBytes, tooLong()), -1);
        } catch (IOException _) {
            coded.close();
            throw wrong(coding);
        }
    }

    private byte[] decode(String coding, byte[] content) {
        try (var in = opened(coding, new ByteArrayInputStream(content))) {
            var plain = in.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
            if (plain.length > maxBytes) {
                throw new FailedCall(new UnreadableReply(tooLong()));
            }
            return plain;
        } catch (IOException _) {
            throw wrong(coding);
        }
    }

    /// Content that is decoded while it is read.
    private static final class Decoded extends FilterInputStream {

        private final String coding;

        Decoded(String coding, InputStream coded) throws IOException {
            super(opened(coding, coded));
            this.coding = coding;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            try {
                return super.read(into, offset, length);
            } catch (IOException _) {
                throw wrong(coding);
            }
        }
    }

    private static InputStream opened(String coding, InputStream coded) throws IOException {
        if (!coding.equals("deflate")) {
            return new GZIPInputStream(coded, 8192);
        }
        var in = coded.markSupported() ? coded : new BufferedInputStream(coded);
        return hasZlibHeader(in) ? new InflaterInputStream(in) : withoutHeader(in);
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
    private static boolean hasZlibHeader(InputStream in) throws IOException {
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        return second >= 0 && (first & 0x0F) == 8 && ((first << 8) | second) % 31 == 0;
    }

    private String tooLong() {
        return "The answer has more than the " + maxBytes + " bytes that are allowed, decompressed.";
    }

    private static FailedCall wrong(String coding) {
        return new FailedCall(
                new UnreadableReply("The answer says that it is compressed with " + coding + ", and is not."));
    }
}
