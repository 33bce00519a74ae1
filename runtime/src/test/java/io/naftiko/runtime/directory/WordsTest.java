package io.naftiko.runtime.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "list-rooms, list room",
        "list_rooms, list room",
        "list.rooms/v2, list room v2",
        "listRooms, list room",
        "HTTPServer, http server",
        "oauth2Token, oauth2 token",
        "getV2Room, get v2 room",
        "Réunions à Orléans, réunion à orléan",
        "'  - , ; ', ''",
        "'', ''",
        "会議室, 会議室",
        "𝒳-ray, 𝒳 ray",
        "ABC, abc",
        "aB, a b",
    })
    void splitsTextAtWhatIsNoLetterAndAtCapitals(String text, String words) {
        assertThat(String.join(" ", Words.of(text))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "room, rooms",
        "box, boxes",
        "address, addresses",
        "branch, branches",
        "cache, caches",
        "size, sizes",
        "status, statuses",
        "category, categories",
        "movie, movies",
        "house, houses",
        "id, ids",
        "database, databases",
        "dish, dishes",
        "tie, ties",
    })
    void takesAnEnglishPluralForItsSingular(String one, String many) {
        assertThat(Words.of(many)).isEqualTo(Words.of(one));
    }

    @ParameterizedTest
    @CsvSource({"status", "analysis", "class", "as", "bus"})
    void leavesWordsThatOnlyEndLikeAPlural(String word) {
        assertThat(Words.of(word)).containsExactly(word);
    }

    @ParameterizedTest
    @CsvSource({
        "roo, roo",
        "list roo, roo",
        "listRoo, roo",
        "rooms, rooms",
        "'rooms ', ''",
        "rooms-, ''",
        "rooms in, ''",
        "'', ''",
    })
    void knowsTheWordThatIsStillTyped(String text, String word) {
        assertThat(Words.unfinished(text)).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({
        "who is in the room, room",
        "create an invoice for a customer, create invoice customer",
        "get me, get me",
        "to the, to the",
        "'', ''",
    })
    void hearsWhatAQuestionAsksFor(String query, String words) {
        assertThat(String.join(" ", Words.asked(query))).isEqualTo(words);
    }

    @Test
    void readsTheBeginningOfALongText() {
        assertThat(Words.of("a ".repeat(20_000))).hasSize(5_000);
        assertThat(Words.unfinished(" ".repeat(20_000) + "a")).isEmpty();
    }
}
