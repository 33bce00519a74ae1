package io.naftiko.runtime.flow;

import io.naftiko.runtime.document.JsonScan;

/// Looks for values in one value of an answer, in which several may be found. Closed.
sealed interface Search {

    /// Passes the value before which the source stands, and writes what is found in it, with a comma before each but
    /// the first of the array.
    void write(Draft draft);

    /// The value itself is wanted.
    record Here(Projection item) implements Search {

        @Override
        public void write(Draft draft) {
            draft.comma();
            item.write(draft);
        }
    }

    /// In one member of an object.
    record InMember(JsonScan.Name name, Search next) implements Search {

        @Override
        public void write(Draft draft) {
            var source = draft.source();
            if (!source.isObject()) {
                source.skip();
                return;
            }
            for (boolean more = source.enterObject(); more; more = source.nextMember()) {
                if (source.isNamed(name)) {
                    next.write(draft);
                } else {
                    source.skip();
                }
            }
        }
    }

    /// In every member of an object, and every element of an array.
    record InAll(Search next) implements Search {

        @Override
        public void write(Draft draft) {
            var source = draft.source();
            if (source.isObject()) {
                for (boolean more = source.enterObject(); more; more = source.nextMember()) {
                    next.write(draft);
                }
            } else if (source.isArray()) {
                for (boolean more = source.enterArray(); more; more = source.nextElement()) {
                    next.write(draft);
                }
            } else {
                source.skip();
            }
        }
    }
}
