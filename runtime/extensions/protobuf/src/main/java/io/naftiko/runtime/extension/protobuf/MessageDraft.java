package io.naftiko.runtime.extension.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message while it is read: what came for each field, by the place of the field in its message. That is a JSON
/// value, another draft, or a list of these.
final class MessageDraft {

    private final Descriptor type;
    private final @Nullable Object[] values;

    MessageDraft(Descriptor type) {
        this.type = type;
        this.values = new Object[type.getFields().size()];
    }

    Descriptor type() {
        return type;
    }

    @Nullable
    Object value(FieldDescriptor field) {
        return values[field.getIndex()];
    }

    /// Sets a field, and forgets the others of its oneof.
    void set(FieldDescriptor field, Object value) {
        var oneof = field.getContainingOneof();
        if (oneof != null) {
            oneof.getFields().forEach(other -> values[other.getIndex()] = null);
        }
        values[field.getIndex()] = value;
    }

    /// The draft of a field that is one message: what comes of it in several parts is merged.
    MessageDraft inner(FieldDescriptor field) {
        if (values[field.getIndex()] instanceof MessageDraft known) {
            return known;
        }
        var inner = new MessageDraft(field.getMessageType());
        set(field, inner);
        return inner;
    }

    /// Adds to the list of a repeated field.
    @SuppressWarnings("unchecked")
    void add(FieldDescriptor field, Object value) {
        if (values[field.getIndex()] instanceof List<?> list) {
            ((List<Object>) list).add(value);
        } else {
            values[field.getIndex()] = new ArrayList<>(List.of(value));
        }
    }
}
