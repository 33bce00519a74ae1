package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.report.Suggestion;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The open kinds that a file may name by `type`.
///
/// @param authentications reads `authentication`, by its type in lower case
/// @param guards reads `authentication` of a server, by its type in lower case
/// @param exposes reads an entry of `exposes`, by its type; what it asks of its callers is read already
/// @param formats the raw formats, by name
/// @param steps reads an entry of `steps`, by its type
public record Vocabulary(
        Map<String, Function<Section, Authentication>> authentications,
        Map<String, Function<Section, Guard>> guards,
        Map<String, BiFunction<Section, Guard, Exposes>> exposes,
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

    /// What a server asks of its callers. Where the engine cannot tell, that is a problem, and nobody comes past.
    public Guard guard(Section server) {
        var tree = server.tree("authentication", "auth");
        if (tree == null) {
            return Stream.of("authentication", "auth").noneMatch(server.keys()::contains)
                    ? Guard.NONE
                    : closed("", server.place("authentication"), server.problems());
        }
        var section = server.section("authentication", "auth");
        if (section == null) {
            return new Guard.Closed("");
        }
        var type = section.textOr("type", "").toLowerCase(Locale.ROOT);
        var read = guards.get(type);
        return read == null ? closed(type, tree.place(), server.problems()) : read.apply(section);
    }

    private Guard.Closed closed(String type, Place place, Problems problems) {
        problems.add(
                Code.EXPOSE_AUTHENTICATION,
                place,
                "`authentication` of the server says " + (type.isEmpty() ? "no `type`" : "`type: " + type + "`")
                        + "; the engine can check " + String.join(", ", guards.keySet()) + ".",
                Suggestion.didYouMean(type, guards.keySet()));
        return new Guard.Closed(type);
    }

    public Optional<BiFunction<Section, Guard, Exposes>> exposes(String type) {
        return Optional.ofNullable(exposes.get(type));
    }

    public Set<String> exposeTypes() {
        return exposes.keySet();
    }
}
