package io.naftiko.runtime.model;

import io.naftiko.runtime.document.NamedFiles;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A kind of `outputRawFormat`: reads what an upstream answered. Open: one file per format in `consume.format`, one
/// line in `BuiltIn`.
public interface Format {

    /// The answer as a JSON tree.
    ///
    /// @throws io.naftiko.runtime.report.FailedCall with an unreadable reply when it is not of this format
    JsonNode read(Response response);

    /// This format, ready for the answers of one operation; empty, with a problem, when `outputSchema` does not suit.
    default Optional<Format> link(Links links) {
        var schema = links.schema();
        if (schema == null) {
            return Optional.of(this);
        }
        var selecting = selecting(schema.text());
        if (selecting.isEmpty()) {
            links.refuseSchema("names no part of " + links.format(), "Write a CSS selector, such as `table.prices`.");
        }
        return selecting;
    }

    /// This format, for the parts of an answer that `outputSchema` names; empty when it names none. A format that knows
    /// no parts takes any.
    default Optional<Format> selecting(String outputSchema) {
        return Optional.of(this);
    }

    /// Whether the bytes of an answer are already what an identity mapping means, so that nobody needs to read them.
    default boolean identityKeepsBytes() {
        return false;
    }

    /// Whether the bytes of `response` are JSON text which is its value, where it is of this format at all. They may
    /// then
    /// be gone through without [#read].
    default boolean isJson(Response response) {
        return false;
    }

    /// Whether an answer without content says something, such as a message whose fields all have their defaults.
    default boolean emptyIsValue() {
        return false;
    }

    /// What a format is linked with.
    ///
    /// @param format its name, as the file says it
    /// @param schema `outputSchema` of the operation; null when the file has no such text
    /// @param operation where the operation stands
    /// @param files reads the files that the capability names
    record Links(String format, Tree.@Nullable Scalar schema, Place operation, NamedFiles files, Problems problems) {

        /// Where `outputSchema` stands, or the operation that lacks it.
        public Place place() {
            return schema == null ? operation : schema.place();
        }

        /// Reports that `outputSchema` is not what the format takes.
        ///
        /// @param reason completes ``"`outputSchema: x` "``
        public void refuseSchema(String reason, String proposal) {
            problems.add(
                    Code.OUTPUT_SCHEMA_INVALID,
                    place(),
                    "`outputSchema" + (schema == null ? "" : ": " + schema.text()) + "` " + reason + ".",
                    proposal);
        }

        /// Reports what is wrong in the file that `outputSchema` names.
        ///
        /// @param reason as a clause
        public void refuseFile(Place at, String reason) {
            problems.add(
                    Code.OUTPUT_SCHEMA_INVALID,
                    at,
                    "The file `" + (schema == null ? "" : schema.text()) + "` " + reason);
        }
    }
}
