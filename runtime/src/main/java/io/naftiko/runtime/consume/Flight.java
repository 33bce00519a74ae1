package io.naftiko.runtime.consume;

import io.naftiko.runtime.report.FailedCall;
import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;

/// Bytes of a handshake that go out, and then some that come in: how many these are, or that the upstream has hung up.
final class Flight extends Awaited<Integer> {

    static final int HUNG_UP = -1;

    private final StreamConnection channel;
    private final ByteBuffer out;
    private final ByteBuffer in;

    /// @param in where it has no room, nothing is waited for
    Flight(
            StreamConnection channel,
            ByteBuffer out,
            ByteBuffer in,
            Connections connections,
            long deadline,
            Function<Exception, FailedCall> explained) {
        super(connections, deadline, explained);
        this.channel = channel;
        this.out = out;
        this.in = in;
    }

    @Override
    void begin() {
        channel.getSinkChannel().setWriteListener(_ -> send());
        channel.getSourceChannel().setReadListener(_ -> receive());
        send();
    }

    private void send() {
        var sink = channel.getSinkChannel();
        try {
            while (out.hasRemaining()) {
                if (sink.write(out) == 0) {
                    sink.resumeWrites();
                    return;
                }
            }
            sink.suspendWrites();
            receive();
        } catch (IOException _) {
            succeed(HUNG_UP);
        }
    }

    private void receive() {
        var source = channel.getSourceChannel();
        try {
            int read = in.hasRemaining() ? source.read(in) : 0;
            if (read == 0 && in.hasRemaining()) {
                source.resumeReads();
            } else {
                source.suspendReads();
                succeed(read);
            }
        } catch (IOException _) {
            succeed(HUNG_UP);
        }
    }

    @Override
    Exception late() {
        return new HttpConnectTimeoutException("");
    }

    @Override
    void abandon() {
        IoUtils.safeClose(channel);
    }
}
