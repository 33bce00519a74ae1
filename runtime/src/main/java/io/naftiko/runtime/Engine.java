package io.naftiko.runtime;

/// Runs capability files.
public final class Engine {

    /// An engine that hosts nothing yet.
    public static Engine empty() {
        return new Engine();
    }

    private Engine() {}
}
