package io.naftiko.runtime.expose.mcp.protocol;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A published revision of the protocol. The constants compare by age, the oldest first.
///
/// All but the last are of the legacy era: a conversation begins with `initialize`. The last is of the modern era: each
/// request stands alone and says in `_meta` what it needs.
public enum Revision {
    R2024_11_05("2024-11-05"),
    R2025_03_26("2025-03-26"),
    R2025_06_18("2025-06-18"),
    R2025_11_25("2025-11-25"),
    R2026_07_28("2026-07-28");

    /// What a client that names no revision is taken to speak (2025-06-18, transports: protocol version header).
    public static final Revision UNNAMED = R2025_03_26;

    public static final Revision OLDEST = R2024_11_05;
    public static final Revision LAST_LEGACY = R2025_11_25;
    public static final Revision MODERN = R2026_07_28;

    private static final Map<String, Revision> BY_NAME =
            Arrays.stream(values()).collect(toUnmodifiableMap(Revision::published, identity()));

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final String published;

    Revision(String published) {
        this.published = published;
    }

    /// The day on which it was published, which is its name on the wire.
    public String published() {
        return published;
    }

    /// The revision of that name; null when there is none.
    public static @Nullable Revision named(String published) {
        return BY_NAME.get(published);
    }

    /// The revision that a client asks for where it begins with `initialize`, else the last one that does.
    public static Revision agreed(String asked) {
        var revision = named(asked);
        return revision == null || revision.isModern() ? LAST_LEGACY : revision;
    }

    /// The names of the revisions that begin with `initialize`, the newest first.
    public static List<String> legacyNames() {
        return Arrays.stream(values())
                .filter(each -> !each.isModern())
                .map(Revision::published)
                .toList()
                .reversed();
    }

    /// Whether `published` is the name of a revision without `initialize`, be it one that does not exist yet.
    public static boolean isModernName(String published) {
        return published.equals(MODERN.published)
                || (published.compareTo(MODERN.published) > 0
                        && DAY.matcher(published).matches());
    }

    public boolean isModern() {
        return this == MODERN;
    }

    /// Whether a body may hold several messages.
    public boolean hasBatches() {
        return isBefore(R2025_06_18);
    }

    public boolean hasToolAnnotations() {
        return !isBefore(R2025_03_26);
    }

    public boolean hasAudio() {
        return !isBefore(R2025_03_26);
    }

    public boolean hasElicitation() {
        return !isBefore(R2025_06_18);
    }

    /// Whether people are asked either to fill in a form or to visit an address.
    public boolean hasElicitationModes() {
        return !isBefore(R2025_11_25);
    }

    /// Whether a stream may begin with an event that has no message.
    public boolean hasPriming() {
        return !isBefore(R2025_11_25);
    }

    public boolean hasTitles() {
        return !isBefore(R2025_06_18);
    }

    public boolean hasResourceLinks() {
        return !isBefore(R2025_06_18);
    }

    public boolean hasStructuredContent() {
        return !isBefore(R2025_06_18);
    }

    /// Whether a server may say more of itself than name, title and version.
    public boolean hasServerDescription() {
        return !isBefore(R2025_11_25);
    }

    private boolean isBefore(Revision other) {
        return compareTo(other) < 0;
    }
}
