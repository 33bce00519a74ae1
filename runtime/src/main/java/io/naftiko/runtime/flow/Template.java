package io.naftiko.runtime.flow;

import java.util.List;

/// JSON text with holes for values that stand at several places of one value.
///
/// @param holes in the order in which they are written
/// @param after what stands behind the last of them
/// @param root the value itself
@SuppressWarnings("ArrayRecordComponent") // identity is enough: templates are never compared
record Template(List<Hole> holes, byte[] after, Place root) implements Projection {

    Template {
        holes = List.copyOf(holes);
    }

    /// A hole.
    ///
    /// @param index among the holes of the template
    /// @param before what stands between it and the hole before
    @SuppressWarnings("ArrayRecordComponent") // as above
    record Hole(int index, byte[] before, Projection value) {

        void write(Draft draft, int object) {
            int from = draft.length();
            value.write(draft.raw(before));
            draft.met(object, index, from);
        }

        void writeMissing(Draft draft, int object) {
            int from = draft.length();
            value.writeMissing(draft.raw(before));
            draft.met(object, index, from);
        }
    }

    @Override
    public void write(Draft draft) {
        int from = draft.length();
        int object = draft.begin(holes.size());
        root.read(draft, object);
        finish(draft, object, from);
    }

    @Override
    public void writeMissing(Draft draft) {
        int from = draft.length();
        finish(draft, draft.begin(holes.size()), from);
    }

    private void finish(Draft draft, int object, int from) {
        for (int i = 0; i < holes.size(); i++) {
            if (draft.isMissing(object, i)) {
                holes.get(i).writeMissing(draft, object);
            }
        }
        draft.end(object, from);
        draft.raw(after);
    }
}
