package io.naftiko.runtime.flow.step;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.model.Question;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Step;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.Declined;
import io.naftiko.runtime.report.Place;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `type: ask`: asks the caller's people to fill in a form, or to visit an address.
///
/// It comes to `action` (`accept`, `decline`, `cancel`) and, where a form was accepted, its `content`.
///
/// @param message a template
/// @param schema of the form; an object without fields where people only say yes or no
/// @param url a template; null for a form
/// @param required whether the run fails where the answer is not `accept`
/// @param optional whether the step is skipped where the caller cannot be asked
public record AskStep(
        String name,
        String message,
        ObjectNode schema,
        @Nullable String url,
        boolean required,
        boolean optional,
        Place target,
        Place place)
        implements Step {

    public static AskStep read(Section section) {
        var step = new AskStep(
                section.required("name"),
                Wording.required(section, "ask", "message"),
                FormSchema.read(section),
                section.text("url"),
                !Boolean.FALSE.equals(section.flag("required")),
                Boolean.TRUE.equals(section.flag("optional")),
                Wording.place(section, "ask", "message"),
                section.place());
        if (step.url != null && section.has("schema")) {
            section.problems()
                    .add(
                            Code.QUESTION_INVALID,
                            section.place("url"),
                            "The question has a `schema` and a `url`: people fill in a form, or visit an address.",
                            "Ask the one in a step after the other.");
        }
        return step;
    }

    @Override
    public String type() {
        return "ask";
    }

    @Override
    public Optional<Action> link(Links links) {
        links.asks(optional);
        return Optional.of(new Asked(question(links), optional, this::answered));
    }

    private Function<Scope, Question> question(Links links) {
        var text = new Wording(links.text(message, target));
        if (url == null) {
            return scope -> new Question.Form(text.in(scope), schema);
        }
        var address = new Wording(links.text(url, place.key("url")));
        return scope -> new Question.Visit(text.in(scope), address.in(scope));
    }

    private JsonNode answered(JsonNode answer) {
        var action = answer.path("action").asString("");
        if (required && !action.equals("accept")) {
            throw new FailedCall(new Declined("The step `" + name + "` asked a person, who "
                    + (action.equals("decline") ? "declined." : "left the question without an answer.")));
        }
        return answer;
    }
}
