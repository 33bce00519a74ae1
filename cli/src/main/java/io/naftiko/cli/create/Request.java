package io.naftiko.cli.create;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An operation of the API: what is sent, and the words for it.
///
/// @param method in upper case
/// @param path with placeholders: `/ships/{id}`
record Request(String method, String path) {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Pattern PATH = Pattern.compile("(/([^\\s{}?#]|\\{[A-Za-z0-9_.-]+})*)+");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]+)}");

    /// Reads `GET /ships/{id}`.
    ///
    /// @throws Unfit when it is not written so
    static Request of(String text) {
        var words = text.strip().split("\\s+", 2);
        var method = words[0].toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method) || words.length < 2) {
            throw new Unfit("an operation is written METHOD PATH, such as `GET /ships/{id}`; the methods are "
                    + String.join(", ", METHODS));
        } else if (!PATH.matcher(words[1]).matches()) {
            throw new Unfit("a path begins with `/` and has placeholders such as `{id}`, no query and no spaces");
        }
        var request = new Request(method, words[1]);
        if (request.placeholders().stream().distinct().count()
                < request.placeholders().size()) {
            throw new Unfit("the path has a placeholder twice");
        }
        return request;
    }

    List<String> placeholders() {
        return PLACEHOLDER
                .matcher(path)
                .results()
                .map(MatchResult::group)
                .map(found -> found.substring(1, found.length() - 1))
                .toList();
    }

    boolean sendsBody() {
        return WITH_BODY.contains(method);
    }

    boolean reads() {
        return READING.contains(method);
    }

    boolean isOfOne() {
        return path.endsWith("}");
    }

    /// What it is about, as in the path: `ships` of `/fleet/ships/{id}`; `absent` where the path says nothing.
    String things(String absent) {
        return Stream.of(path.split("/"))
                .filter(segment -> !segment.contains("{"))
                .map(Words::kebab)
                .filter(segment -> !segment.isEmpty())
                .reduce((_, last) -> last)
                .orElse(absent);
    }

    /// What it does to them, in a word.
    Action action(String things) {
        return switch (method) {
            case "HEAD" -> Action.CHECK;
            case "POST" -> isOfOne() || !Words.isPlural(things) ? Action.SEND : Action.CREATE;
            case "PUT" -> Action.REPLACE;
            case "PATCH" -> Action.UPDATE;
            case "DELETE" -> Action.DELETE;
            default -> isOfOne() || !Words.isPlural(things) ? Action.GET : Action.LIST;
        };
    }

    /// What an operation does.
    enum Action {
        LIST("Lists all"),
        GET("Gets"),
        CHECK("Checks"),
        CREATE("Creates"),
        SEND("Sends something to"),
        REPLACE("Replaces"),
        UPDATE("Changes"),
        DELETE("Deletes");

        private final String verb;

        Action(String verb) {
            this.verb = verb;
        }

        /// The first words of a sentence.
        String verb() {
            return verb;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
