package io.naftiko.runtime.flow.step;

import static java.util.Objects.requireNonNullElse;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.flow.Stop;
import io.naftiko.runtime.model.Step;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import java.util.Optional;

/// `type: fail`: ends the run with a status and a message.
///
/// @param name empty where the file gives none: it comes to nothing that anybody could read
/// @param status 400 to 599
/// @param message a template
public record FailStep(String name, int status, String message, Place target, Place place) implements Step {

    /// RFC 9110, 15.5.21: the request is well formed, and still cannot be done.
    private static final int UNPROCESSABLE = 422;

    public static FailStep read(Section section) {
        return section.tree("fail") instanceof Tree.Fields fields
                ? read(section, section.of(fields))
                : of(section, UNPROCESSABLE, section.required("fail"));
    }

    private static FailStep read(Section section, Section fail) {
        var step = of(section, requireNonNullElse(fail.integer("status"), UNPROCESSABLE), fail.required("message"));
        fail.close();
        if (step.status < 400 || step.status > 599) {
            section.problems()
                    .add(
                            Code.STEP_LIMIT,
                            fail.place("status"),
                            "`status` of a failure is 400 to 599, found " + step.status + ".",
                            "Choose one that says whose fault it is: 400 to 499 the caller's, else 500 to 599.");
        }
        return step;
    }

    private static FailStep of(Section section, int status, String message) {
        return new FailStep(section.textOr("name", ""), status, message, section.place("fail"), section.place());
    }

    @Override
    public String type() {
        return "fail";
    }

    @Override
    public Optional<Action> link(Links links) {
        return Optional.of(new Stop(status, links.text(message, target)));
    }
}
