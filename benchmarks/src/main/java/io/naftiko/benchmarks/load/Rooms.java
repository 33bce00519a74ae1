package io.naftiko.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A list of rooms in JSON, as long as it is asked to be.
public final class Rooms {

    /// Stands in every list, and in everything that is made of its rooms' names.
    public static final String MARK = "Northern Light";

    private static final String ROOM = """
        {"id":"room-%05d","name":"Northern Light %d","capacity":%d,"enabled":%b,"region":"eu","description":"Above the \\"old\\" pier.",\
        "created_at":"2026-11-22T08:00:00Z"}\
        """;

    private Rooms() {}

    /// A list of about so many bytes.
    public static byte[] json(int bytes) {
        int rooms = Math.max(1, bytes / ROOM.length());
        return IntStream.range(0, rooms)
                .mapToObj(Rooms::room)
                .collect(Collectors.joining(",", "{\"latest\":\"room-00000\",\"data\":[", "],\"limit\":1000}"))
                .getBytes(UTF_8);
    }

    private static String room(int number) {
        return ROOM.formatted(number, number, 10 + number % 90, number % 3 != 0);
    }
}
