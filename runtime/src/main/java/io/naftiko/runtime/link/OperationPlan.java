package io.naftiko.runtime.link;

import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.model.Consumes;
import io.naftiko.runtime.model.Operation;
import io.naftiko.runtime.model.Parameter;
import io.naftiko.runtime.model.Template;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Fix;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.report.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A consumed operation with everything that its own file says about it worked out, before anybody calls it.
///
/// @param path with the inputs appended that have no placeholder of their own
/// @param inputs what a call must or may supply: declared inputs, then undeclared placeholders
/// @param fixed the inputs whose value the file gives
/// @param supplied the inputs that the credential or the client supplies unless `with` names them
/// @param variables the names among the path's placeholders that are variables
/// @param placeholders the input that fills each placeholder of the path, by the placeholder's name
/// @param templateNames what the body's templates and the fixed values read, beside variables
/// @param paging null for an operation that answers at once
/// @param notes what an author should know of it when something calls it
/// @param fault why nobody can call it; null when it can be called
record OperationPlan(
        Consumes api,
        Operation operation,
        OperationPath path,
        List<Parameter> inputs,
        List<Parameter> fixed,
        List<Parameter> supplied,
        Set<String> variables,
        java.util.Map<String, String> placeholders,
        BodyPlan body,
        List<String> templateNames,
        @Nullable PagingPlan paging,
        List<Fault> notes,
        @Nullable Fault fault) {

    /// Why an operation cannot be called, or how it was understood.
    record Fault(
            Code code,
            String message,
            @Nullable String proposal,
            @Nullable Fix fix) {

        Fault(Code code, String message, @Nullable String proposal) {
            this(code, message, proposal, null);
        }

        Problem at(Place place) {
            return new Problem(code, place, message, proposal, fix);
        }
    }

    /// The name by which units call it: `rooms.listrooms`.
    String call() {
        return api.namespace() + "." + operation.name();
    }

    /// What is known of it in one line: what its author says, else method and path.
    String description() {
        var said = operation.description() == null
                ? ""
                : operation.description().strip().replaceAll("\\s+", " ");
        return said.isEmpty() ? operation.method() + " " + PathText.inSingleBraces(path.path()) : said;
    }

    /// This operation with other inputs.
    OperationPlan withInputs(List<Parameter> others) {
        return new OperationPlan(
                api,
                operation,
                path,
                others,
                fixed,
                supplied,
                variables,
                placeholders,
                body,
                templateNames,
                paging,
                notes,
                fault);
    }

    List<Parameter> pathInputs() {
        return inputs.stream().filter(each -> each.is("path")).toList();
    }

    Optional<Parameter> input(String name) {
        return inputs.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /// Proposes the input that `name` may be meant to be; empty when none is close.
    Optional<String> closestInput(String name) {
        return Optional.ofNullable(
                Suggestion.didYouMean(name, inputs.stream().map(Parameter::name).toList()));
    }

    boolean readsInTemplate(String name) {
        return templateNames.contains(name);
    }

    /// Whether the template of the body is nothing but the input `name`.
    boolean isWholeTemplate(String name) {
        return bodyText()
                .flatMap(text -> Template.of(text).onlyPlaceholder())
                .filter(raw -> raw.equals(name) || raw.endsWith("." + name))
                .isPresent();
    }

    /// The template of the body where it is written as one text, and not as a mapping around it.
    private Optional<String> bodyText() {
        var data = operation.body() instanceof Tree.Fields fields
                ? fields.entries().get("data")
                : operation.body();
        return data instanceof Tree.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }

    /// Whether a caller's whole body goes on as it came: it is nobody's, or text or bytes.
    boolean takesOpaqueBody() {
        return switch (body.kind()) {
            case TEXT, BYTES -> true;
            case JSON, FORM, PARTS -> passesBody();
        };
    }

    boolean mayCarryBody() {
        return switch (operation.method()) {
            case "POST", "PUT", "PATCH" -> true;
            default -> false;
        };
    }

    /// The inputs that lead from page to page.
    List<Parameter> pagingInputs() {
        return paging == null ? List.of() : paging.inputs();
    }

    /// Whether nothing in the file says what the body is, so that it is the caller's business.
    boolean passesBody() {
        return mayCarryBody()
                && !operation.bodiless()
                && body.data() == null
                && Stream.concat(inputs.stream(), pagingInputs().stream()).noneMatch(each -> each.is("body"))
                && fixed.stream().noneMatch(each -> each.is("body"));
    }
}
