package io.naftiko.runtime.report;

/// Where something stands: a point in a file, and the path to it in the document.
///
/// @param file the file as it was named, such as `capabilities/rooms.yaml`
/// @param line counted from 1
/// @param column counted from 1
/// @param path such as `capability.exposes[1].tools[3].call`; empty for the document itself
public record Place(String file, int line, int column, String path) {

    /// The first character of `file`.
    public static Place startOf(String file) {
        return new Place(file, 1, 1, "");
    }

    /// The same point, further down the path by a key.
    public Place key(String key) {
        return new Place(file, line, column, path.isEmpty() ? key : path + "." + key);
    }

    /// The same point, further down the path by an index.
    public Place item(int index) {
        return new Place(file, line, column, path + "[" + index + "]");
    }

    /// The same path at another point of the file.
    public Place at(int otherLine, int otherColumn) {
        return new Place(file, otherLine, otherColumn, path);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
