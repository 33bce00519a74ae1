package io.naftiko.runtime.extension.protobuf;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.naftiko.runtime.consume.format.Reply;
import io.naftiko.runtime.consume.format.Reply.Refusal;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Format;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// `protobuf`: one message of Protocol Buffers. `outputSchema` is its `.proto` file, and after a `#` the message where
/// that is not the first of the file.
///
/// @param type null before the format is linked
record ProtobufFormat(@Nullable Descriptor type) implements Format {

    ProtobufFormat() {
        this(null);
    }

    @Override
    public Optional<Format> link(Links links) {
        var named = links.schema();
        if (named == null) {
            links.refuseSchema("is missing", "Name the file of the message, such as `outputSchema: ship.proto#Ship`.");
            return Optional.empty();
        }
        var parts = named.text().split("#", 2);
        return new ProtoFiles(links)
                .load(parts[0])
                .flatMap(file -> type(file, parts.length < 2 ? "" : parts[1], links))
                .map(ProtobufFormat::new);
    }

    private static Optional<Descriptor> type(FileDescriptor file, String name, Links links) {
        var messages = file.getMessageTypes();
        var found = name.isEmpty() ? messages.stream().findFirst() : find(file, name);
        if (found.isEmpty()) {
            links.refuseSchema(
                    name.isEmpty() ? "has no message" : "has no message `" + name + "`",
                    "It has: "
                            + String.join(
                                    ", ",
                                    messages.stream().map(Descriptor::getName).toList()) + ".");
        }
        return found;
    }

    /// The message `Outer.Inner`, with the package or without.
    private static Optional<Descriptor> find(FileDescriptor file, String name) {
        var prefix = file.getPackage() + ".";
        var path = (name.startsWith(prefix) ? name.substring(prefix.length()) : name).split("\\.", -1);
        var found = file.findMessageTypeByName(path[0]);
        for (int i = 1; i < path.length && found != null; i++) {
            found = found.findNestedTypeByName(path[i]);
        }
        return Optional.ofNullable(found);
    }

    @Override
    public JsonNode read(Response response) {
        return new Reply("Protobuf", response).read(this::parse);
    }

    @Override
    public boolean emptyIsValue() {
        return true;
    }

    private JsonNode parse(Reply reply) throws Refusal {
        try {
            return new MessageReader(reply.bytes()).read(requireNonNull(type, "not linked"));
        } catch (IOException e) {
            throw new Refusal("it is damaged, or another message than the schema says");
        }
    }
}
