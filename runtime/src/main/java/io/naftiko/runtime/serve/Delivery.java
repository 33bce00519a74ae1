package io.naftiko.runtime.serve;

import io.naftiko.runtime.lane.Outgoing;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;

/// Writes content that is held in memory, on the I/O thread of its connection, and ends the exchange.
final class Delivery implements ChannelListener<StreamSinkChannel> {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final HttpServerExchange exchange;
    private final Outgoing content;

    Delivery(HttpServerExchange exchange, Outgoing content) {
        this.exchange = exchange;
        this.content = content;
    }

    void begin() {
        var channel = exchange.getResponseChannel();
        channel.getWriteSetter().set(this);
        handleEvent(channel);
    }

    @Override
    public void handleEvent(StreamSinkChannel channel) {
        try {
            if (content.writeTo(channel)) {
                channel.suspendWrites();
                exchange.endExchange();
            } else {
                channel.resumeWrites();
            }
        } catch (IOException gone) {
            LOG.debug("a peer is gone", gone);
            giveUp();
        }
    }

    private void giveUp() {
        try {
            exchange.endExchange();
        } finally {
            IoUtils.safeClose(exchange.getConnection());
        }
    }
}
