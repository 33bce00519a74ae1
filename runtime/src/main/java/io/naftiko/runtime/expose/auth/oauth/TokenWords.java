package io.naftiko.runtime.expose.auth.oauth;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Claims that are one text or several.
final class TokenWords {

    private TokenWords() {}

    /// The words of a claim: a text with spaces between them (RFC 6749, 3.3), or a list.
    static Set<String> of(@Nullable Object claim) {
        var words = new LinkedHashSet<String>();
        if (claim instanceof String text) {
            for (var word : text.split(" ", -1)) {
                words.add(word);
            }
        } else if (claim instanceof Collection<?> several) {
            several.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .forEach(words::add);
        }
        words.remove("");
        return words;
    }
}
