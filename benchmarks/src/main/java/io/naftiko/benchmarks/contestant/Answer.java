package io.naftiko.benchmarks.contestant;

import io.naftiko.benchmarks.load.Rooms;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// What the API behind the contestants answers. Each stands below a path of its own.
public enum Answer {
    SMALL("small", "1 KB", 1_000),
    LARGE("large", "100 KB", 100_000),
    SLOW("slow", "1 KB after 5 ms", 1_000);

    private final String path;
    private final String title;
    private final int bytes;

    Answer(String path, String title, int bytes) {
        this.path = path;
        this.title = title;
        this.bytes = bytes;
    }

    public String path() {
        return path;
    }

    public String title() {
        return title;
    }

    public byte[] json() {
        return Rooms.json(bytes);
    }

    /// Each answer by its path.
    public static Map<String, byte[]> all() {
        return Arrays.stream(values()).collect(Collectors.toMap(Answer::path, Answer::json));
    }
}
