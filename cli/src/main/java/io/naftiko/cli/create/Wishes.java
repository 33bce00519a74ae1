package io.naftiko.cli.create;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answers that are given as flags, as they are typed.
public record Wishes(
        @Nullable String name,
        @Nullable String baseUri,
        List<String> operations,
        @Nullable String auth,
        @Nullable String expose,
        @Nullable String port) {

    public Wishes {
        operations = List.copyOf(operations);
    }
}
