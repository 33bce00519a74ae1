package io.naftiko.runtime.model;

/// The time in which a server answers: the host tells it when that begins and ends.
public interface Tenure {

    /// Of a server that does nothing about it.
    Tenure NONE = new Tenure() {
        @Override
        public void begin() {}

        @Override
        public void end() {}
    };

    /// Requests reach the server from now on.
    void begin();

    /// Requests reach it no more. Where another version of it takes its place, that one has begun before.
    void end();
}
