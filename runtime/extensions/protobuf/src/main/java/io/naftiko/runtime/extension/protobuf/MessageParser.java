package io.naftiko.runtime.extension.protobuf;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import io.naftiko.runtime.report.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one message of a `.proto` file, from its name on.
final class MessageParser {

    private static final int DEEPEST = 30;

    private static final Set<String> SCALARS = Set.of(
            "double",
            "float",
            "int32",
            "int64",
            "uint32",
            "uint64",
            "sint32",
            "sint64",
            "fixed32",
            "fixed64",
            "sfixed32",
            "sfixed64",
            "bool",
            "string",
            "bytes");

    private static final Pattern FIRST_LETTER = Pattern.compile("(?:^|_+)(.)");

    private final ProtoTokens tokens;
    private final boolean proto3;
    private final Map<String, Place> places;
    private final int depth;
    private final String name;
    private final DescriptorProto.Builder message = DescriptorProto.newBuilder();
    private final List<FieldDescriptorProto.Builder> fields = new ArrayList<>();

    private MessageParser(
            ProtoTokens tokens, boolean proto3, String own, String scope, Map<String, Place> places, int depth) {
        this.tokens = tokens;
        this.proto3 = proto3;
        this.places = places;
        this.depth = depth;
        this.name = scope.isEmpty() ? own : scope + "." + own;
        message.setName(own);
        places.put(name, tokens.place());
    }

    /// Reads the message whose name is next.
    ///
    /// @param proto3 whether the file says so
    /// @param scope the full name of what the message is defined in
    /// @param places gets the place of each symbol
    static DescriptorProto parse(ProtoTokens tokens, boolean proto3, String scope, Map<String, Place> places)
            throws ProtoSyntax {
        return new MessageParser(tokens, proto3, tokens.name(), scope, places, 0).body();
    }

    private DescriptorProto body() throws ProtoSyntax {
        if (depth > DEEPEST) {
            throw tokens.expected("no more than " + DEEPEST + " messages inside of each other");
        }
        tokens.require("{");
        while (!tokens.takes("}")) {
            statement();
        }
        fields.forEach(this::add);
        return message.build();
    }

    private void statement() throws ProtoSyntax {
        switch (tokens.peek()) {
            case ";" -> tokens.take();
            case "message" -> {
                tokens.take();
                message.addNestedType(nested(tokens.name()));
            }
            case "enum" -> message.addEnumType(ProtoParser.parseEnum(tokens));
            case "oneof" -> oneof();
            case "option", "reserved", "extensions", "extend" -> tokens.skipStatement();
            default -> field(null);
        }
    }

    private DescriptorProto nested(String own) throws ProtoSyntax {
        return new MessageParser(tokens, proto3, own, name, places, depth + 1).body();
    }

    private void oneof() throws ProtoSyntax {
        tokens.take();
        int index = message.getOneofDeclCount();
        message.addOneofDecl(OneofDescriptorProto.newBuilder().setName(tokens.name()));
        tokens.require("{");
        while (!tokens.takes("}")) {
            switch (tokens.peek()) {
                case ";" -> tokens.take();
                case "option" -> tokens.skipStatement();
                default -> field(index);
            }
        }
    }

    /// A field.
    ///
    /// @param oneof the number of the oneof that it is in; null for none
    private void field(@Nullable Integer oneof) throws ProtoSyntax {
        var field = FieldDescriptorProto.newBuilder().setLabel(Label.LABEL_OPTIONAL);
        if (oneof != null) {
            field.setOneofIndex(oneof);
        }
        switch (tokens.peek()) {
            case "repeated" -> label(field, Label.LABEL_REPEATED);
            case "required" -> label(field, Label.LABEL_REQUIRED);
            case "optional" -> label(field, Label.LABEL_OPTIONAL).setProto3Optional(proto3);
            default -> {}
        }
        switch (tokens.peek()) {
            case "map" -> map(field);
            case "group" -> group(field);
            default -> typed(field);
        }
        fields.add(field);
    }

    private FieldDescriptorProto.Builder label(FieldDescriptorProto.Builder field, Label label) {
        tokens.take();
        return field.setLabel(label);
    }

    private void typed(FieldDescriptorProto.Builder field) throws ProtoSyntax {
        type(field);
        numbered(field);
        rest();
    }

    private void type(FieldDescriptorProto.Builder field) throws ProtoSyntax {
        var type = tokens.name();
        if (SCALARS.contains(type)) {
            field.setType(FieldDescriptorProto.Type.valueOf("TYPE_" + type.toUpperCase(Locale.ROOT)));
        } else {
            field.setTypeName(type);
        }
    }

    /// The name and the number of a field.
    private void numbered(FieldDescriptorProto.Builder field) throws ProtoSyntax {
        var place = tokens.place();
        var own = tokens.name();
        places.put(name + "." + own, place);
        tokens.require("=");
        field.setName(own).setNumber(tokens.integer());
    }

    private void rest() throws ProtoSyntax {
        if (tokens.peek().equals("[")) {
            tokens.skipBlock("[", "]");
        }
        tokens.require(";");
    }

    /// `map<K, V> f = 1`: a list of entries, each a message of its own.
    private void map(FieldDescriptorProto.Builder field) throws ProtoSyntax {
        tokens.take();
        tokens.require("<");
        var key = entryField("key", 1);
        tokens.require(",");
        var value = entryField("value", 2);
        tokens.require(">");
        numbered(field);
        rest();
        var entry = entryName(field.getName());
        field.setLabel(Label.LABEL_REPEATED)
                .setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
                .setTypeName(entry);
        message.addNestedType(DescriptorProto.newBuilder()
                .setName(entry)
                .setOptions(MessageOptions.newBuilder().setMapEntry(true))
                .addField(key)
                .addField(value));
    }

    /// `crew_by_id` has `CrewByIdEntry`s.
    private static String entryName(String field) {
        return FIRST_LETTER.matcher(field).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT)) + "Entry";
    }

    private FieldDescriptorProto.Builder entryField(String own, int number) throws ProtoSyntax {
        var field =
                FieldDescriptorProto.newBuilder().setName(own).setNumber(number).setLabel(Label.LABEL_OPTIONAL);
        type(field);
        return field;
    }

    /// `optional group Name = 1 { … }` (proto2): a message that is enclosed by marks.
    private void group(FieldDescriptorProto.Builder field) throws ProtoSyntax {
        tokens.take();
        var own = tokens.peek();
        numbered(field);
        field.setName(own.toLowerCase(Locale.ROOT))
                .setType(FieldDescriptorProto.Type.TYPE_GROUP)
                .setTypeName(own);
        if (tokens.peek().equals("[")) {
            tokens.skipBlock("[", "]");
        }
        message.addNestedType(nested(own));
    }

    /// Adds a field. One that is `optional` in proto3 is alone in a oneof, of which nobody sees anything.
    private void add(FieldDescriptorProto.Builder field) {
        if (field.getProto3Optional()) {
            field.setOneofIndex(message.getOneofDeclCount());
            message.addOneofDecl(OneofDescriptorProto.newBuilder().setName("_" + field.getName()));
        }
        message.addField(field);
    }
}
