package io.naftiko.runtime.expose.skill;

import io.naftiko.runtime.http.PercentEncoding;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// The path of a file of a skill, as a request writes it.
final class FilePath {

    private FilePath() {}

    /// The path with its names decoded; null when one of them could not be a file's name, or would lead elsewhere.
    ///
    /// @param written percent-encoded, without a slash at its start
    static @Nullable String of(String written) {
        var names = new ArrayList<String>();
        for (var segment : written.split("/", -1)) {
            var name = PercentEncoding.decode(segment);
            if (!isName(name)) {
                return null;
            }
            names.add(name);
        }
        return String.join("/", names);
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    }
}
