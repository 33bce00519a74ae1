package io.naftiko.runtime.extension.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import io.naftiko.runtime.consume.format.Reply.Refusal;
import io.naftiko.runtime.document.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/// What some messages of `google.protobuf` mean, in plain JSON (ProtoJSON).
final class WellKnown {

    private static final int NANOS = 9;

    private WellKnown() {}

    /// The message as it is read by people; most are what they are.
    static JsonNode plain(Descriptor type, JsonNode message) throws Refusal {
        return switch (type.getFullName()) {
            case "google.protobuf.Timestamp" -> timestamp(message);
            case "google.protobuf.Duration" -> duration(message);
            case "google.protobuf.Struct" -> message.path("fields");
            case "google.protobuf.ListValue" -> message.path("values");
            case "google.protobuf.Value" -> value(message);
            case "google.protobuf.FieldMask" -> paths(message);
            case "google.protobuf.DoubleValue",
                    "google.protobuf.FloatValue",
                    "google.protobuf.Int64Value",
                    "google.protobuf.UInt64Value",
                    "google.protobuf.Int32Value",
                    "google.protobuf.UInt32Value",
                    "google.protobuf.BoolValue",
                    "google.protobuf.StringValue",
                    "google.protobuf.BytesValue" -> message.path("value");
            default -> message;
        };
    }

    private static JsonNode timestamp(JsonNode message) throws Refusal {
        try {
            var instant = Instant.ofEpochSecond(
                    message.path("seconds").longValue(), message.path("nanos").intValue());
            return StringNode.valueOf(instant.toString());
        } catch (DateTimeException | ArithmeticException e) {
            throw new Refusal("it has a time that is none");
        }
    }

    private static JsonNode duration(JsonNode message) {
        var seconds = BigDecimal.valueOf(message.path("seconds").longValue())
                .add(BigDecimal.valueOf(message.path("nanos").intValue(), NANOS));
        return StringNode.valueOf(seconds.stripTrailingZeros().toPlainString() + "s");
    }

    /// Its one member; JSON's null where it has none, or `null_value`.
    private static JsonNode value(JsonNode message) {
        return message.properties().stream()
                .filter(each -> !each.getKey().equals("null_value"))
                .findFirst()
                .map(java.util.Map.Entry::getValue)
                .orElse(NullNode.getInstance());
    }

    private static JsonNode paths(JsonNode message) {
        var paths = message.path("paths").valueStream().map(Json::plain).toList();
        return StringNode.valueOf(String.join(",", paths));
    }
}
