package io.naftiko.runtime.report;

import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where something stands: a point in a file, and the path to it in the document.
///
/// Every value of a document has one, so that it holds the steps of its path, shared with its neighbours, and not the
/// path.
public final class Place {

    private final String file;
    private final int line;
    private final int column;
    private final @Nullable Step last;

    private Place(String file, int line, int column, @Nullable Step last) {
        this.file = file;
        this.line = line;
        this.column = column;
        this.last = last;
    }

    /// A step from a mapping to the value of a key, or from a list to an item.
    ///
    /// @param key null where the step is to an item
    private record Step(@Nullable Step before, @Nullable String key, int index) {

        @Override
        public String toString() {
            return key == null ? "[" + index + "]" : (before == null ? "" : ".") + key;
        }
    }

    /// The first character of `file`.
    public static Place startOf(String file) {
        return new Place(file, 1, 1, null);
    }

    /// The file as it was named, such as `capabilities/rooms.yaml`.
    public String file() {
        return file;
    }

    /// Counted from 1.
    public int line() {
        return line;
    }

    /// Counted from 1.
    public int column() {
        return column;
    }

    /// Such as `capability.exposes[1].tools[3].call`; empty for the document itself.
    public String path() {
        var steps = new ArrayDeque<Step>();
        for (var step = last; step != null; step = step.before()) {
            steps.push(step);
        }
        var path = new StringBuilder();
        steps.forEach(path::append);
        return path.toString();
    }

    /// The same point, further down the path by a key.
    public Place key(String key) {
        return new Place(file, line, column, new Step(last, key, 0));
    }

    /// The same point, further down the path by an index.
    public Place item(int index) {
        return new Place(file, line, column, new Step(last, null, index));
    }

    /// The same path at another point of the file.
    public Place at(int otherLine, int otherColumn) {
        return new Place(file, otherLine, otherColumn, last);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Place place
                && file.equals(place.file)
                && line == place.line
                && column == place.column
                && Objects.equals(last, place.last);
    }

    @Override
    public int hashCode() {
        return Objects.hash(file, line, column);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
