package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.report.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An entry of `binds`: names that templates use, each with its key in a source.
///
/// @param location null for the environment, else a `file:` address of JSON, YAML or dotenv
/// @param keys key by name, in the order of the file
public record Bind(@Nullable String namespace, @Nullable String location, Map<String, String> keys, Place place) {

    public Bind {
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    public static Bind read(Section section) {
        section.ignore("description", "type", "label", "display");
        var bind =
                new Bind(section.text("namespace"), section.text("location"), section.texts("keys"), section.place());
        section.close();
        return bind;
    }
}
