package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Parameter;
import io.naftiko.runtime.model.Target;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.model.Watch;
import io.naftiko.runtime.report.Code;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the entries of `resources`.
final class ResourceReader {

    private ResourceReader() {}

    /// A resource; empty, with a problem, when its address is none.
    static Optional<Unit> read(Section section) {
        section.ignore("ui", "annotations");
        var name = Unit.name(section);
        var location = section.text("location");
        var uri = UriTemplate.of(section.required("uri"));
        var caller = new Caller.Reader(
                address(uri, location != null),
                uri.names(),
                section.text("mimeType"),
                Boolean.TRUE.equals(section.flag("binary")),
                watch(section));
        var completions = section.section("complete");
        var declared = Unit.read(section, name, caller);
        var unit = declared.withInputs(inputs(declared, uri, completions));
        section.close();
        if (!isAddress(uri, location != null, section)) {
            return Optional.empty();
        }
        return Optional.of(
                location == null ? unit : unit.withTarget(new Target.Files(location, section.place("location"))));
    }

    private static @Nullable Watch watch(Section section) {
        var watch = section.section("watch");
        return watch == null ? null : Watch.read(watch);
    }

    /// The placeholders of the address, and whatever else the file declares.
    private static List<Parameter> inputs(Unit unit, UriTemplate uri, @Nullable Section completions) {
        var inputs = new LinkedHashMap<String, Parameter>();
        uri.names().forEach(name -> inputs.put(name, placeholder(name, unit)));
        unit.inputs().forEach(each -> inputs.put(each.name(), each));
        if (completions != null) {
            uri.names()
                    .forEach(name ->
                            inputs.computeIfPresent(name, (_, each) -> each.withExamples(completions.strings(name))));
            completions.close();
        }
        return List.copyOf(inputs.values());
    }

    private static Parameter placeholder(String name, Unit unit) {
        return new Parameter(name, null, null, null, null, null, null, Json.object(), unit.place());
    }

    private static String address(UriTemplate uri, boolean ofFiles) {
        return ofFiles ? uri.text().replaceFirst("/+$", "") : uri.text();
    }

    private static boolean isAddress(UriTemplate uri, boolean ofFiles, Section section) {
        var flaw = ofFiles && !uri.names().isEmpty() ? "is the address of files and has placeholders" : uri.flaw();
        if (flaw != null && section.has("uri")) {
            section.problems()
                    .add(
                            Code.URI_INVALID,
                            section.place("uri"),
                            "`" + uri.text() + "` " + flaw + ".",
                            "Write it like `ships://all` or `ships://{imo}`.");
        }
        return flaw == null;
    }
}
