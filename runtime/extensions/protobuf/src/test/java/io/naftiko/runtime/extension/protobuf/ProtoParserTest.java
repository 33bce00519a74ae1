package io.naftiko.runtime.extension.protobuf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ApiProto;
import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.JavaFeaturesProto;
import com.google.protobuf.Message;
import com.google.protobuf.StructProto;
import com.google.protobuf.TypeProto;
import com.google.protobuf.WrappersProto;
import io.naftiko.runtime.document.NamedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/// What a `.proto` file says. Google's own files are read as Google's own compiler read them.
class ProtoParserTest {

    static final List<FileDescriptor> FILES = List.of(
            DescriptorProtos.getDescriptor(),
            StructProto.getDescriptor(),
            TypeProto.getDescriptor(),
            ApiProto.getDescriptor(),
            WrappersProto.getDescriptor(),
            JavaFeaturesProto.getDescriptor());

    @ParameterizedTest
    @FieldSource("FILES")
    void readsWhatTheCompilerReads(FileDescriptor compiled) throws Exception {
        var parsed = build(source(compiled.getName()), compiled.getDependencies());

        assertThat(said(parsed)).isEqualTo(said(compiled)).isNotEmpty();
    }

    private static String source(String name) throws IOException {
        try (var in = requireNonNull(Message.class.getResourceAsStream("/" + name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static FileDescriptor build(String text, List<FileDescriptor> imports) throws Exception {
        var proto = new ProtoParser(file(text)).parse();
        return FileDescriptor.buildFrom(proto, imports.toArray(FileDescriptor[]::new));
    }

    private static NamedFile file(String text) {
        return new NamedFile("x.proto", Path.of("x.proto"), text);
    }

    /// One line for each field and each symbol.
    private static Set<String> said(FileDescriptor file) {
        var said = new TreeSet<String>();
        file.getMessageTypes().forEach(each -> say(each, said));
        file.getEnumTypes()
                .forEach(type ->
                        type.getValues().forEach(value -> said.add(value.getFullName() + " = " + value.getNumber())));
        return said;
    }

    private static void say(Descriptor message, Set<String> said) {
        message.getFields().forEach(field -> said.add(said(field)));
        message.getNestedTypes().forEach(each -> say(each, said));
        message.getEnumTypes()
                .forEach(type ->
                        type.getValues().forEach(value -> said.add(value.getFullName() + " = " + value.getNumber())));
    }

    private static String said(FieldDescriptor field) {
        var type = switch (field.getJavaType()) {
            case MESSAGE -> field.getMessageType().getFullName();
            case ENUM -> field.getEnumType().getFullName();
            default -> field.getType().name();
        };
        var oneof = field.getRealContainingOneof();
        return field.getFullName() + " = " + field.getNumber() + ": " + type
                + (field.isRepeated() ? " repeated" : "")
                + (field.isRequired() ? " required" : "")
                + (field.hasPresence() ? " present" : "")
                + (field.isMapField() ? " map" : "")
                + (oneof == null ? "" : " of " + oneof.getName());
    }

    @Test
    void readsEveryKindOfField() throws Exception {
        var parsed = build("""
            /* all
               kinds */ syntax = 'proto3'; // three
            package a.b;
            option java_package = "x";
            message Ship {
              reserved 9, 10 to max; reserved "old";
              string name = 1 [json_name = "n", deprecated = true];
              optional int32 crew = 0x2;
              repeated .a.b.Ship.Kind kinds = 3 [packed = false];
              map<string, Ship> fleet = 4;
              oneof where { string port = 5; Ship near = 6; }
              enum Kind { option allow_alias = true; NONE = 0; CARGO = 1 [(x).y = {a: [1]}]; FREIGHT = 1; ODD = -1; }
              message Inner { Kind kind = 1; };
              Inner inner = 7;
            }
            service Harbour { rpc Get(Ship) returns (stream Ship) { option (x) = { get: "/v1" }; } }
            """, List.of());

        assertThat(said(parsed))
                .contains(
                        "a.b.Ship.name = 1: STRING",
                        "a.b.Ship.crew = 2: INT32 present",
                        "a.b.Ship.kinds = 3: a.b.Ship.Kind repeated",
                        "a.b.Ship.fleet = 4: a.b.Ship.FleetEntry repeated map",
                        "a.b.Ship.port = 5: STRING present of where",
                        "a.b.Ship.near = 6: a.b.Ship present of where",
                        "a.b.Ship.inner = 7: a.b.Ship.Inner present",
                        "a.b.Ship.Inner.kind = 1: a.b.Ship.Kind",
                        "a.b.Ship.Kind.ODD = -1");
    }

    @Test
    void readsGroupsAndLabelsOfProto2() throws Exception {
        var parsed = build("""
            message Ship {
              required string name = 1 [default = "none;}"];
              optional group Dock = 2 { optional fixed32 no = 3; }
              extensions 100 to 199;
              extend Ship { optional int32 more = 100; }
            }
            """, List.of());

        assertThat(said(parsed))
                .containsExactly(
                        "Ship.Dock.no = 3: FIXED32 present",
                        "Ship.dock = 2: Ship.Dock present",
                        "Ship.name = 1: STRING required present");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "message A { string a = 1 }               | 1:26 | expected `;`, found `}`",
                "message A {                              | 1:12 | expected a name, found the end of the file",
                "message A { string a = b; }              | 1:24 | expected a whole number, found `b`",
                "message A { string a = 99999999999; }    | 1:24 | expected a whole number, found `99999999999`",
                "message { }                              | 1:9  | expected a name, found `{`",
                "class A { }                              | 1:1  | expected `message`, `enum` or `import`, found"
                        + " `class`",
                "syntax = 'proto4';                       | 1:10 | `proto4` is none of proto2, proto3 and 2023",
                "import a;                                | 1:8  | expected a text in quotes, found `a`",
                "import 'a                                | 1:8  | `'` has no meaning",
                "enum A { B = 0; §                        | 1:17 | `§` has no meaning",
                "option a = { b: {                        | 1:18 | expected more, found the end of the file",
            })
    void saysWhatIsWrongAndWhere(String text, String place, String reason) {
        assertThatThrownBy(() -> new ProtoParser(file(text)).parse())
                .isInstanceOfSatisfying(
                        ProtoSyntax.class, e -> assertThat(e.place()).hasToString("x.proto:" + place))
                .hasMessage(reason);
    }

    @Test
    void nestingWithoutEndIsRefused() {
        assertThatThrownBy(() -> new ProtoParser(file("message A {".repeat(50_000))).parse())
                .isInstanceOf(ProtoSyntax.class)
                .hasMessageContaining("no more than 30 messages");
    }
}
