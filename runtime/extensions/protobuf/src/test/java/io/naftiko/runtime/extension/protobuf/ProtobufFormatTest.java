package io.naftiko.runtime.extension.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DurationProto;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.FieldMaskProto;
import com.google.protobuf.StructProto;
import com.google.protobuf.TextFormat;
import com.google.protobuf.TimestampProto;
import com.google.protobuf.WrappersProto;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.NamedFile;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.report.FailedCall;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a message becomes as JSON, and what of it is refused. Google's own library makes the answers.
class ProtobufFormatTest {

    private static final Descriptor PROTO2 = type("""
        message Ship {
          optional string name = 1;
          optional int32 crew = 2;
          repeated sint64 logs = 3 [packed = true];
          repeated fixed32 nos = 4;
          optional group Dock = 5 { optional bool free = 1; }
          optional Kind kind = 6 [default = CARGO];
          enum Kind { NONE = 0; CARGO = 1; }
        }
        """);

    private static final Descriptor PROTO3 = type("""
        syntax = "proto3";
        import "google/protobuf/timestamp.proto";
        import "google/protobuf/duration.proto";
        import "google/protobuf/struct.proto";
        import "google/protobuf/wrappers.proto";
        import "google/protobuf/field_mask.proto";
        message All {
          double d = 1; float f = 2; int32 i = 3; int64 l = 4; uint32 ui = 5; uint64 ul = 6; sint32 si = 7;
          sint64 sl = 8; fixed32 fi = 9; fixed64 fl = 10; sfixed32 sfi = 11; sfixed64 sfl = 12; bool b = 13;
          string s = 14; bytes by = 15; Kind k = 16;
          optional int32 oi = 17; All all = 18; repeated int32 ri = 19; repeated All ra = 20;
          map<string, int32> m = 21; map<int64, All> ma = 22; map<bool, Kind> mk = 23;
          oneof one { string os = 24; All oa = 25; }
          google.protobuf.Timestamp at = 30; google.protobuf.Duration took = 31; google.protobuf.Struct any = 32;
          google.protobuf.Int64Value boxed = 33; google.protobuf.FieldMask mask = 34;
        }
        enum Kind { NONE = 0; CARGO = 1; }
        """);

    private static final String DEFAULTS = "{\"d\":0.0,\"f\":0.0,\"i\":0,\"l\":0,\"ui\":0,\"ul\":0,\"si\":0,\"sl\":0,"
        + "\"fi\":0,\"fl\":0,\"sfi\":0,\"sfl\":0,\"b\":false,\"s\":\"\",\"by\":\"\",\"k\":\"NONE\",\"ri\":[],\"ra\":[],"
        + "\"m\":{},\"ma\":{},\"mk\":{}}";

    /// A message as Google's text format has it, a JSON Pointer, and what is there.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "d: 1.5e300                          | /d       | 1.5E300",
                "d: nan f: -inf                      | /d       | 'NaN'",
                "d: nan f: -inf                      | /f       | '-Infinity'",
                "f: 0.1                              | /f       | 0.1",
                "i: -1                               | /i       | -1",
                "l: -9223372036854775808             | /l       | -9223372036854775808",
                "ui: 4294967295                      | /ui      | 4294967295",
                "ul: 18446744073709551615            | /ul      | 18446744073709551615",
                "si: -2147483648                     | /si      | -2147483648",
                "sl: -5                              | /sl      | -5",
                "fi: 4294967295                      | /fi      | 4294967295",
                "fl: 18446744073709551615            | /fl      | 18446744073709551615",
                "sfi: -7                             | /sfi     | -7",
                "sfl: -8                             | /sfl     | -8",
                "b: true                             | /b       | true",
                "s: 'Zo\\303\\253'                   | /s       | 'Zoë'",
                "by: '\\000\\377'                    | /by      | 'AP8='",
                "k: CARGO                            | /k       | 'CARGO'",
                "k: 77                               | /k       | 77",
                "oi: 0                               | /oi      | 0",
                "all { all { i: 3 } }                | /all/all/i | 3",
                "ri: [1, 2, 300]                     | /ri      | [1,2,300]",
                "ra { i: 1 } ra { i: 2 }             | /ra/1/i  | 2",
                "m { key: 'a' value: 1 } m { key: 'b' } | /m    | {'a':1,'b':0}",
                "ma { key: -7 value { s: 'x' } }     | /ma/-7/s | 'x'",
                "mk { key: true value: CARGO }       | /mk      | {'true':'CARGO'}",
                "os: ''                              | /os      | ''",
                "oa { i: 1 }                         | /oa/i    | 1",
                "at { seconds: 1700000000 nanos: 5000000 } | /at | '2023-11-14T22:13:20.005Z'",
                "took { seconds: -1 nanos: -500000000 } | /took | '-1.5s'",
                "any { fields { key: 'a' value { list_value { values { null_value: 0 } values { number_value: 1 } } }"
                        + " } } | /any | {'a':[null,1.0]}",
                "boxed { value: 7 }                  | /boxed   | 7",
                "boxed { }                           | /boxed   | 0",
                "mask { paths: 'a' paths: 'b.c' }    | /mask    | 'a,b.c'",
            })
    void aFieldBecomesPlainJson(String text, String pointer, String json) throws Exception {
        assertThat(Json.text(read(PROTO3, encoded(PROTO3, text)).at(pointer))).isEqualTo(json.replace('\'', '"'));
    }

    @Test
    void fieldsWithoutPresenceHaveTheirDefaultAndOthersAreLeftOut() {
        assertThat(Json.text(read(PROTO3, new byte[0]))).isEqualTo(DEFAULTS);
        assertThat(Json.text(read(PROTO2, new byte[0]))).isEqualTo("{\"logs\":[],\"nos\":[]}");
    }

    @Test
    void proto2IsReadWithGroupsAndPackedNumbers() throws Exception {
        var text = "name: 'Ada' crew: 7 logs: [-1, 2] nos: [1, 2] Dock { free: true } kind: NONE";

        assertThat(Json.text(read(PROTO2, encoded(PROTO2, text))))
                .isEqualTo("{\"name\":\"Ada\",\"crew\":7,\"logs\":[-1,2],\"nos\":[1,2],\"dock\":{\"free\":true},"
                        + "\"kind\":\"NONE\"}");
    }

    /// Hexadecimal bytes of a `Ship`, and what they become.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "180118031803     | {'logs':[-1,-2,-2],'nos':[]}",
                "220801000000ffffffff | {'logs':[],'nos':[1,4294967295]}",
                "10011002         | {'crew':2,'logs':[],'nos':[]}",
                "f80701           | {'logs':[],'nos':[]}",
                "1201 41          | {'logs':[],'nos':[]}",
                "2b2c2b080 12c    | {'logs':[],'nos':[],'dock':{'free':true}}",
            })
    void theWireMayWriteItInOtherWays(String hex, String json) {
        assertThat(Json.text(read(PROTO2, HexFormat.of().parseHex(hex.replace(" ", "")))))
                .isEqualTo(json.replace('\'', '"'));
    }

    @Test
    void partsOfOneMessageAreMergedAndTheLastOfAOneofCounts() throws Exception {
        var first = encoded(PROTO3, "all { i: 1 ri: 1 } os: 'x'");
        var second = encoded(PROTO3, "all { l: 2 ri: 2 } oa { i: 9 }");
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);

        var read = read(PROTO3, both);

        assertThat(Json.text(read.at("/all/ri"))).isEqualTo("[1,2]");
        assertThat(read.at("/all/i").intValue()).isEqualTo(1);
        assertThat(read.at("/all/l").intValue()).isEqualTo(2);
        assertThat(read.has("os")).isFalse();
        assertThat(read.at("/oa/i").intValue()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({
        "0a05416461, it is damaged", // a text that is too short
        "0affffffff0f, it is damaged", // a text of minus one byte
        "0affffffff07, it is damaged", // a text of 2 GiB
        "10ffffffffffffffffffff01, it is damaged", // a number without end
        "00, it is damaged", // a field without number
        "0b, it is damaged", // a group without end
        "2b2a, it is damaged", // the end of another group
        "0c, it is damaged", // the end of no group
        "07, it is damaged", // no wire type
        "1aff01, it is damaged", // a list that is too short
    })
    void bytesThatLieAreRefused(String hex, String reason) {
        assertRefused(PROTO2, HexFormat.of().parseHex(hex), reason);
    }

    @Test
    void nestingWithoutEndIsRefused() {
        var group = new byte[100_000];
        Arrays.fill(group, (byte) 0x0b);
        var groups = type("message A { optional group B = 1 { optional group B = 1 { optional int32 c = 1; } } }");
        var unknown = new byte[100_000];
        Arrays.fill(unknown, (byte) 0x7b);
        var list = type("message A { optional A a = 1; }");

        assertRefused(groups, group, "it is damaged");
        assertRefused(groups, unknown, "it is damaged");
        assertRefused(list, nested(500), "it nests deeper than 100 levels");
    }

    /// `A` in `A`, so many times.
    private static byte[] nested(int depth) {
        var bytes = new byte[0];
        for (int i = 0; i < depth; i++) {
            var length = bytes.length;
            var size = length < 128
                    ? new byte[] {(byte) length}
                    : new byte[] {(byte) (length | 128), (byte) (length >> 7)};
            var outer = new byte[1 + size.length + length];
            outer[0] = 0x0a;
            System.arraycopy(size, 0, outer, 1, size.length);
            System.arraycopy(bytes, 0, outer, 1 + size.length, length);
            bytes = outer;
        }
        return bytes;
    }

    @Test
    void aFewBytesDoNotBecomeManyValues() {
        var empty = new byte[200_000];
        for (int i = 0; i < empty.length; i += 2) {
            empty[i] = 0x0a;
        }
        var wide = new StringBuilder("syntax = 'proto3'; message A { repeated B b = 1; } message B {");
        for (int i = 1; i <= 100; i++) {
            wide.append("int32 f").append(i).append(" = ").append(i).append(';');
        }

        assertRefused(type(wide + "}"), empty, "it holds more than 1000000 values");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void damagedAnswersAreReadOrRefused(long seed) throws Exception {
        var random = new Random(seed);
        var good = encoded(
                PROTO3,
                "d: 1 s: 'Ada' by: 'x' k: CARGO all { ri: [1, 2, 3] m { key: 'a' value: 1 } } ra { } ma { key: 1 value"
                        + " { } } oa { } at { seconds: 1 } took { } any { fields { key: 'a' value { string_value: 'b' }"
                        + " } }");
        for (int round = 0; round < 3_000; round++) {
            var damaged = damage(good.clone(), random);
            var failure = catchThrowable(() -> read(PROTO3, damaged));

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
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private static void assertRefused(Descriptor type, byte[] bytes, String reason) {
        assertThatThrownBy(() -> read(type, bytes))
                .isInstanceOf(FailedCall.class)
                .hasMessageStartingWith("The upstream's answer is not Protobuf: " + reason);
    }

    private static tools.jackson.databind.JsonNode read(Descriptor type, byte[] bytes) {
        return new ProtobufFormat(type).read(Response.of(200, "application/x-protobuf", bytes));
    }

    private static byte[] encoded(Descriptor type, String text) throws TextFormat.ParseException {
        var message = DynamicMessage.newBuilder(type);
        TextFormat.merge(text, message);
        return message.build().toByteArray();
    }

    /// The first message of a file.
    private static Descriptor type(String text) {
        try {
            var proto = new ProtoParser(new NamedFile("x.proto", Path.of("x.proto"), text)).parse();
            var imports = new FileDescriptor[] {
                TimestampProto.getDescriptor(),
                DurationProto.getDescriptor(),
                StructProto.getDescriptor(),
                WrappersProto.getDescriptor(),
                FieldMaskProto.getDescriptor(),
            };
            return FileDescriptor.buildFrom(proto, Arrays.copyOf(imports, proto.getDependencyCount()))
                    .getMessageTypes()
                    .getFirst();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
