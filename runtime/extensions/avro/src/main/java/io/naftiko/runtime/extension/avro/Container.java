package io.naftiko.runtime.extension.avro;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.consume.format.Reply.Refusal;
import io.naftiko.runtime.document.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// An object container file: blocks of records, behind the schema that they were written with (Apache Avro 1.12, Object
/// Container Files).
final class Container {

    private static final byte[] MAGIC = {'O', 'b', 'j', 1};
    private static final int SYNC = 16;
    private static final int MAX_SCHEMA = 1 << 18;
    private static final int MAX_CONTENT = 64 << 20;

    private final BoundedDecoder in;
    private int content;

    Container(byte[] bytes) {
        in = new BoundedDecoder(bytes);
    }

    static boolean isIn(byte[] bytes) {
        return Arrays.mismatch(bytes, MAGIC) == MAGIC.length;
    }

    /// Its records, read as `wanted` says.
    JsonNode read(Schema wanted) throws IOException, Refusal {
        in.skipFixed(MAGIC.length);
        var header = header();
        var written = schema(header);
        boolean deflated = isDeflated(header);
        var sync = in.take(SYNC);
        var values = new Values(wanted);
        var records = Json.array();
        while (!in.atEnd()) {
            long count = in.readLong();
            var block = deflated ? inflated(in.sized()) : in.sized();
            readBlock(count, new BoundedDecoder(block), written, wanted, values, records);
            if (!Arrays.equals(in.take(SYNC), sync)) {
                throw new IOException("a block does not end where it says");
            }
        }
        return records;
    }

    private static void readBlock(
            long count, BoundedDecoder block, Schema written, Schema wanted, Values values, ArrayNode records)
            throws IOException, Refusal {
        var resolving = written.equals(wanted) ? null : DecoderFactory.get().resolvingDecoder(written, wanted, block);
        for (long each = 0; each < count; each++) {
            records.add(values.read(resolving == null ? block : resolving));
            if (resolving != null) {
                resolving.drain();
            }
        }
        if (!block.atEnd()) {
            throw new IOException("a block has more than its records");
        }
    }

    private Map<String, byte[]> header() throws IOException {
        var header = new HashMap<String, byte[]>();
        for (long block = in.readMapStart(); block > 0; block = in.mapNext()) {
            for (long entry = 0; entry < block; entry++) {
                header.put(in.readString(), in.sized());
            }
        }
        return header;
    }

    /// Trees of more than 200 levels are refused before Avro sees them.
    private static Schema schema(Map<String, byte[]> header) throws IOException {
        var text = header.getOrDefault("avro.schema", new byte[0]);
        if (text.length > MAX_SCHEMA || Json.parse(text).isEmpty()) {
            throw new IOException("its schema cannot be read");
        }
        return new Schema.Parser().parse(new String(text, UTF_8));
    }

    private static boolean isDeflated(Map<String, byte[]> header) throws IOException {
        var codec = new String(header.getOrDefault("avro.codec", new byte[0]), US_ASCII);
        return switch (codec) {
            case "", "null" -> false;
            case "deflate" -> true;
            default -> throw new IOException("it is compressed in another way than `deflate`");
        };
    }

    private byte[] inflated(byte[] block) throws IOException {
        var inflater = new Inflater(true);
        try (var stream = new InflaterInputStream(new ByteArrayInputStream(block), inflater)) {
            var inflated = stream.readNBytes(MAX_CONTENT - content + 1);
            content += inflated.length;
            if (content > MAX_CONTENT) {
                throw new IOException("it holds more than " + (MAX_CONTENT >> 20) + " MiB");
            }
            return inflated;
        } finally {
            inflater.end();
        }
    }
}
