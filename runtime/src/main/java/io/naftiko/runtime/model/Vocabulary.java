package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.report.Problems;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The open kinds that a file may name by `type`.
///
/// @param authentications reads `authentication`, by its type in lower case
/// @param exposes reads an entry of `exposes`, by its type
/// @param formats the raw formats, by name
/// @param steps reads an entry of `steps`, by its type
public record Vocabulary(
        Map<String, Function<Section, Authentication>> authentications,
        Map<String, Function<Section, Exposes>> exposes,
        Map<String, Format> formats,
        Map<String, Function<Section, Step>> steps) {

    public Authentication authentication(@Nullable Section section, Problems problems) {
        if (section == null) {
            return Authentication.NONE;
        }
        var type = section.textOr("type", "").toLowerCase(Locale.ROOT);
        var read = authentications.get(type);
        return read == null ? unsupported(type, section) : read.apply(section);
    }

    private Authentication.Unsupported unsupported(String type, Section section) {
        var method = section.textOr("signatureMethod", section.textOr("algorithm", ""));
        var known = authentications.keySet().stream()
                .filter(each -> !each.equals("none"))
                .toList();
        return new Authentication.Unsupported(type, method, known);
    }

    public Optional<Function<Section, Exposes>> exposes(String type) {
        return Optional.ofNullable(exposes.get(type));
    }

    public Set<String> exposeTypes() {
        return exposes.keySet();
    }
}
