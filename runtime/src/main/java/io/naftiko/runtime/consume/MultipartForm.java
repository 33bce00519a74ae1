package io.naftiko.runtime.consume;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.http.Header;
import io.naftiko.runtime.report.FailedCall;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// Writes `multipart/form-data` (RFC 7578). The boundary is random, so that no value can contain it.
final class MultipartForm {

    private final String boundary = boundary();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    void add(BodyTemplate.PartHead part, String value) {
        var head = new StringBuilder(
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + quoted(part.name()) + "\"");
        if (part.fileName() != null) {
            head.append("; filename=\"").append(quoted(part.fileName())).append('"');
        }
        if (part.mediaType() != null) {
            head.append("\r\nContent-Type: ").append(line(part.mediaType()));
        }
        write(head.append("\r\n\r\n").append(value).append("\r\n").toString());
    }

    byte[] bytes() {
        write("--" + boundary + "--\r\n");
        return content.toByteArray();
    }

    String mediaType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    private void write(String text) {
        content.writeBytes(text.getBytes(UTF_8));
    }

    /// RFC 7578, 4.2, with the escapes that browsers use.
    private static String quoted(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    /// A media type that cannot become another header.
    private static String line(String mediaType) {
        if (!Header.isPlain(mediaType)) {
            throw FailedCall.badInput("contentType", "has a character that no header can carry");
        }
        return mediaType;
    }

    private static String boundary() {
        var random = new byte[16];
        ThreadLocalRandom.current().nextBytes(random);
        return "naftiko-" + HexFormat.of().formatHex(random);
    }
}
