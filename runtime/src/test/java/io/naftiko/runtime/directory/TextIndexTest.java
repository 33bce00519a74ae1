package io.naftiko.runtime.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.directory.TextIndex.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextIndexTest {

    /// Each a name, which weighs 4, and a description.
    private static final List<String> TOOLS = List.of(
            "list-rooms: Lists the rooms of a workspace.",
            "create-room: Creates a room.",
            "end-room: Ends a room for everybody who is in it.",
            "list-recordings: Lists the recordings of a room.",
            "create-invoice: Creates an invoice for a customer and sends it.",
            "get-invoice: Reads one invoice.",
            "delete-customer: Deletes a customer with all invoices.");

    private final TextIndex index = TextIndex.of(TOOLS.stream()
            .map(tool -> tool.split(": ", 2))
            .map(tool -> List.of(new Field(tool[0], 4), new Field(tool[1], 1)))
            .toList());

    @ParameterizedTest
    @CsvSource({
        "create room, create-room",
        "room create, create-room",
        "CREATE ROOMS, create-room",
        "createRoom, create-room",
        "list rooms, list-rooms",
        "recording, list-recordings",
        "recor, list-recordings",
        "end the room for everybody, end-room",
        "everybody, end-room",
        "who is in the room for everybody, end-room",
        "read an invoice, get-invoice",
        "remove a customer, delete-customer",
        "customer invoice, delete-customer",
        "send an invoice to a customer, create-invoice",
    })
    void putsTheBestFirst(String query, String best) {
        assertThat(found(query)).startsWith(best);
    }

    @ParameterizedTest
    @CsvSource({
        "invoice, 'get-invoice create-invoice delete-customer'",
        "recording, list-recordings",
        "workspa, list-rooms",
        "orkspace, ''",
        "w, ''",
        "'recor ', ''",
        "'recor invoice', 'get-invoice create-invoice delete-customer'",
        "unknown, ''",
        "the, 'list-rooms list-recordings'",
        "everybody in, end-room",
        "'', ''",
        "'...', ''",
    })
    void findsWhatHasAWordOfTheQuery(String query, String names) {
        assertThat(found(query)).isEqualTo(names);
    }

    @Test
    void prefersTheWholeWordToTheBeginningOfOne() {
        var words = TextIndex.of(List.of(
                List.of(new Field("roommates", 1)), List.of(new Field("room", 1)), List.of(new Field("roomy", 1))));

        assertThat(words.find("room")).containsExactly(1, 0, 2);
    }

    @Test
    void keepsTheOrderOfWhatIsEquallyGood() {
        var same = TextIndex.of(IntStream.range(0, 300)
                .mapToObj(_ -> List.of(new Field("list rooms", 1)))
                .toList());

        assertThat(same.find("rooms")).isEqualTo(IntStream.range(0, 300).toArray());
    }

    @Test
    void prefersRareWordsToCommonOnes() {
        var texts = Stream.concat(
                        Stream.of("list harbours"),
                        IntStream.range(0, 50).mapToObj(i -> "list list list list thing" + i))
                .map(text -> List.of(new Field(text, 1)))
                .toList();

        assertThat(TextIndex.of(texts).find("list harbour")[0]).isZero();
    }

    @Test
    void doesNotMindAQueryWithoutEnd() {
        var words = IntStream.range(0, 5_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));

        assertThat(index.find("invoice " + words)).hasSize(3);
        assertThat(TextIndex.of(List.of()).find("room")).isEmpty();
    }

    private String found(String query) {
        return Arrays.stream(index.find(query))
                .mapToObj(text -> TOOLS.get(text).split(": ", 2)[0])
                .collect(Collectors.joining(" "));
    }
}
