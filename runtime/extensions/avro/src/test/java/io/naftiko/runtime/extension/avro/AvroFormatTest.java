package io.naftiko.runtime.extension.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.report.FailedCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Avro becomes as JSON, and what of it is refused. Avro's own writer makes the answers.
class AvroFormatTest {

    private static final String SHIP = """
        {"type": "record", "name": "Ship", "fields": [
          {"name": "name", "type": "string"},
          {"name": "tags", "type": {"type": "array", "items": "string"}},
          {"name": "logs", "type": {"type": "map", "values": ["null", "long", "Ship"]}},
          {"name": "seal", "type": "bytes"}]}
        """;

    private static final String ADA = """
        {"name": "Ada", "tags": ["a", "b"], "seal": "\\u0001\\u00ff",
         "logs": {"x": null, "y": {"long": 9007199254740993},
           "z": {"Ship": {"name": "Eve", "tags": [], "logs": {}, "seal": ""}}}}
        """;

    private static final String ADA_READ = "{\"name\":\"Ada\",\"tags\":[\"a\",\"b\"],\"logs\":{\"x\":null,"
        + "\"y\":9007199254740993,\"z\":{\"name\":\"Eve\",\"tags\":[],\"logs\":{},\"seal\":\"\"}},\"seal\":\"Af8=\"}";

    /// A schema, a value as Avro's own JSON has it, and what it becomes.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "'null'                                                              | null          | null",
                "'boolean'                                                           | true          | true",
                "'int'                                                               | -2147483648   | -2147483648",
                "'long'                                                              | 9223372036854775807 |"
                        + " 9223372036854775807",
                "'float'                                                             | 0.1           | 0.1",
                "'double'                                                            | 1.5E300       | 1.5E300",
                "'string'                                                            | 'Zoë \uD83D\uDE00' | 'Zoë"
                        + " \uD83D\uDE00'",
                "'bytes'                                                             | '\\u0000\\u00ff' | 'AP8='",
                "{'type':'fixed','name':'f','size':2}                                | '\\u0000\\u00ff' | 'AP8='",
                "{'type':'enum','name':'e','symbols':['A','B']}                      | 'B'           | 'B'",
                "{'type':'array','items':['int','string']}                           | [{'int':1},{'string':'a'}] |"
                        + " [1,'a']",
                "{'type':'map','values':'int'}                                       | {'a':1}       | {'a':1}",
                "['null','string']                                                   | {'string':''} | ''",
                "['null','string']                                                   | null          | null",
                "{'type':'int','logicalType':'date'}                                 | 20000         | 20000",
                "{'type':'long','logicalType':'timestamp-millis'}                    | 1700000000000 | 1700000000000",
                "{'type':'string','logicalType':'uuid'}                              | 'a-b'         | 'a-b'",
                "{'type':'bytes','logicalType':'decimal','precision':9,'scale':2}    | '\\u0004\\u00d2' | 12.34",
                "{'type':'fixed','name':'f','size':2,'logicalType':'decimal','precision':4,'scale':1} |"
                        + " '\\u00ff\\u00ff' | -0.1",
                "{'type':'fixed','name':'f','size':16,'logicalType':'uuid'}          |"
                    + " '\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\u0008\\u0009\\u000a\\u000b\\u000c\\u000d\\u000e\\u000f'"
                    + " | '00010203-0405-0607-0809-0a0b0c0d0e0f'",
            })
    void aValueBecomesPlainJson(String schema, String value, String json) throws IOException {
        var type = schema(schema.replace('\'', '"'));
        var written = raw(type, value.replace('\'', '"'));

        assertThat(read(type, written)).isEqualTo(json.replace('\'', '"'));
    }

    @Test
    void numbersThatJsonHasNotAreText() {
        assertThat(read(schema("\"double\""), HexFormat.of().parseHex("000000000000f87f")))
                .isEqualTo("\"NaN\"");
        assertThat(read(schema("\"float\""), HexFormat.of().parseHex("000080ff")))
                .isEqualTo("\"-Infinity\"");
    }

    @Test
    void aRecordIsAnObject() throws IOException {
        assertThat(read(schema(SHIP), raw(schema(SHIP), ADA))).isEqualTo(ADA_READ);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "deflate"})
    void aContainerFileIsAnArray(String codec) throws IOException {
        var file = container(schema(SHIP), codec, ADA, ADA);

        assertThat(read(schema(SHIP), file)).isEqualTo("[" + ADA_READ + "," + ADA_READ + "]");
    }

    @Test
    void aContainerFileIsReadAsTheSchemaOfTheCapabilityWantsIt() throws IOException {
        var wanted = schema("""
            {"type": "record", "name": "Ship", "fields": [
              {"name": "flag", "type": "string", "default": "none"},
              {"name": "name", "type": "string"}]}
            """);

        assertThat(read(wanted, container(schema(SHIP), "deflate", ADA)))
                .isEqualTo("[{\"name\":\"Ada\",\"flag\":\"none\"}]");
        assertRefused(schema("\"int\""), container(schema(SHIP), "null", ADA), "it does not fit the schema");
    }

    @Test
    void anAnswerInJsonIsJson() {
        var response =
                Response.of(200, "application/json", "{\"a\": 1}".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(Json.text(new AvroFormat(schema(SHIP)).read(response))).isEqualTo("{\"a\":1}");
    }

    /// A few bytes that claim to be more than anybody could hold.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'type':'array','items':'null'}  | feffffffffffffffff01 | it holds more than 1000000 values",
                "{'type':'array','items':'null'}  | ffffffffffffffffff0100 | it holds more than 1000000 values",
                "{'type':'map','values':'null'}   | feffffff0f | it holds more than 1000000 values",
                "'string'                         | feffffff0f | it ends in the middle of a value",
                "'bytes'                          | 01 | it ends in the middle of a value",
                "'int'                            | feffffffffff01 | an int has more than 32 bits",
                "'long'                           | ffffffffffffffffffff01 | a long has more than 64 bits",
                "'boolean'                        | 02 | a boolean is neither 0 nor 1",
                "'int'                            | 0202 | it goes on behind the value that the schema says",
                "['null','int']                   | 04 | it does not fit the schema",
                "{'type':'enum','name':'e','symbols':['A']} | 01 | it does not fit the schema",
                "{'type':'bytes','logicalType':'decimal','precision':9} | 00 | a decimal has 0 bytes",
            })
    void bytesThatLieAreRefused(String schema, String hex, String reason) {
        assertRefused(schema(schema.replace('\'', '"')), HexFormat.of().parseHex(hex), reason);
    }

    @Test
    void nestingWithoutEndIsRefused() {
        var list = schema("""
            {"type": "record", "name": "List", "fields": [{"name": "next", "type": ["null", "List"]}]}
            """);
        var deep = new byte[1_000_000];
        java.util.Arrays.fill(deep, (byte) 2);

        assertRefused(list, deep, "it nests deeper than 200 levels");
    }

    @Test
    void aContainerFileThatBlowsUpIsRefused() throws IOException {
        var bytes = schema("\"bytes\"");
        var file = container(bytes, "deflate", ByteBuffer.allocate((64 << 20) + 1));

        assertThat(file).hasSizeLessThan(1 << 20);
        assertRefused(bytes, file, "it holds more than 64 MiB");
    }

    @Test
    void aContainerFileOfAnotherCodecIsRefused() throws IOException {
        var file = container(schema(SHIP), "null", ADA);
        var renamed = new String(file, java.nio.charset.StandardCharsets.ISO_8859_1)
                .replace("null\u0014avro", "zstd\u0014avro")
                .replace("avro.codec\bnull", "avro.codec\bzstd");

        assertRefused(
                schema(SHIP),
                renamed.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                "it is compressed in another way than `deflate`");
    }

    /// Whatever the bytes are, an answer is read or refused, and nothing else happens.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void damagedAnswersAreReadOrRefused(long seed) throws IOException {
        var random = new Random(seed);
        var schema = schema(SHIP);
        var good = new byte[][] {
            raw(schema, ADA), container(schema, "null", ADA, ADA), container(schema, "deflate", ADA),
        };
        for (int round = 0; round < 2_000; round++) {
            var damaged = damage(good[round % good.length].clone(), random);
            var failure = catchThrowable(() -> read(schema, damaged));

            assertThat(failure)
                    .as("seed %d, round %d: %s", seed, round, HexFormat.of().formatHex(damaged))
                    .satisfiesAnyOf(
                            none -> assertThat(none).isNull(),
                            refused -> assertThat(refused).isInstanceOf(FailedCall.class));
        }
    }

    private static byte[] damage(byte[] bytes, Random random) {
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return random.nextInt(4) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private static void assertRefused(Schema schema, byte[] bytes, String reason) {
        assertThatThrownBy(() -> read(schema, bytes))
                .isInstanceOf(FailedCall.class)
                .hasMessage("The upstream's answer is not Avro: " + reason + ".");
    }

    private static String read(Schema schema, byte[] bytes) {
        return Json.text(new AvroFormat(schema).read(Response.of(200, "avro/binary", bytes)));
    }

    private static Schema schema(String text) {
        return new Schema.Parser().parse(text);
    }

    /// One value in the binary encoding.
    private static byte[] raw(Schema schema, String json) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(schema).write(value(schema, json), encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static byte[] container(Schema schema, String codec, String... values) throws IOException {
        var read = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            read[i] = value(schema, values[i]);
        }
        return container(schema, codec, read);
    }

    private static byte[] container(Schema schema, String codec, Object... values) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.setCodec(CodecFactory.fromString(codec)).create(schema, bytes, new byte[16]);
            for (var value : values) {
                writer.append(value);
            }
        }
        return bytes.toByteArray();
    }

    private static Object value(Schema schema, String json) throws IOException {
        return new GenericDatumReader<>(schema).read(null, DecoderFactory.get().jsonDecoder(schema, json));
    }
}
