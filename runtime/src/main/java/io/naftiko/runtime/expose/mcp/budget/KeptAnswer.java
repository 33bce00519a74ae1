package io.naftiko.runtime.expose.mcp.budget;

import java.time.Instant;
import java.util.Arrays;

/// The whole of an answer that was cut.
///
/// @param reader who may read it
/// @param until when it is kept
@SuppressWarnings("ArrayRecordComponent") // identity is enough: answers are never compared
public record KeptAnswer(String mediaType, byte[] content, Object reader, Instant until) {

    /// A part of the text, in bytes. A character belongs to the part in which it begins, so that parts put together are
    /// the whole.
    public byte[] part(long from, long length) {
        int start = beginning(from);
        return Arrays.copyOfRange(content, start, Math.max(start, beginning(from + length)));
    }

    private int beginning(long at) {
        int start = Math.clamp(at, 0, content.length);
        while (start < content.length && (content[start] & 0xC0) == 0x80) {
            start++;
        }
        return start;
    }
}
