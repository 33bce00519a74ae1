package io.naftiko.runtime.testing.dialect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// One call of a fixture: what a client asks, and what must become of it.
///
/// It begins with `# call:`, which is a tool with its arguments (`find-ship {"id": "7"}`), a method of MCP
/// (`tools/list`, `resources/read {"uri": "…"}`), or a request below the REST server's namespace
/// (`POST /ships {"name": "Ada"}`) or below that of another server (`GET @ships-skills/skills`).
public final class Exchange {

    /// What the further lines say.
    public enum Word {
        /// A header that the client sends; without the line it is the media type of JSON.
        GIVES,
        /// What the API answers: a media type and a body; `application/json {}` where the line is left out.
        REPLIES,
        /// Method and target of the request that the API gets; without the line it gets none.
        SENDS,
        /// A header of that request.
        HEADER,
        /// The body of that request; without the line it is empty.
        BODY,
        /// What the client gets.
        ANSWERS,
        /// A part of the reason for which the client gets nothing else.
        REFUSES
    }

    private final String call;
    private final Map<Word, List<String>> said = new EnumMap<>(Word.class);

    Exchange(String call) {
        this.call = call;
    }

    void add(Fixture.Line line) {
        var word = Word.valueOf(line.word().toUpperCase(Locale.ROOT));
        said.computeIfAbsent(word, _ -> new ArrayList<>()).add(line.value());
    }

    public List<String> all(Word word) {
        return said.getOrDefault(word, List.of());
    }

    public String one(Word word, String absent) {
        return all(word).isEmpty() ? absent : all(word).getFirst();
    }

    public boolean says(Word word) {
        return said.containsKey(word);
    }

    public boolean isRequest() {
        return Character.isUpperCase(call.charAt(0));
    }

    /// The words of the call, of which the last one may be JSON.
    public List<String> words() {
        return List.of(call.split(" ", isRequest() ? 3 : 2));
    }

    /// A pattern for `text`, in which `…` stands for anything.
    public static Pattern like(String text) {
        var literal = Pattern.quote(text.strip()).replace("…", "\\E.*\\Q");
        return Pattern.compile(literal, Pattern.DOTALL);
    }

    @Override
    public String toString() {
        return call;
    }
}
