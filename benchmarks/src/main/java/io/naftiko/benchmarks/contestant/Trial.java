package io.naftiko.benchmarks.contestant;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// One thing that contestants are measured with: what is asked of them, and from how many connections.
public record Trial(Kind kind, Answer answer, int connections) {

    /// What most of them are measured with.
    public static final int USUAL_CONNECTIONS = 64;

    /// Each kind as usual, and with one thing changed at a time.
    public static final List<Trial> ALL =
            Arrays.stream(Kind.values()).flatMap(Trial::of).toList();

    private static Stream<Trial> of(Kind kind) {
        var usual = new Trial(kind, Answer.SMALL, USUAL_CONNECTIONS);
        var slow = new Trial(kind, Answer.SLOW, USUAL_CONNECTIONS);
        return kind == Kind.STEPS
                ? Stream.of(usual, slow)
                : Stream.of(
                        usual,
                        new Trial(kind, Answer.LARGE, USUAL_CONNECTIONS),
                        slow,
                        new Trial(kind, Answer.SMALL, 16),
                        new Trial(kind, Answer.SMALL, 256));
    }

    public boolean isUsual() {
        return answer == Answer.SMALL && connections == USUAL_CONNECTIONS;
    }

    /// What it is, beside its kind.
    public String title() {
        return answer.title() + (connections == USUAL_CONNECTIONS ? "" : ", " + connections + " connections");
    }
}
