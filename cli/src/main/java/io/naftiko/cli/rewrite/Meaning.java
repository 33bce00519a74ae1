package io.naftiko.cli.rewrite;

import io.naftiko.runtime.Plan;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.report.Problem;
import tools.jackson.databind.JsonNode;

/// What a file means to the engine, so that two texts of it can be compared.
public final class Meaning {

    private Meaning() {}

    /// What was understood of a file, but for its warnings and for where its errors stand in the text.
    public static JsonNode of(Plan plan) {
        var meaning = plan.inspection();
        meaning.remove("warnings");
        var errors = Json.array();
        plan.problems().stream()
                .filter(Problem::isError)
                .forEach(each -> errors.add(each.code().id()));
        meaning.set("reasons", errors);
        return meaning;
    }
}
