package io.naftiko.runtime.http;

import java.util.List;

/// Some names of headers, compared without case (RFC 9110, 5.1).
public record HeaderNames(List<String> all) {

    public HeaderNames {
        all = List.copyOf(all);
    }

    public static HeaderNames of(String... names) {
        return new HeaderNames(List.of(names));
    }

    public boolean contains(String name) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }
}
