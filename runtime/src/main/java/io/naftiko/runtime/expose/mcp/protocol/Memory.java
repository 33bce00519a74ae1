package io.naftiko.runtime.expose.mcp.protocol;

import io.naftiko.runtime.model.Continuity;
import java.time.InstantSource;

/// What a server remembers from one request to the next, whatever version of its file answers.
public final class Memory {

    private final RequestState state;
    private final Sessions sessions;
    private final Streams streams = new Streams();
    private final StdioClient client = new StdioClient();
    private final Hub hub;

    Memory(byte[] key, String server, InstantSource clock) {
        this.state = new RequestState(new Seal(key, "state of " + server), clock);
        this.sessions = new Sessions(new Seal(key, "session of " + server), clock);
        this.hub = new Hub(sessions);
    }

    /// The memory of the server `namespace` of a file.
    public static Memory of(String namespace, Continuity file) {
        return file.part(namespace).keep(Memory.class, () -> new Memory(file.key(), namespace, InstantSource.system()));
    }

    Sessions sessions() {
        return sessions;
    }

    /// Who hears of the server's changes.
    public Hub hub() {
        return hub;
    }

    Streams streams() {
        return streams;
    }

    /// Who started this process, where it is spoken with over standard input and output.
    StdioClient client() {
        return client;
    }

    RequestState state() {
        return state;
    }
}
