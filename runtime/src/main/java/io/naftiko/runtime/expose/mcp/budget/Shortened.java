package io.naftiko.runtime.expose.mcp.budget;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An answer that was made as long as it may be.
///
/// @param cuts what was left out, the largest first
@SuppressWarnings("ArrayRecordComponent") // identity is enough: answers are never compared
public record Shortened(byte[] content, List<Cut> cuts) {

    public Shortened {
        cuts = List.copyOf(cuts);
    }

    /// A value of at most `budget` bytes of JSON.
    ///
    /// @param json the value, which was checked before
    /// @param schema that it keeps to, even where that takes more; null for none
    public static Shortened json(byte[] json, @Nullable JsonNode schema, int budget) {
        var trimmer = new Trimmer();
        trimmer.trim(Piece.of(json), Leeway.of(schema), "$", budget);
        return new Shortened(trimmer.content(), trimmer.cuts());
    }

    /// A text of at most `budget` bytes.
    public static Shortened text(String text, int budget) {
        int bytes = text.getBytes(UTF_8).length;
        if (bytes <= budget) {
            return new Shortened(text.getBytes(UTF_8), List.of());
        }
        var cut = TextCut.of(
                text, budget, character -> Character.toString(character).getBytes(UTF_8).length);
        var content = cut.text().getBytes(UTF_8);
        var missing = new Cut(
                "the text", "characters", cut.shown(), text.codePointCount(0, text.length()), bytes - content.length);
        return new Shortened(content, List.of(missing));
    }
}
