package io.naftiko.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/// What a message carries behind its headers. Its media type is the header `Content-Type`.
public sealed interface Body {

    /// No content at all.
    static Body empty() {
        return Empty.INSTANCE;
    }

    static Body of(byte[] content) {
        return new Bytes(content);
    }

    static Body of(String text) {
        return new Bytes(text.getBytes(UTF_8));
    }

    /// The whole content in memory; empty for [Empty].
    ///
    /// @throws IllegalStateException for a [Stream], which has no end that one could wait for
    default byte[] bytes() {
        return switch (this) {
            case Bytes all -> all.content();
            case Pieces some -> some.joined();
            case Empty _ -> new byte[0];
            case Stream _ -> throw new IllegalStateException("a stream is not held in memory");
        };
    }

    /// Content that is held in memory.
    sealed interface Held extends Body {

        /// How many bytes it has.
        int size();

        /// All of it, one piece behind the other. Whoever reads them reads a duplicate.
        List<ByteBuffer> pieces();
    }

    /// Content in one array, which is not copied: nobody changes it.
    @SuppressWarnings("ArrayRecordComponent") // identity is enough: bodies are never compared
    record Bytes(byte[] content) implements Held {

        @Override
        public int size() {
            return content.length;
        }

        @Override
        public List<ByteBuffer> pieces() {
            return List.of(ByteBuffer.wrap(content));
        }
    }

    /// Content that stands in several places, none of which anybody changes.
    record Pieces(int size, List<ByteBuffer> pieces) implements Held {

        public Pieces {
            pieces = List.copyOf(pieces);
        }

        public Pieces(List<ByteBuffer> pieces) {
            this(size(pieces), pieces);
        }

        private static int size(List<ByteBuffer> pieces) {
            int size = 0;
            for (var piece : pieces) {
                size += piece.remaining();
            }
            return size;
        }

        private byte[] joined() {
            var all = ByteBuffer.allocate(size);
            pieces.forEach(piece -> all.put(piece.duplicate()));
            return all.array();
        }
    }

    /// Content that is written piece by piece while it comes into being, such as server-sent events.
    ///
    /// Whoever takes one closes it, written or not.
    non-sealed interface Stream extends Body, AutoCloseable {

        /// Writes all of it and returns at its end. Every `flush` reaches the peer.
        ///
        /// @throws IOException when the peer is gone
        void writeTo(OutputStream out) throws IOException;

        /// How many bytes it has; negative where nobody knows before its end.
        default long length() {
            return -1;
        }

        /// Lets go of where it comes from.
        @Override
        default void close() {}
    }

    /// Content that is passed on while it comes in.
    ///
    /// @param content throws what its source documents as a failure, and lets go of that source when it is closed
    record Incoming(InputStream content, long length) implements Stream {

        /// How many bytes are passed on at once: the more, the fewer are the turns.
        private static final int PIECE = 64 << 10;

        @Override
        public void writeTo(OutputStream out) throws IOException {
            var piece = new byte[PIECE];
            for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                out.write(piece, 0, read);
            }
        }

        @Override
        public void close() {
            try {
                content.close();
            } catch (IOException _) {
                // nobody reads it any more
            }
        }
    }

    /// No content.
    record Empty() implements Body {

        private static final Empty INSTANCE = new Empty();
    }

    /// A body read from `in` to its end.
    static Body read(InputStream in) throws IOException {
        byte[] content = in.readAllBytes();
        return content.length == 0 ? empty() : new Bytes(content);
    }
}
