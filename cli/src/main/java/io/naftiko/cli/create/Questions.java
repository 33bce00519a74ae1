package io.naftiko.cli.create;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Refused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds each answer: as a flag, by asking whoever is there, or as what is usual.
///
/// @param asking whether somebody is there
record Questions(Console console, boolean asking) {

    /// All answers.
    ///
    /// @throws Refused when a flag says something that cannot be, or nobody answers any more
    Answers answers(Wishes wishes) {
        var name = answer("--name", wishes.name(), "Name of the capability", "Ships", Questions::name);
        var address = "https://api.example.com";
        var baseUri = answer("--base-uri", wishes.baseUri(), "Base URL of the API", address, Questions::baseUri);
        var first = "GET /" + Answers.namespace(name);
        var requests = wishes.operations().isEmpty()
                ? List.of(answer("--operation", null, "An operation, as METHOD PATH", first, Request::of))
                : requests(wishes.operations());
        var auth = "How it knows its callers: none, bearer, basic or apikey[:NAME[:header|query]]";
        var access = answer("--auth", wishes.auth(), auth, "none", Access::of);
        var offered = answer("--expose", wishes.expose(), "Offer it as mcp, rest or both", "both", Offered::of);
        int port = answer("--port", wishes.port(), "Port", "8080", Questions::port);
        return new Answers(name, baseUri, requests, access, offered, port);
    }

    private List<Request> requests(List<String> operations) {
        var requests = operations.stream()
                .map(each -> answer("--operation", each, "", "", Request::of))
                .toList();
        if (requests.stream().distinct().count() < requests.size()) {
            throw Refused.usage("--operation: one of them is there twice.");
        }
        return requests;
    }

    /// @param given the value of the flag; null where it is left out
    private <T> T answer(
            String flag, @Nullable String given, String question, String usual, Function<String, T> reading) {
        if (given != null) {
            try {
                return reading.apply(given);
            } catch (Unfit unfit) {
                throw Refused.usage(flag + ": " + unfit.getMessage() + "; found `" + given + "`.");
            }
        }
        return asking ? ask(question, usual, reading) : reading.apply(usual);
    }

    private <T> T ask(String question, String usual, Function<String, T> reading) {
        while (true) {
            console.err().stream().print(question + " [" + usual + "]: ");
            console.err().stream().flush();
            var line = console.in().line().orElseThrow(() -> Refused.failed("nothing was written: the answers ended."));
            try {
                return reading.apply(line.isBlank() ? usual : line.strip());
            } catch (Unfit unfit) {
                console.err().line(console.err().yellow("  Not that: ") + unfit.getMessage() + ".");
            }
        }
    }

    private static String name(String text) {
        if (text.isBlank() || text.codePoints().anyMatch(Character::isISOControl)) {
            throw new Unfit("a name is a line of text");
        }
        return text.strip();
    }

    private static String baseUri(String text) {
        try {
            var uri = new URI(text.strip());
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean plain = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
            if (uri.getHost() != null && plain && (scheme.equals("http") || scheme.equals("https"))) {
                return text.strip().replaceFirst("/+$", "");
            }
        } catch (URISyntaxException _) {
            // said below
        }
        throw new Unfit("it is http:// or https://, a host, and perhaps a path");
    }

    private static Integer port(String text) {
        int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65_535) {
            throw new Unfit("a port is a number from 1 to 65535");
        }
        return port;
    }
}
