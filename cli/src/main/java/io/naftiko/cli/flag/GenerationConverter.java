package io.naftiko.cli.flag;

import io.naftiko.runtime.document.Generation;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the name of a generation of the format: `alpha2`, `beta4`, or `newest`.
public final class GenerationConverter implements ITypeConverter<Generation> {

    private static final String NEWEST = "newest";

    @Override
    public Generation convert(String text) {
        var name = text.toLowerCase(Locale.ROOT);
        return name.equals(NEWEST)
                ? Generation.NEWEST
                : Stream.of(Generation.values())
                        .filter(each -> each.toString().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new TypeConversionException(
                                "'" + text + "' is not one of " + String.join(", ", new Names())));
    }

    /// What can be written, for help and completion.
    public static final class Names implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Stream.concat(Stream.of(Generation.values()).map(Generation::toString), Stream.of(NEWEST))
                    .iterator();
        }
    }
}
