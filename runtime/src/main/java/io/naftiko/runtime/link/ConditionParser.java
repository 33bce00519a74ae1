package io.naftiko.runtime.link;

import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.flow.Comparison;
import io.naftiko.runtime.flow.Condition;
import io.naftiko.runtime.link.ConditionTokens.Kind;
import io.naftiko.runtime.link.ConditionTokens.Malformed;
import io.naftiko.runtime.link.ConditionTokens.Token;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;

/// Reads conditions: a small language of its own, of which nothing is ever run as code.
///
/// ```text
/// condition = all {"or" all}
/// all       = one {"and" one}
/// one       = "not" one | "(" condition ")" | "exists" name | value [sign value]
/// sign      = "==" | "!=" | "<" | "<=" | ">" | ">="
/// value     = name | number | text in quotes | "true" | "false" | "null"
/// ```
final class ConditionParser {

    private static final int LONGEST = 1_000;
    private static final int DEEPEST = 20;

    private final StepReferences references;
    private final StepsContext context;
    private List<Token> tokens = List.of();
    private Place place = Place.startOf("");
    private int next;
    private int depth;

    ConditionParser(StepReferences references, StepsContext context) {
        this.references = references;
        this.context = context;
    }

    /// The condition; empty, with a problem, when it is none, or names something that is not there.
    Optional<Condition> parse(Tree written) {
        place = written.place();
        int before = context.problems().errors();
        try {
            tokens = ConditionTokens.of(text(written));
            var condition = any();
            if (next < tokens.size()) {
                throw new Malformed("`" + tokens.get(next).text() + "` is one word too many");
            }
            return context.problems().errors() > before ? Optional.empty() : Optional.of(condition);
        } catch (Malformed e) {
            context.problems()
                    .add(
                            Code.CONDITION_INVALID,
                            place,
                            "This is no condition: " + e.getMessage() + ".",
                            "Write it like `ship.dock == 7`, or `exists ship.dock and not tools.quiet`.");
            return Optional.empty();
        }
    }

    private static String text(Tree written) throws Malformed {
        if (!(written instanceof Tree.Scalar scalar)) {
            throw new Malformed("it is a list or a mapping, and not text");
        }
        if (scalar.text().length() > LONGEST) {
            throw new Malformed("it has more than " + LONGEST + " characters");
        }
        return scalar.text();
    }

    private Condition any() throws Malformed {
        return joined("or", this::all, Condition.Any::new);
    }

    private Condition all() throws Malformed {
        return joined("and", this::one, Condition.All::new);
    }

    /// Reads a part of a condition.
    @FunctionalInterface
    private interface Part {

        Condition read() throws Malformed;
    }

    private Condition joined(String word, Part part, Function<List<Condition>, Condition> join) throws Malformed {
        var parts = new ArrayList<Condition>();
        parts.add(part.read());
        while (skip(Kind.WORD, word)) {
            parts.add(part.read());
        }
        return parts.size() == 1 ? parts.getFirst() : join.apply(parts);
    }

    private Condition one() throws Malformed {
        if (++depth > DEEPEST) {
            throw new Malformed("it nests deeper than " + DEEPEST + " levels");
        }
        var condition = skip(Kind.WORD, "not") ? new Condition.Not(one()) : test();
        depth--;
        return condition;
    }

    private Condition test() throws Malformed {
        if (skip(Kind.SIGN, "(")) {
            var inner = any();
            if (!skip(Kind.SIGN, ")")) {
                throw new Malformed("a bracket is not closed");
            }
            return inner;
        }
        return skip(Kind.WORD, "exists") ? new Condition.Exists(value()) : comparison();
    }

    private Condition comparison() throws Malformed {
        var left = value();
        var sign = next < tokens.size() && tokens.get(next).kind() == Kind.SIGN
                ? Comparison.of(tokens.get(next).text())
                : Optional.<Comparison>empty();
        if (sign.isEmpty()) {
            return new Condition.Truth(left);
        }
        next++;
        return new Condition.Compared(left, sign.get(), value());
    }

    private boolean skip(Kind kind, String text) {
        boolean isNext = next < tokens.size() && tokens.get(next).equals(new Token(kind, text));
        next += isNext ? 1 : 0;
        return isNext;
    }

    private Expression value() throws Malformed {
        if (next == tokens.size()) {
            throw new Malformed("it ends where a value must follow");
        }
        var token = tokens.get(next++);
        return switch (token.kind()) {
            case TEXT -> text(token.text());
            case NAME -> named(token.text());
            case WORD -> word(token.text());
            case SIGN -> throw new Malformed("`" + token.text() + "` stands where a value must be");
        };
    }

    private Expression text(String text) {
        return references.text(text, place);
    }

    private Expression word(String word) throws Malformed {
        if (List.of("and", "or", "not", "exists").contains(word)) {
            throw new Malformed("`" + word + "` stands where a value must be");
        }
        var constant = constant(word);
        return constant == null ? named(word) : new Expression.Constant(constant);
    }

    private static @Nullable JsonNode constant(String word) {
        return switch (word) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            case "null" -> NullNode.getInstance();
            default ->
                word.matches("-?[0-9]{1,100}(\\.[0-9]{1,100})?")
                        ? JsonNodeFactory.instance.numberNode(new BigDecimal(word))
                        : null;
        };
    }

    /// What a name stands for; null in each run where it names nothing, which is reported.
    private Expression named(String name) {
        return references.resolve(name, place).orElseGet(() -> new Expression.Constant(NullNode.getInstance()));
    }
}
