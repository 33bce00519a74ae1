package io.naftiko.runtime.extension.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import io.naftiko.runtime.consume.format.Reply;
import io.naftiko.runtime.consume.format.Reply.Refusal;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.FloatNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.StringNode;

/// Reads the wire format of Protocol Buffers. It takes no more memory than the bytes have, and refuses more values than
/// anybody could read. Fields that the schema does not have, and those of another wire type, are skipped.
final class MessageReader {

    private static final int MAX_DEPTH = 100;

    private final CodedInputStream in;
    private int values;

    MessageReader(byte[] bytes) {
        in = CodedInputStream.newInstance(bytes);
    }

    JsonNode read(Descriptor type) throws IOException, Refusal {
        var message = new MessageDraft(type);
        fill(message, 0);
        in.checkLastTagWas(0);
        return new MessageJson(values).of(message);
    }

    /// Reads fields up to the end of the message, or of the group.
    private void fill(MessageDraft message, int depth) throws IOException, Refusal {
        if (depth > MAX_DEPTH) {
            throw new Refusal("it nests deeper than " + MAX_DEPTH + " levels");
        }
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int wireType = WireFormat.getTagWireType(tag);
            if (wireType == WireFormat.WIRETYPE_END_GROUP) {
                return;
            }
            var field = message.type().findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            if (field == null || !read(message, field, wireType, depth)) {
                in.skipField(tag);
            }
        }
    }

    /// Reads the value of a field, unless it has another wire type than the field.
    private boolean read(MessageDraft message, FieldDescriptor field, int wireType, int depth)
            throws IOException, Refusal {
        if (wireType == field.getLiteType().getWireType()) {
            readOne(message, field, depth);
            return true;
        }
        if (wireType == WireFormat.WIRETYPE_LENGTH_DELIMITED && field.isPackable()) {
            readPacked(message, field);
            return true;
        }
        return false;
    }

    private void readOne(MessageDraft message, FieldDescriptor field, int depth) throws IOException, Refusal {
        Reply.bound(++values);
        if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            fillInner(inner(message, field), field, depth + 1);
        } else if (field.isRepeated()) {
            message.add(field, scalar(field));
        } else {
            message.set(field, scalar(field));
        }
    }

    private static MessageDraft inner(MessageDraft message, FieldDescriptor field) {
        if (!field.isRepeated()) {
            return message.inner(field);
        }
        var inner = new MessageDraft(field.getMessageType());
        message.add(field, inner);
        return inner;
    }

    private void fillInner(MessageDraft inner, FieldDescriptor field, int depth) throws IOException, Refusal {
        if (field.getType() == FieldDescriptor.Type.GROUP) {
            fill(inner, depth);
            in.checkLastTagWas(field.getNumber() << 3 | WireFormat.WIRETYPE_END_GROUP);
            return;
        }
        int before = in.pushLimit(in.readRawVarint32());
        fill(inner, depth);
        in.checkLastTagWas(0);
        in.popLimit(before);
    }

    private void readPacked(MessageDraft message, FieldDescriptor field) throws IOException, Refusal {
        int before = in.pushLimit(in.readRawVarint32());
        while (in.getBytesUntilLimit() > 0) {
            Reply.bound(++values);
            message.add(field, scalar(field));
        }
        in.popLimit(before);
    }

    private JsonNode scalar(FieldDescriptor field) throws IOException {
        return switch (field.getType()) {
            case DOUBLE -> number(in.readDouble());
            case FLOAT -> number(in.readFloat());
            case INT64 -> LongNode.valueOf(in.readInt64());
            case SINT64 -> LongNode.valueOf(in.readSInt64());
            case SFIXED64 -> LongNode.valueOf(in.readSFixed64());
            case UINT64 -> unsigned(in.readUInt64());
            case FIXED64 -> unsigned(in.readFixed64());
            case INT32 -> IntNode.valueOf(in.readInt32());
            case SINT32 -> IntNode.valueOf(in.readSInt32());
            case SFIXED32 -> IntNode.valueOf(in.readSFixed32());
            case UINT32 -> LongNode.valueOf(Integer.toUnsignedLong(in.readUInt32()));
            case FIXED32 -> LongNode.valueOf(Integer.toUnsignedLong(in.readFixed32()));
            case BOOL -> BooleanNode.valueOf(in.readBool());
            case STRING -> StringNode.valueOf(field.needsUtf8Check() ? in.readStringRequireUtf8() : in.readString());
            case BYTES -> StringNode.valueOf(Base64.getEncoder().encodeToString(in.readByteArray()));
            case ENUM -> symbol(field, in.readEnum());
            case MESSAGE, GROUP -> throw new IllegalArgumentException(field.getFullName());
        };
    }

    /// An enum's symbol, or the number where the schema has none for it.
    private static JsonNode symbol(FieldDescriptor field, int number) {
        var value = field.getEnumType().findValueByNumber(number);
        return value == null ? IntNode.valueOf(number) : StringNode.valueOf(value.getName());
    }

    private static JsonNode unsigned(long value) {
        return value >= 0
                ? LongNode.valueOf(value)
                : BigIntegerNode.valueOf(new BigInteger(Long.toUnsignedString(value)));
    }

    /// JSON has no number for those that are none.
    private static JsonNode number(float value) {
        return Float.isFinite(value) ? FloatNode.valueOf(value) : StringNode.valueOf(Float.toString(value));
    }

    private static JsonNode number(double value) {
        return Double.isFinite(value) ? DoubleNode.valueOf(value) : StringNode.valueOf(Double.toString(value));
    }
}
