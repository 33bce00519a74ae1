package io.naftiko.runtime.flow;

import io.naftiko.runtime.document.Json;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// How a condition compares two values. Closed.
///
/// A number and a text that is one are compared as numbers, other scalars by the characters of their text. Lists and
/// objects are equal where all in them is. Null and absent are the same, and equal to nothing else.
public enum Comparison {
    EQUAL("=="),
    UNEQUAL("!="),
    AT_MOST("<="),
    AT_LEAST(">="),
    LESS("<"),
    MORE(">");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,100}(\\.[0-9]{1,100})?([eE][+-]?[0-9]{1,3})?");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    /// The comparison that is written `sign`; empty when it is none.
    public static Optional<Comparison> of(String sign) {
        return Arrays.stream(values()).filter(each -> each.sign.equals(sign)).findFirst();
    }

    boolean holds(@Nullable JsonNode left, @Nullable JsonNode right) {
        var one = orNull(left);
        var other = orNull(right);
        return switch (this) {
            case EQUAL -> equal(one, other);
            case UNEQUAL -> !equal(one, other);
            case AT_MOST -> order(one, other).filter(order -> order <= 0).isPresent();
            case AT_LEAST -> order(one, other).filter(order -> order >= 0).isPresent();
            case LESS -> order(one, other).filter(order -> order < 0).isPresent();
            case MORE -> order(one, other).filter(order -> order > 0).isPresent();
        };
    }

    private static JsonNode orNull(@Nullable JsonNode value) {
        return value == null ? NullNode.getInstance() : value;
    }

    private static boolean equal(JsonNode left, JsonNode right) {
        if (left.isNull() || right.isNull() || left.isContainer() || right.isContainer()) {
            return left.equals(right);
        }
        return numbers(left, right)
                .map(order -> order == 0)
                .orElseGet(() -> Json.plain(left).equals(Json.plain(right)));
    }

    /// What comes first; empty for values that have no order.
    private static Optional<Integer> order(JsonNode left, JsonNode right) {
        return left.isString() && right.isString()
                ? Optional.of(left.stringValue().compareTo(right.stringValue()))
                : numbers(left, right);
    }

    /// How two values compare as numbers; empty unless one is a number, and the other one or the text of one.
    private static Optional<Integer> numbers(JsonNode left, JsonNode right) {
        return left.isNumber() || right.isNumber()
                ? number(left).flatMap(one -> number(right).map(one::compareTo))
                : Optional.empty();
    }

    private static Optional<BigDecimal> number(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(value.decimalValue());
        }
        return value.isString() && NUMBER.matcher(value.stringValue()).matches()
                ? Optional.of(new BigDecimal(value.stringValue()))
                : Optional.empty();
    }
}
