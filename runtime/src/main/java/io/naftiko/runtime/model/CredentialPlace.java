package io.naftiko.runtime.model;

import static java.util.stream.Collectors.joining;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.report.Code;
import java.util.List;
import java.util.Locale;

/// Reads `placement`: in which part of a request a credential travels.
public final class CredentialPlace {

    private CredentialPlace() {}

    /// One of `places`; the first where `placement` is left out, or is none of them, which is a problem.
    public static <P extends Enum<P>> P read(Section section, List<P> places) {
        var usual = places.getFirst();
        var text = section.textOr("placement", keyword(usual), "in");
        return places.stream()
                .filter(place -> keyword(place).equalsIgnoreCase(text))
                .findFirst()
                .orElseGet(() -> {
                    report(section, places, text);
                    return usual;
                });
    }

    /// As it is written: `header`.
    public static String keyword(Enum<?> place) {
        return place.name().toLowerCase(Locale.ROOT);
    }

    private static void report(Section section, List<? extends Enum<?>> places, String found) {
        var place = section.place(section.has("placement") ? "placement" : "in");
        section.problems()
                .add(Code.WRONG_SHAPE, place, "`placement` takes " + spoken(places) + " here, found `" + found + "`.");
    }

    /// `header`, `query` or `cookie`.
    private static String spoken(List<? extends Enum<?>> places) {
        var last = "`" + keyword(places.getLast()) + "`";
        var others = places.subList(0, places.size() - 1).stream()
                .map(place -> "`" + keyword(place) + "`")
                .collect(joining(", "));
        return others.isEmpty() ? last : others + " or " + last;
    }
}
