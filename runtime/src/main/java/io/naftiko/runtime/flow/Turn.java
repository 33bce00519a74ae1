package io.naftiko.runtime.flow;

import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.LinkHeader;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.UnreadableReply;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/// How an upstream is asked for the page after one. Closed.
public sealed interface Turn {

    /// What is sent to get the next page; null after the last one.
    @Nullable
    JsonNode next(Reached page);

    /// Where the answer holds what leads to the next page, so that a cut list can say how it goes on; null where that
    /// is not in the answer.
    default @Nullable Selector field() {
        return null;
    }

    /// A page that is there.
    ///
    /// @param sent what it was asked for with; null for the first one
    /// @param items how many are on it
    record Reached(
            Scope scope,
            Headers headers,
            JsonNode tree,
            @Nullable JsonNode sent,
            int items) {}

    /// The answer names what the next page is to be asked for with. None, null, false and the empty text end the list.
    record Cursor(Selector field) implements Turn {

        @Override
        public @Nullable JsonNode next(Reached page) {
            var found = field.select(page.tree());
            if (found.isContainer()) {
                throw new FailedCall(new UnreadableReply("What leads to the next page is no text or number."));
            }
            return Condition.Truth.isTrue(found) || found.isNumber() ? found : null;
        }
    }

    /// Pages, or their elements, are counted. A page without elements is the last.
    ///
    /// @param input for messages
    /// @param start of the first page
    /// @param byItems whether elements are counted
    record Counted(String input, Expression start, boolean byItems) implements Turn {

        @Override
        public @Nullable JsonNode next(Reached page) {
            return page.items() == 0 ? null : LongNode.valueOf(number(page) + (byItems ? page.items() : 1));
        }

        private long number(Reached page) {
            var sent = page.sent() == null ? start.value(page.scope()) : page.sent();
            var text = sent == null ? "" : sent.asString("");
            if (!text.matches("-?[0-9]{1,15}")) {
                throw FailedCall.badInput(input, "must be a whole number, from which pages are counted");
            }
            return Long.parseLong(text);
        }
    }

    /// The answer has the address of the next page: in its header `Link` (RFC 8288), or in a field.
    ///
    /// @param field null for the header
    record Linked(@Nullable Selector field) implements Turn {

        @Override
        public @Nullable JsonNode next(Reached page) {
            return field == null
                    ? LinkHeader.find(page.headers(), "next")
                            .map(StringNode::valueOf)
                            .orElse(null)
                    : new Cursor(field).next(page);
        }
    }

    /// There is another page only while something in the answer is true.
    record While(Selector more, Turn turn) implements Turn {

        @Override
        public @Nullable JsonNode next(Reached page) {
            var found = more.select(page.tree());
            return Condition.Truth.isTrue(found.isMissingNode() ? NullNode.getInstance() : found)
                    ? turn.next(page)
                    : null;
        }

        @Override
        public @Nullable Selector field() {
            return turn.field();
        }
    }
}
