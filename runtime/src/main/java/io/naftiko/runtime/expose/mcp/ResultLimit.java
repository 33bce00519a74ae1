package io.naftiko.runtime.expose.mcp;

import io.naftiko.runtime.document.Bounded;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.model.Tokens;
import io.naftiko.runtime.report.Code;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads how long the answer of a tool may be.
final class ResultLimit {

    private static final long LEAST = 1024;

    private ResultLimit() {}

    /// In bytes: the smaller of `maxTokens` and `maxBytes`; 0 for any number, null where neither is said.
    static @Nullable Long read(Section section) {
        var tokens = Bounded.integer(section, "maxTokens", 0, Integer.MAX_VALUE);
        var bytes = Limits.size(section, "maxBytes");
        requireRoom(section, "maxTokens", tokens == null ? null : Tokens.bytes(tokens));
        requireRoom(section, "maxBytes", bytes);
        return Stream.of(Stream.ofNullable(tokens).map(Tokens::bytes), Stream.ofNullable(bytes))
                .flatMap(each -> each)
                .min((one, other) -> Long.compareUnsigned(one - 1, other - 1))
                .orElse(null);
    }

    private static void requireRoom(Section section, String keyword, @Nullable Long bytes) {
        if (bytes != null && bytes > 0 && bytes < LEAST) {
            section.problems()
                    .add(
                            Code.WRONG_SHAPE,
                            section.place(keyword),
                            "`" + keyword + "` leaves no room to say what is cut.",
                            "Write " + (keyword.equals("maxBytes") ? "`1KiB`" : Tokens.in(LEAST)) + " or more, or 0.");
        }
    }
}
