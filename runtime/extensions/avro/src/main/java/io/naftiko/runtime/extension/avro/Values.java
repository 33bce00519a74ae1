package io.naftiko.runtime.extension.avro;

import io.naftiko.runtime.consume.format.Reply;
import io.naftiko.runtime.consume.format.Reply.Refusal;
import io.naftiko.runtime.document.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.ResolvingDecoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.FloatNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/// Turns the values of one answer into JSON, as their schema says.
final class Values {

    private static final int MAX_DEPTH = 200;
    private static final int MAX_DECIMAL_BYTES = 1 << 10;

    private final Schema schema;
    private int values;

    Values(Schema schema) {
        this.schema = schema;
    }

    /// The one value that the bytes hold.
    JsonNode readOnly(BoundedDecoder in) throws IOException, Refusal {
        var value = read(in);
        if (!in.atEnd()) {
            throw new Refusal("it goes on behind the value that the schema says");
        }
        return value;
    }

    JsonNode read(Decoder in) throws IOException, Refusal {
        return read(schema, in, 0);
    }

    private JsonNode read(Schema type, Decoder in, int depth) throws IOException, Refusal {
        Reply.bound(++values);
        if (depth > MAX_DEPTH) {
            throw new Refusal("it nests deeper than " + MAX_DEPTH + " levels");
        }
        return switch (type.getType()) {
            case RECORD -> object(type, in, depth);
            case ARRAY -> array(type.getElementType(), in, depth);
            case MAP -> map(type.getValueType(), in, depth);
            case UNION -> read(type.getTypes().get(in.readIndex()), in, depth + 1);
            case ENUM -> StringNode.valueOf(type.getEnumSymbols().get(in.readEnum()));
            case FIXED -> fixed(type, in);
            case BYTES -> bytes(type, array(in.readBytes(null)));
            case STRING -> StringNode.valueOf(in.readString());
            case INT -> IntNode.valueOf(in.readInt());
            case LONG -> LongNode.valueOf(in.readLong());
            case FLOAT -> number(in.readFloat());
            case DOUBLE -> number(in.readDouble());
            case BOOLEAN -> BooleanNode.valueOf(in.readBoolean());
            case NULL -> nothing(in);
        };
    }

    private JsonNode object(Schema type, Decoder in, int depth) throws IOException, Refusal {
        var object = Json.object();
        for (var field : fields(type, in)) {
            object.set(field.name(), read(field.schema(), in, depth + 1));
        }
        return object;
    }

    /// In the order in which they were written.
    private static List<Schema.Field> fields(Schema type, Decoder in) throws IOException {
        return in instanceof ResolvingDecoder resolving ? List.of(resolving.readFieldOrder()) : type.getFields();
    }

    private JsonNode array(Schema type, Decoder in, int depth) throws IOException, Refusal {
        var array = Json.array();
        for (long block = in.readArrayStart(); block > 0; block = in.arrayNext()) {
            for (long item = 0; item < block; item++) {
                array.add(read(type, in, depth + 1));
            }
        }
        return array;
    }

    private JsonNode map(Schema type, Decoder in, int depth) throws IOException, Refusal {
        var object = Json.object();
        for (long block = in.readMapStart(); block > 0; block = in.mapNext()) {
            for (long entry = 0; entry < block; entry++) {
                object.set(in.readString(), read(type, in, depth + 1));
            }
        }
        return object;
    }

    private static JsonNode fixed(Schema type, Decoder in) throws IOException, Refusal {
        var content = new byte[type.getFixedSize()];
        in.readFixed(content);
        return type.getLogicalType() instanceof LogicalTypes.Uuid ? uuid(content) : bytes(type, content);
    }

    private static JsonNode uuid(byte[] content) {
        var halves = ByteBuffer.wrap(content);
        return StringNode.valueOf(new UUID(halves.getLong(), halves.getLong()).toString());
    }

    /// Base64 (RFC 4648, 4), or the number that a decimal is.
    private static JsonNode bytes(Schema type, byte[] content) throws Refusal {
        if (!(type.getLogicalType() instanceof LogicalTypes.Decimal decimal)) {
            return StringNode.valueOf(Base64.getEncoder().encodeToString(content));
        }
        if (content.length == 0 || content.length > MAX_DECIMAL_BYTES) {
            throw new Refusal("a decimal has " + content.length + " bytes");
        }
        return DecimalNode.valueOf(new BigDecimal(new BigInteger(content), decimal.getScale()));
    }

    private static byte[] array(ByteBuffer buffer) {
        var content = new byte[buffer.remaining()];
        buffer.get(content);
        return content;
    }

    /// JSON has no number for those that are none.
    private static JsonNode number(float value) {
        return Float.isFinite(value) ? FloatNode.valueOf(value) : StringNode.valueOf(Float.toString(value));
    }

    private static JsonNode number(double value) {
        return Double.isFinite(value) ? DoubleNode.valueOf(value) : StringNode.valueOf(Double.toString(value));
    }

    private static JsonNode nothing(Decoder in) throws IOException {
        in.readNull();
        return NullNode.getInstance();
    }
}
