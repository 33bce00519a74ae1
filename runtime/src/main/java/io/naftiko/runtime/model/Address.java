package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Section;
import org.jspecify.annotations.Nullable;

/// Where a server listens, as the file says it; each part is null where the file leaves it out.
public record Address(@Nullable String host, @Nullable Integer port) {

    public static Address read(Section section) {
        return new Address(section.text("address"), section.integer("port"));
    }
}
