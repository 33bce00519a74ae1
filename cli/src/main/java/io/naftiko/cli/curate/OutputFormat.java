package io.naftiko.cli.curate;

import io.naftiko.runtime.curate.CapabilityText;
import io.naftiko.runtime.curate.Curated;
import java.util.Locale;

/// How a capability is written.
public enum OutputFormat {
    YAML,
    JSON;

    /// @param source what it was made of
    String text(Curated curated, String source) {
        return switch (this) {
            case YAML -> CapabilityText.yaml(curated.capability(), source);
            case JSON -> CapabilityText.json(curated.capability());
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
