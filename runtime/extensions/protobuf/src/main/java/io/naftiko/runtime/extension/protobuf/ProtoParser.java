package io.naftiko.runtime.extension.protobuf;

import com.google.protobuf.DescriptorProtos.Edition;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import io.naftiko.runtime.document.NamedFile;
import io.naftiko.runtime.report.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads a `.proto` file of proto2, proto3 or edition 2023, as far as it says how messages are encoded: options,
/// services and extensions are read over.
final class ProtoParser {

    private final NamedFile file;
    private final FileDescriptorProto.Builder proto = FileDescriptorProto.newBuilder();
    private final Map<String, Place> places = new HashMap<>();

    ProtoParser(NamedFile file) {
        this.file = file;
    }

    /// Where a symbol is defined, or a file imported.
    Optional<Place> placeOf(String symbol) {
        return Optional.ofNullable(places.get(symbol));
    }

    FileDescriptorProto parse() throws ProtoSyntax {
        var tokens = new ProtoTokens(file);
        proto.setName(file.name());
        while (!tokens.atEnd()) {
            statement(tokens);
        }
        return proto.build();
    }

    private void statement(ProtoTokens tokens) throws ProtoSyntax {
        switch (tokens.peek()) {
            case ";" -> tokens.take();
            case "syntax", "edition" -> syntax(tokens);
            case "package" -> {
                tokens.take();
                proto.setPackage(tokens.name());
                tokens.require(";");
            }
            case "import" -> addImport(tokens);
            case "message" -> {
                tokens.take();
                proto.addMessageType(
                        MessageParser.parse(tokens, proto.getSyntax().equals("proto3"), proto.getPackage(), places));
            }
            case "enum" -> proto.addEnumType(parseEnum(tokens));
            case "option", "service", "extend" -> tokens.skipStatement();
            default -> throw tokens.expected("`message`, `enum` or `import`");
        }
    }

    private void syntax(ProtoTokens tokens) throws ProtoSyntax {
        tokens.take();
        tokens.require("=");
        var place = tokens.place();
        var version = tokens.text();
        tokens.require(";");
        switch (version) {
            case "proto2", "proto3" -> proto.setSyntax(version);
            case "2023" -> proto.setSyntax("editions").setEdition(Edition.EDITION_2023);
            default -> throw new ProtoSyntax(place, "`" + version + "` is none of proto2, proto3 and 2023");
        }
    }

    private void addImport(ProtoTokens tokens) throws ProtoSyntax {
        tokens.take();
        if (tokens.takes("public")) {
            proto.addPublicDependency(proto.getDependencyCount());
        } else {
            tokens.takes("weak");
        }
        var place = tokens.place();
        var name = tokens.text();
        tokens.require(";");
        places.put(name, place);
        proto.addDependency(name);
    }

    /// An enum, whose first word is next.
    static EnumDescriptorProto parseEnum(ProtoTokens tokens) throws ProtoSyntax {
        tokens.take();
        var type = EnumDescriptorProto.newBuilder().setName(tokens.name());
        tokens.require("{");
        while (!tokens.takes("}")) {
            switch (tokens.peek()) {
                case ";" -> tokens.take();
                case "option", "reserved" -> tokens.skipStatement();
                default -> type.addValue(value(tokens));
            }
        }
        return type.build();
    }

    private static EnumValueDescriptorProto value(ProtoTokens tokens) throws ProtoSyntax {
        var name = tokens.name();
        tokens.require("=");
        var value = EnumValueDescriptorProto.newBuilder().setName(name).setNumber(tokens.integer());
        if (tokens.peek().equals("[")) {
            tokens.skipBlock("[", "]");
        }
        tokens.require(";");
        return value.build();
    }
}
