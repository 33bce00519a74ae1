package io.naftiko.benchmarks.figures;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a benchmark is asked for.
///
/// @param launcher starts the `naftiko` command
/// @param folder where it may write what it needs
/// @param smoke whether it is only to show that it still works
/// @param only the names that it is limited to, in lower case; empty for all
/// @param rounds how often it measures each thing; null for as often as it thinks right
public record Order(
        Path launcher,
        Path folder,
        boolean smoke,
        Set<String> only,
        @Nullable Integer rounds) {

    public Order {
        only = Set.copyOf(only);
    }

    public int rounds(int usual) {
        if (rounds != null) {
            return rounds;
        }
        return smoke ? 1 : usual;
    }

    /// Whether `name` is asked for, where `all` are the names of its kind: when it is named, or none of its kind is.
    public boolean wants(String name, Stream<String> all) {
        return only.contains(name.toLowerCase(Locale.ROOT))
                || all.map(each -> each.toLowerCase(Locale.ROOT)).noneMatch(only::contains);
    }
}
