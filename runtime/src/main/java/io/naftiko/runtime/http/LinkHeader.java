package io.naftiko.runtime.http;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The header `Link` (RFC 8288, 3).
public final class LinkHeader {

    private static final String VALUE = "(?:\"(?:[^\"\\\\]|\\\\.)*\"|[^;,\"]*)";
    private static final String PARAMETER = "\\s*;\\s*([^;,=\"]+)(?:=(" + VALUE + "))?";
    private static final Pattern PARAMETERS = Pattern.compile(PARAMETER);
    private static final Pattern LINK = Pattern.compile("<([^>]*)>((?:" + PARAMETER + ")*)");

    private LinkHeader() {}

    /// The address of the first link with the relation `relation`, as it is written: it may be relative.
    public static Optional<String> find(Headers headers, String relation) {
        return headers.all("Link").stream()
                .flatMap(line -> LINK.matcher(line).results())
                .filter(link -> relations(link.group(2)).anyMatch(relation::equalsIgnoreCase))
                .map(link -> link.group(1).strip())
                .findFirst();
    }

    /// What the first `rel` of a link says, which is the one that counts (RFC 8288, 3.3).
    private static Stream<String> relations(String parameters) {
        return PARAMETERS
                .matcher(parameters)
                .results()
                .filter(each -> each.group(1).strip().equalsIgnoreCase("rel") && each.group(2) != null)
                .findFirst()
                .stream()
                .flatMap(each -> Pattern.compile("[\"\\s]+").splitAsStream(each.group(2)));
    }
}
