package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.model.Question;
import io.naftiko.runtime.model.Question.Consent;
import io.naftiko.runtime.model.Question.Form;
import io.naftiko.runtime.model.Question.Roots;
import io.naftiko.runtime.model.Question.Sample;
import io.naftiko.runtime.model.Question.Visit;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a client says that it can be asked (client features: elicitation, sampling, roots).
///
/// @param declared the object `capabilities`, as the client sent it
record ClientCapabilities(JsonNode declared) {

    boolean allow(Question question) {
        return switch (question) {
            case Form _, Consent _ -> hasForms(declared.path("elicitation"));
            case Visit _ -> declared.path("elicitation").path("url").isObject();
            case Sample(var request) ->
                declared.path("sampling").isObject()
                        && (!request.has("tools") || declared.path("sampling").has("tools"));
            case Roots _ -> declared.path("roots").isObject();
        };
    }

    /// A client that says nothing of modes has forms.
    private static boolean hasForms(JsonNode elicitation) {
        return elicitation.isObject() && (elicitation.has("form") || !elicitation.has("url"));
    }

    /// Adds to `required` what a client must declare to be asked `question`.
    static void require(Question question, ObjectNode required) {
        switch (question) {
            case Form _, Consent _ -> within(required, "elicitation").putObject("form");
            case Visit _ -> within(required, "elicitation").putObject("url");
            case Sample(var request) -> {
                var sampling = within(required, "sampling");
                if (request.has("tools")) {
                    sampling.putObject("tools");
                }
            }
            case Roots _ -> within(required, "roots");
        }
    }

    private static ObjectNode within(ObjectNode required, String name) {
        return required.get(name) instanceof ObjectNode known ? known : required.putObject(name);
    }

    /// As much of it as [#allow] looks at.
    ObjectNode brief() {
        var brief = Json.object();
        for (var name : new String[] {"elicitation", "sampling", "roots"}) {
            if (declared.get(name) instanceof ObjectNode object) {
                var kept = brief.putObject(name);
                object.propertyNames().stream().filter(BRIEF::contains).forEach(kept::putObject);
            }
        }
        return brief;
    }

    private static final Set<String> BRIEF = java.util.Set.of("form", "url", "tools");
}
