package io.naftiko.runtime.mock;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The words of a name, in lower case: `roomId`, `room_id` and `room-id` are all `room`, `id`.
record Words(List<String> all) {

    private static final Set<String> IDENTITIES =
            Set.of("id", "ids", "uuid", "guid", "sid", "key", "code", "slug", "name", "number");

    static Words of(String name) {
        var spaced = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return new Words(List.of(spaced.strip().split("[^a-z0-9]+")));
    }

    String first() {
        return all.getFirst();
    }

    String last() {
        return all.getLast();
    }

    /// The words as one, joined by `_`.
    String joined() {
        return String.join("_", all);
    }

    /// What a name such as `room_id` identifies: `room`; null when it says only that it identifies (`id`).
    @Nullable
    String noun() {
        return all.size() > 1 && IDENTITIES.contains(last()) ? String.join("_", all.subList(0, all.size() - 1)) : null;
    }

    /// The words with the last in the singular.
    String singular() {
        var joined = joined();
        if (joined.endsWith("ies")) {
            return joined.substring(0, joined.length() - 3) + "y";
        }
        return joined.endsWith("s") && !joined.endsWith("ss") ? joined.substring(0, joined.length() - 1) : joined;
    }
}
