package io.naftiko.runtime.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The header lines of a message, in order, looked up without case (RFC 9110, 5.1). They never change: whatever changes
/// them makes others, or gives these back where there is nothing to change.
public final class Headers implements Iterable<Header> {

    public static final Headers EMPTY = new Headers();

    private final Header[] lines;

    private Headers(Header... lines) {
        this.lines = lines;
    }

    public static Headers of(String name, String value) {
        return new Headers(new Header(name, value));
    }

    public static Headers of(Collection<Header> lines) {
        return lines.isEmpty() ? EMPTY : new Headers(lines.toArray(Header[]::new));
    }

    /// The value of the first line called `name`.
    public Optional<String> first(String name) {
        return Optional.ofNullable(find(name));
    }

    /// The value of the first line called `name`; null when there is none.
    public @Nullable String find(String name) {
        for (var line : lines) {
            if (line.is(name)) {
                return line.value();
            }
        }
        return null;
    }

    /// Every value of `name`, in order.
    public List<String> all(String name) {
        var values = new ArrayList<String>(0);
        for (var line : lines) {
            if (line.is(name)) {
                values.add(line.value());
            }
        }
        return List.copyOf(values);
    }

    public boolean has(String name) {
        return find(name) != null;
    }

    /// These headers with one more line.
    public Headers and(String name, String value) {
        var all = Arrays.copyOf(lines, lines.length + 1);
        all[lines.length] = new Header(name, value);
        return new Headers(all);
    }

    /// These headers, and then those of `others`.
    public Headers and(Headers others) {
        if (others.lines.length == 0) {
            return this;
        }
        var all = Arrays.copyOf(lines, lines.length + others.lines.length);
        System.arraycopy(others.lines, 0, all, lines.length, others.lines.length);
        return new Headers(all);
    }

    /// These headers, and then those of `others` whose name is not among these.
    public Headers or(Headers others) {
        return and(others.where(line -> !has(line.name())));
    }

    /// These headers with `name` set to `value`, in place of any earlier line of that name.
    public Headers with(String name, String value) {
        return without(name).and(name, value);
    }

    public Headers without(String name) {
        return has(name) ? where(line -> !line.is(name)) : this;
    }

    /// The lines that `wanted` accepts.
    public Headers where(Predicate<Header> wanted) {
        var kept = new Header[lines.length];
        int count = 0;
        for (var line : lines) {
            if (wanted.test(line)) {
                kept[count++] = line;
            }
        }
        return count == lines.length ? this : new Headers(Arrays.copyOf(kept, count));
    }

    public Stream<Header> stream() {
        return Arrays.stream(lines);
    }

    @Override
    public void forEach(Consumer<? super Header> action) {
        for (var line : lines) {
            action.accept(line);
        }
    }

    @Override
    public Iterator<Header> iterator() {
        return Arrays.asList(lines).iterator();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Headers headers && Arrays.equals(lines, headers.lines);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(lines);
    }

    @Override
    public String toString() {
        return Arrays.toString(lines);
    }
}
