package io.naftiko.runtime.bind;

import java.util.LinkedHashMap;
import java.util.Map;

/// Reads the lines of a `.env` file: `NAME=value`, with `export`, quotes and `#` comments as shells write them.
public final class DotEnv {

    private DotEnv() {}

    /// The values by name, in order; a line that is none is passed over.
    public static Map<String, String> read(String text) {
        var values = new LinkedHashMap<String, String>();
        text.lines().map(String::strip).filter(line -> !line.startsWith("#")).forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(
                        line.substring(0, equals)
                                .replaceFirst("^export\\s+", "")
                                .strip(),
                        value(line.substring(equals + 1)));
            }
        });
        return values;
    }

    private static String value(String written) {
        var text = written.strip();
        if (text.length() >= 2 && (text.startsWith("\"") || text.startsWith("'"))) {
            int end = text.indexOf(text.charAt(0), 1);
            var inner = end < 0 ? text.substring(1) : text.substring(1, end);
            return text.startsWith("'") ? inner : inner.replace("\\n", "\n");
        }
        int comment = text.indexOf(" #");
        return comment < 0 ? text : text.substring(0, comment).strip();
    }
}
