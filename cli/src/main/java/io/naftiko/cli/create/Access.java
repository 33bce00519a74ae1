package io.naftiko.cli.create;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How the API wants to know who calls it: lines of `authentication`, in which variables stand for what is secret.
/// Closed.
sealed interface Access {

    /// What the names of its variables end in.
    List<String> variables();

    /// The lines below `authentication`.
    ///
    /// @param prefix of the names of its variables
    List<String> lines(String prefix);

    /// Nothing.
    record Open() implements Access {

        @Override
        public List<String> variables() {
            return List.of();
        }

        @Override
        public List<String> lines(String prefix) {
            return List.of();
        }
    }

    /// A token.
    record Bearer() implements Access {

        @Override
        public List<String> variables() {
            return List.of("TOKEN");
        }

        @Override
        public List<String> lines(String prefix) {
            return List.of("type: bearer", "token: '{{" + prefix + "_TOKEN}}'");
        }
    }

    /// A name and a password.
    record Basic() implements Access {

        @Override
        public List<String> variables() {
            return List.of("USERNAME", "PASSWORD");
        }

        @Override
        public List<String> lines(String prefix) {
            return List.of(
                    "type: basic",
                    "username: '{{" + prefix + "_USERNAME}}'",
                    "password: '{{" + prefix + "_PASSWORD}}'");
        }
    }

    /// A key.
    ///
    /// @param key the name of the header or query parameter
    record ApiKey(String key, String placement) implements Access {

        private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");

        static ApiKey of(String name, String placement) {
            if (!NAME.matcher(name).matches()) {
                throw new Unfit("`" + name + "` is no name of a header or query parameter");
            } else if (!placement.equals("header") && !placement.equals("query")) {
                throw new Unfit("a key goes into the `header` or the `query`, not `" + placement + "`");
            }
            return new ApiKey(name, placement);
        }

        @Override
        public List<String> variables() {
            return List.of("API_KEY");
        }

        @Override
        public List<String> lines(String prefix) {
            return List.of(
                    "type: apikey", "key: " + key, "value: '{{" + prefix + "_API_KEY}}'", "placement: " + placement);
        }
    }

    /// Reads `none`, `bearer`, `basic`, `apikey`, `apikey:NAME` or `apikey:NAME:query`.
    ///
    /// @throws Unfit when it is none of them
    static Access of(String text) {
        var words = text.strip().split(":", 3);
        var name = words.length > 1 ? words[1] : "X-API-Key";
        var placement = words.length > 2 ? words[2] : "header";
        return switch (words.length == 1 ? words[0] : words[0] + ":") {
            case "none" -> new Open();
            case "bearer" -> new Bearer();
            case "basic" -> new Basic();
            case "apikey", "apikey:" -> ApiKey.of(name, placement);
            default -> throw new Unfit("it is none, bearer, basic, apikey, apikey:NAME or apikey:NAME:query");
        };
    }

    /// The names of its variables.
    default List<String> variables(String prefix) {
        return variables().stream().map(each -> prefix + "_" + each).collect(Collectors.toList());
    }
}
