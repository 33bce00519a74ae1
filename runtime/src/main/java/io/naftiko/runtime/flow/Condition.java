package io.naftiko.runtime.flow;

import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Scope;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Whether a step is to run, decided in each run by what its names stand for. Closed.
public sealed interface Condition {

    boolean holds(Scope scope);

    /// The values that it looks at, in order.
    Stream<Expression> values();

    /// A value by itself. Absent, null, `false`, zero, the text `false`, and an empty text, list or object do not hold.
    record Truth(Expression value) implements Condition {

        @Override
        public boolean holds(Scope scope) {
            return isTrue(value.value(scope));
        }

        static boolean isTrue(@Nullable JsonNode value) {
            if (value == null || value.isNull()) {
                return false;
            } else if (value.isContainer()) {
                return !value.isEmpty();
            } else if (value.isNumber()) {
                return value.decimalValue().signum() != 0;
            }
            return value.isBoolean() ? value.booleanValue() : !isFalse(value.asString(""));
        }

        private static boolean isFalse(String text) {
            return text.isEmpty() || text.equals("false");
        }

        @Override
        public Stream<Expression> values() {
            return Stream.of(value);
        }
    }

    /// `exists x`: there is a value, and it is not null.
    record Exists(Expression value) implements Condition {

        @Override
        public boolean holds(Scope scope) {
            var found = value.value(scope);
            return found != null && !found.isNull();
        }

        @Override
        public Stream<Expression> values() {
            return Stream.of(value);
        }
    }

    /// `x < y`.
    record Compared(Expression left, Comparison comparison, Expression right) implements Condition {

        @Override
        public boolean holds(Scope scope) {
            return comparison.holds(left.value(scope), right.value(scope));
        }

        @Override
        public Stream<Expression> values() {
            return Stream.of(left, right);
        }
    }

    /// `not c`.
    record Not(Condition condition) implements Condition {

        @Override
        public boolean holds(Scope scope) {
            return !condition.holds(scope);
        }

        @Override
        public Stream<Expression> values() {
            return condition.values();
        }
    }

    /// `c and d`: looks no further than the first that does not hold.
    record All(List<Condition> conditions) implements Condition {

        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holds(Scope scope) {
            return conditions.stream().allMatch(each -> each.holds(scope));
        }

        @Override
        public Stream<Expression> values() {
            return conditions.stream().flatMap(Condition::values);
        }
    }

    /// `c or d`: looks no further than the first that holds.
    record Any(List<Condition> conditions) implements Condition {

        public Any {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holds(Scope scope) {
            return conditions.stream().anyMatch(each -> each.holds(scope));
        }

        @Override
        public Stream<Expression> values() {
            return conditions.stream().flatMap(Condition::values);
        }
    }
}
