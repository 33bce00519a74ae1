package io.naftiko.runtime.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The header lines of a message, in order, looked up without case (RFC 9110, 5.1).
public record Headers(List<Header> lines) implements Iterable<Header> {

    public static final Headers EMPTY = new Headers(List.of());

    public Headers {
        lines = List.copyOf(lines);
    }

    public static Headers of(String name, String value) {
        return new Headers(List.of(new Header(name, value)));
    }

    /// The value of the first line called `name`.
    public Optional<String> first(String name) {
        return Optional.ofNullable(find(name));
    }

    /// Every value of `name`, in order.
    public List<String> all(String name) {
        return stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    public boolean has(String name) {
        return find(name) != null;
    }

    /// These headers with one more line.
    public Headers and(String name, String value) {
        var more = new ArrayList<>(lines);
        more.add(new Header(name, value));
        return new Headers(more);
    }

    /// These headers, and then those of `others`.
    public Headers and(Headers others) {
        return others.lines.isEmpty()
                ? this
                : new Headers(Stream.concat(stream(), others.stream()).toList());
    }

    /// These headers with `name` set to `value`, in place of any earlier line of that name.
    public Headers with(String name, String value) {
        return without(name).and(name, value);
    }

    public Headers without(String name) {
        return where(line -> !line.name().equalsIgnoreCase(name));
    }

    /// The lines that `wanted` accepts.
    public Headers where(Predicate<Header> wanted) {
        return new Headers(stream().filter(wanted).toList());
    }

    public Stream<Header> stream() {
        return StreamSupport.stream(lines.spliterator(), false);
    }

    @Override
    public Iterator<Header> iterator() {
        return lines.iterator();
    }

    private @Nullable String find(String name) {
        for (var line : lines) {
            if (line.name().equalsIgnoreCase(name)) {
                return line.value();
            }
        }
        return null;
    }
}
