package io.naftiko.runtime.extension.avro;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/// Reads Avro's binary encoding (Apache Avro 1.12, Binary encoding). It takes no more memory than the bytes have, and
/// refuses more items than anybody could read.
final class BoundedDecoder extends Decoder {

    private static final int MAX_ITEMS = 1_000_000;

    private final ByteBuffer bytes;
    private long items;

    BoundedDecoder(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    boolean atEnd() {
        return !bytes.hasRemaining();
    }

    @Override
    public void readNull() {
        // takes no byte
    }

    @Override
    public boolean readBoolean() throws IOException {
        return switch (next()) {
            case 0 -> false;
            case 1 -> true;
            default -> throw new IOException("a boolean is neither 0 nor 1");
        };
    }

    @Override
    public int readInt() throws IOException {
        long value = readLong();
        if (value != (int) value) {
            throw new IOException("an int has more than 32 bits");
        }
        return (int) value;
    }

    @Override
    public long readLong() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            byte next = next();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new IOException("a long has more than 64 bits");
    }

    @Override
    public float readFloat() throws IOException {
        require(Float.BYTES);
        return bytes.getFloat();
    }

    @Override
    public double readDouble() throws IOException {
        require(Double.BYTES);
        return bytes.getDouble();
    }

    @Override
    public Utf8 readString(@Nullable Utf8 old) throws IOException {
        return new Utf8(sized());
    }

    @Override
    public String readString() throws IOException {
        return new String(sized(), UTF_8);
    }

    @Override
    public void skipString() throws IOException {
        skipBytes();
    }

    @Override
    public ByteBuffer readBytes(@Nullable ByteBuffer old) throws IOException {
        return ByteBuffer.wrap(sized());
    }

    @Override
    public void skipBytes() throws IOException {
        skip(readLong());
    }

    @Override
    public void readFixed(byte[] into, int start, int length) throws IOException {
        require(length);
        bytes.get(into, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        skip(length);
    }

    @Override
    public int readEnum() throws IOException {
        return readInt();
    }

    @Override
    public int readIndex() throws IOException {
        return readInt();
    }

    @Override
    public long readArrayStart() throws IOException {
        return blockCount();
    }

    @Override
    public long arrayNext() throws IOException {
        return blockCount();
    }

    @Override
    public long skipArray() throws IOException {
        return skipBlocks();
    }

    @Override
    public long readMapStart() throws IOException {
        return blockCount();
    }

    @Override
    public long mapNext() throws IOException {
        return blockCount();
    }

    @Override
    public long skipMap() throws IOException {
        return skipBlocks();
    }

    /// The next bytes, behind their length.
    byte[] sized() throws IOException {
        long length = readLong();
        require(length);
        return take((int) length);
    }

    byte[] take(int length) throws IOException {
        require(length);
        var taken = new byte[length];
        bytes.get(taken);
        return taken;
    }

    /// How many items follow. Behind a negative number stands how many bytes they have, which only helps to skip them.
    private long blockCount() throws IOException {
        long count = readLong();
        if (count < 0) {
            count = -count;
            readLong();
        }
        return counted(count);
    }

    /// Skips every block whose length is known; how many items the first other one has.
    private long skipBlocks() throws IOException {
        long count = readLong();
        while (count < 0) {
            skip(readLong());
            count = readLong();
        }
        return counted(count);
    }

    private long counted(long count) throws IOException {
        if (count < 0 || count > MAX_ITEMS - items) {
            throw new IOException("it holds more than " + MAX_ITEMS + " values");
        }
        items += count;
        return count;
    }

    private byte next() throws IOException {
        require(1);
        return bytes.get();
    }

    private void skip(long length) throws IOException {
        require(length);
        bytes.position(bytes.position() + (int) length);
    }

    private void require(long length) throws IOException {
        if (length < 0 || length > bytes.remaining()) {
            throw new IOException("it ends in the middle of a value");
        }
    }
}
