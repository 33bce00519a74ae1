package io.naftiko.runtime.flow;

import io.naftiko.runtime.document.JsonScan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place in a value, with what a template wants of it and of the places inside.
///
/// Its lists are gone through by index, since it is read for every value of an answer.
///
/// @param holes that the value at this place fills
record Place(List<Template.Hole> holes, List<Member> members, List<Element> elements) {

    Place {
        holes = List.copyOf(holes);
        members = List.copyOf(members);
        elements = List.copyOf(elements);
    }

    record Member(JsonScan.Name name, Place place) {}

    record Element(int index, Place place) {}

    /// Passes the value at this place, and fills the holes of `object`. A value that is wanted more than once is gone
    /// through more than once.
    void read(Draft draft, int object) {
        var source = draft.source();
        int value = source.at();
        for (int i = 0; i < holes.size(); i++) {
            source.back(value);
            holes.get(i).write(draft, object);
        }
        if (holes.isEmpty() || isEntered()) {
            source.back(value);
            enter(draft, object);
        }
    }

    /// How often a part of the value is gone through at most.
    int readings() {
        int inside = Math.max(
                members.stream().mapToInt(each -> each.place().readings()).max().orElse(0),
                elements.stream()
                        .mapToInt(each -> each.place().readings())
                        .max()
                        .orElse(0));
        return holes.size() + inside;
    }

    private boolean isEntered() {
        return !members.isEmpty() || !elements.isEmpty();
    }

    private void enter(Draft draft, int object) {
        var source = draft.source();
        if (source.isObject() && !members.isEmpty()) {
            enterObject(draft, object);
        } else if (source.isArray() && !elements.isEmpty()) {
            enterArray(draft, object);
        } else {
            source.skip();
        }
    }

    private void enterObject(Draft draft, int object) {
        var source = draft.source();
        for (boolean more = source.enterObject(); more; more = source.nextMember()) {
            read(member(source), draft, object);
        }
    }

    private void enterArray(Draft draft, int object) {
        var source = draft.source();
        int index = 0;
        for (boolean more = source.enterArray(); more; more = source.nextElement()) {
            read(element(index++), draft, object);
        }
    }

    private static void read(@Nullable Place place, Draft draft, int object) {
        if (place == null) {
            draft.source().skip();
        } else {
            place.read(draft, object);
        }
    }

    private @Nullable Place member(JsonScan source) {
        for (int i = 0; i < members.size(); i++) {
            if (source.isNamed(members.get(i).name())) {
                return members.get(i).place();
            }
        }
        return null;
    }

    private @Nullable Place element(int index) {
        for (var element : elements) {
            if (element.index() == index) {
                return element.place();
            }
        }
        return null;
    }
}
