package io.naftiko.runtime.curate;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.YamlText;
import io.naftiko.runtime.openapi.ShortText;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Writes a capability as the text of a file, always in the same way.
public final class CapabilityText {

    private static final Set<String> INLINE = Set.of("inputParameters", "outputParameters", "hints", "with");

    private CapabilityText() {}

    /// YAML: what belongs to one input stands on one line where it fits.
    ///
    /// @param source what it was made of, for the first line
    public static String yaml(ObjectNode capability, String source) {
        return "# Made by `naftiko import openapi` from " + ShortText.plain(source)
                + "; importing again keeps your edits.\n" + YamlText.of(capability, INLINE);
    }

    public static String json(ObjectNode capability) {
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(capability) + "\n";
    }
}
