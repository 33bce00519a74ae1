package io.naftiko.runtime.consume.auth;

import io.naftiko.runtime.http.Headers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an upstream asks for in `WWW-Authenticate` (RFC 9110, 11.6.1).
///
/// @param scheme in lower case
/// @param parameters by name in lower case
record Challenge(String scheme, Map<String, String> parameters) {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    /// A parameter, or else a scheme. Quoted text is matched possessively: it may be long.
    private static final Pattern PART = Pattern.compile("(?<name>" + TOKEN
            + ")(?:\\s*=\\s*(?:\"(?<quoted>[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|(?<plain>[^\\s,\"]+)))?+");

    Challenge {
        parameters = Map.copyOf(parameters);
    }

    /// Every challenge of an answer; one line may hold several.
    static List<Challenge> of(Headers headers) {
        var all = new ArrayList<Challenge>();
        headers.all("WWW-Authenticate").forEach(line -> addAll(line, all));
        return all;
    }

    private static void addAll(String line, List<Challenge> all) {
        String scheme = "";
        var parameters = new LinkedHashMap<String, String>();
        for (var part = PART.matcher(line); part.find(); ) {
            var value = value(part);
            var name = part.group("name").toLowerCase(Locale.ROOT);
            if (value != null) {
                parameters.putIfAbsent(name, value);
                continue;
            }
            add(scheme, parameters, all);
            scheme = name;
            parameters.clear();
        }
        add(scheme, parameters, all);
    }

    private static void add(String scheme, Map<String, String> parameters, List<Challenge> all) {
        if (!scheme.isEmpty()) {
            all.add(new Challenge(scheme, parameters));
        }
    }

    private static @Nullable String value(Matcher part) {
        var quoted = part.group("quoted");
        return quoted == null ? part.group("plain") : quoted.replaceAll("\\\\(.)", "$1");
    }
}
