package io.naftiko.benchmarks.contestant;

/// Where the API is that every contestant calls.
///
/// @param fast origin of what is answered at once, such as `http://127.0.0.1:4711`
/// @param slow origin of what is answered after a while
public record Upstreams(String fast, String slow) {

    String origin(Answer answer) {
        return switch (answer) {
            case SMALL, LARGE -> fast;
            case SLOW -> slow;
        };
    }

    /// Below it are `/rooms`, a list, and `/rooms/{id}`.
    String base(Answer answer) {
        return origin(answer) + "/" + answer.path();
    }
}
