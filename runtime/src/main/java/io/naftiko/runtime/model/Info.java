package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The section `info`: what a capability is called.
public record Info(
        @Nullable String label,
        @Nullable String description,
        @Nullable String version,
        List<String> tags) {

    public static final Info NONE = new Info(null, null, null, List.of());

    public Info {
        tags = List.copyOf(tags);
    }

    public static Info read(Section section) {
        section.ignore(
                "created", "modified", "stakeholders", "contact", "license", "provider", "category", "categories");
        var info = new Info(
                section.text("label", "display", "title", "name"),
                section.text("description"),
                section.text("version"),
                section.strings("tags"));
        section.close();
        return info;
    }
}
