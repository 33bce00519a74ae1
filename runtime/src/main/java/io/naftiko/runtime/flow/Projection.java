package io.naftiko.runtime.flow;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.JsonScan;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.report.FailedCall;
import java.util.Optional;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/// An [Output] that is made in one go through the text of an answer, without a tree: what is wanted is copied, the rest
/// is passed. Closed.
sealed interface Projection
        permits Template,
                Projection.Whole,
                Projection.Typed,
                Projection.Given,
                Projection.Shortened,
                Projection.Elements,
                Projection.Values,
                Projection.Found {

    /// The projection of `output`; empty where it wants something to which no [Walk] leads.
    static Optional<Projection> of(Output output) {
        return new Projector().projection(output);
    }

    /// Passes the value before which the source stands, and writes what is made of it.
    void write(Draft draft);

    /// Writes what is made where there is no value.
    default void writeMissing(Draft draft) {
        draft.none();
    }

    /// The shaped answer; empty where `text` is not JSON, or so rare that it is to be read into a tree, or a value that
    /// the file gives fails the call: the tree shows what of it.
    default Optional<byte[]> shape(byte[] text, Scope scope) {
        try {
            var draft = new Draft(text, scope);
            write(draft);
            draft.source().end();
            return Optional.of(draft.toBytes());
        } catch (JsonScan.Refused | FailedCall _) {
            return Optional.empty();
        }
    }

    /// The value as it is.
    record Whole() implements Projection {

        @Override
        public void write(Draft draft) {
            draft.copyValue();
        }
    }

    /// A scalar, made the declared type where nothing is lost by it.
    ///
    /// @param ofText whether the type is `string`
    record Typed(String type, boolean ofText) implements Projection {

        Typed(String type) {
            this(type, type.equals("string"));
        }

        @Override
        public void write(Draft draft) {
            if (ofText && (draft.source().isPlainInteger() || draft.source().isBoolean())) {
                draft.one('"').copyValue();
                draft.one('"');
            } else if (mayDiffer(draft.source())) {
                draft.raw(Json.bytes(Coercion.to(type, draft.readValue())));
            } else {
                draft.copyValue();
            }
        }

        /// Of texts others may be made, and texts of others.
        private boolean mayDiffer(JsonScan source) {
            return ofText ? source.isNumber() : source.isString();
        }
    }

    /// A value that the file gives.
    record Given(Output.Given given) implements Projection {

        @Override
        public void write(Draft draft) {
            draft.source().skip();
            writeMissing(draft);
        }

        @Override
        public void writeMissing(Draft draft) {
            draft.raw(Json.bytes(given.shape(NullNode.getInstance(), draft.scope())));
        }
    }

    /// A text that is cut where it is longer than allowed.
    ///
    /// @param maxLength in Unicode code points
    record Shortened(Projection whole, int maxLength) implements Projection {

        @Override
        public void write(Draft draft) {
            int from = draft.length();
            whole.write(draft);
            shorten(draft, from);
        }

        @Override
        public void writeMissing(Draft draft) {
            int from = draft.length();
            whole.writeMissing(draft);
            shorten(draft, from);
        }

        private void shorten(Draft draft, int from) {
            if (draft.isStringFrom(from) && draft.length() - from - 2 > maxLength) {
                var text = draft.readFrom(from).stringValue();
                draft.back(from).raw(Json.bytes(StringNode.valueOf(Output.Shortened.cut(text, maxLength))));
            }
        }
    }

    /// Every element of an array, shaped; anything but an array as it is.
    record Elements(Projection item) implements Projection {

        @Override
        public void write(Draft draft) {
            var source = draft.source();
            if (!source.isArray()) {
                draft.copyValue();
                return;
            }
            draft.one('[');
            for (boolean more = source.enterArray(); more; more = source.nextElement()) {
                draft.comma();
                item.write(draft);
            }
            draft.one(']');
        }
    }

    /// Every member of an object, shaped; anything but an object as it is.
    record Values(Projection value) implements Projection {

        @Override
        public void write(Draft draft) {
            var source = draft.source();
            if (!source.isObject()) {
                draft.copyValue();
                return;
            }
            draft.one('{');
            for (boolean more = source.enterObject(); more; more = source.nextMember()) {
                draft.comma();
                draft.copyName();
                value.write(draft);
            }
            draft.one('}');
        }
    }

    /// An array of all that a search finds in the value.
    record Found(Search search) implements Projection {

        @Override
        public void write(Draft draft) {
            draft.one('[');
            search.write(draft);
            draft.one(']');
        }

        @Override
        public void writeMissing(Draft draft) {
            draft.one('[').one(']');
        }
    }
}
