package io.naftiko.runtime.extension.protobuf;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.naftiko.runtime.consume.format.Reply;
import io.naftiko.runtime.consume.format.Reply.Refusal;
import io.naftiko.runtime.document.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.StringNode;

/// Turns messages into JSON, in the order of their schema. A field without presence that did not come has its
/// default: an empty list or map, 0, false, an empty text, the first symbol. Other fields that did not come are left
/// out.
final class MessageJson {

    private long values;

    /// @param values that were read before
    MessageJson(long values) {
        this.values = values;
    }

    JsonNode of(MessageDraft message) throws Refusal {
        var object = Json.object();
        for (var field : message.type().getFields()) {
            var value = value(field, message.value(field));
            if (value != null) {
                object.set(field.getName(), value);
            }
        }
        return object;
    }

    private @Nullable JsonNode value(FieldDescriptor field, @Nullable Object came) throws Refusal {
        if (came == null) {
            return absent(field);
        }
        if (field.isMapField()) {
            return map(field, (List<?>) came);
        }
        return came instanceof List<?> list ? array(list) : one(came);
    }

    private JsonNode one(Object came) throws Refusal {
        return came instanceof MessageDraft inner ? WellKnown.plain(inner.type(), of(inner)) : (JsonNode) came;
    }

    private JsonNode array(List<?> list) throws Refusal {
        var array = Json.array();
        for (var each : list) {
            array.add(one(each));
        }
        return array;
    }

    private JsonNode map(FieldDescriptor field, List<?> entries) throws Refusal {
        var object = Json.object();
        var key = field.getMessageType().getFields().getFirst();
        var value = field.getMessageType().getFields().getLast();
        for (var each : entries) {
            var entry = (MessageDraft) each;
            var name = entry.value(key) instanceof JsonNode came ? came : zero(key);
            var held = entry.value(value);
            object.set(Json.plain(name), held == null ? nothing(value) : one(held));
        }
        return object;
    }

    /// The value of an entry that has only a key.
    private JsonNode nothing(FieldDescriptor value) throws Refusal {
        return value.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                ? one(new MessageDraft(value.getMessageType()))
                : zero(value);
    }

    private @Nullable JsonNode absent(FieldDescriptor field) throws Refusal {
        if (field.hasPresence()) {
            return null;
        }
        Reply.bound(++values);
        if (field.isMapField()) {
            return Json.object();
        }
        return field.isRepeated() ? Json.array() : zero(field);
    }

    private static JsonNode zero(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case INT, LONG -> IntNode.valueOf(0);
            case FLOAT, DOUBLE -> DoubleNode.valueOf(0);
            case BOOLEAN -> BooleanNode.FALSE;
            case STRING, BYTE_STRING -> StringNode.valueOf("");
            case ENUM -> StringNode.valueOf(((EnumValueDescriptor) field.getDefaultValue()).getName());
            case MESSAGE -> Json.object();
        };
    }
}
