package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.report.Place;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A consumed operation, with the resource that it belongs to.
///
/// @param method in upper case
/// @param path of the operation itself; null where only its resource has one
/// @param body as the file declares it; null when it declares none
/// @param bodiless whether the API is known to take none
/// @param format the declared raw format in lower case, `json` when the file does not say
/// @param paging null for an operation that answers at once
/// @param answer what the whole answer looks like; null where nobody says
/// @param outputSchema what the format is to know of the answer, in its own words; null when the file has no such text
/// @param mediaType of what units answer that call it; null for what is answered
/// @param maxBinaryBytes of an answer that is bytes and not text; null where the file does not say
public record Operation(
        String name,
        String method,
        Resource resource,
        @Nullable String path,
        List<Parameter> inputs,
        @Nullable Tree body,
        boolean bodiless,
        String format,
        Tree.@Nullable Scalar outputSchema,
        @Nullable String description,
        List<OutputParameter> outputs,
        @Nullable Paging paging,
        @Nullable AnswerSchema answer,
        @Nullable String mediaType,
        @Nullable Long maxBinaryBytes,
        Place place) {

    public Operation {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /// A call of an API's own address, of which no file says more.
    public static Operation ofAddress(Place api) {
        Tree.@Nullable Scalar unsaid = null;
        return new Operation(
                "*",
                "GET",
                new Resource("", List.of(), api),
                null,
                List.of(),
                null,
                false,
                "json",
                unsaid,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                api);
    }

    /// A tool of an MCP server.
    ///
    /// @param resource with what belongs to each call of it
    /// @param inputs its arguments, which are fields of `body`
    static Operation ofTool(
            String name,
            Resource resource,
            List<Parameter> inputs,
            Tree body,
            @Nullable String description,
            List<OutputParameter> outputs) {
        Tree.@Nullable Scalar unsaid = null;
        return new Operation(
                name,
                "POST",
                resource,
                null,
                inputs,
                body,
                false,
                "json",
                unsaid,
                description,
                outputs,
                null,
                null,
                null,
                null,
                resource.place());
    }

    /// This operation with more of what its API says of it.
    ///
    /// @param none whether no call has a body
    public Operation enriched(
            List<Parameter> filled, boolean none, @Nullable String said, @Nullable AnswerSchema answered) {
        return new Operation(
                name,
                method,
                resource,
                path,
                filled,
                body,
                none,
                format,
                outputSchema,
                said,
                outputs,
                paging,
                answered,
                mediaType,
                maxBinaryBytes,
                place);
    }

    static Operation read(Section section, Resource resource) {
        section.ignore("label", "display", "tags", "hints");
        var operation = new Operation(
                section.required("name", "id"),
                section.textOr("method", "GET").toUpperCase(Locale.ROOT),
                resource,
                section.text("path"),
                section.named("inputParameters", Parameter::read),
                section.tree("body"),
                false,
                section.textOr("outputRawFormat", "json").toLowerCase(Locale.ROOT),
                section.tree("outputSchema") instanceof Tree.Scalar scalar ? scalar : null,
                section.text("description", "summary"),
                section.named("outputParameters", OutputParameter::read),
                Paging.read(section.section("paginate")),
                null,
                section.text("outputMediaType"),
                Limits.size(section, "maxBinarySize"),
                section.place());
        section.close();
        return operation;
    }
}
