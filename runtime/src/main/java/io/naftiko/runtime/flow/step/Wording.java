package io.naftiko.runtime.flow.step;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.model.Expression;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.report.Place;

/// What a step says, as text: an absent value is empty.
record Wording(Expression text) {

    String in(Scope scope) {
        var value = text.value(scope);
        return value == null ? "" : Json.plain(value);
    }

    /// The text of a keyword, or of the step's own: `log: Done.` is `type: log` with `message: Done.`.
    ///
    /// @param own the keyword that is called like the type of step
    static String required(Section section, String own, String keyword) {
        section.ignore(own, keyword);
        return section.required(section.has(own) ? own : keyword);
    }

    static Place place(Section section, String own, String keyword) {
        return section.place(section.has(own) ? own : keyword);
    }
}
