package io.naftiko.runtime.document;

/// Well-formed UTF-8 (Unicode, table 3-7).
public final class Utf8 {

    private Utf8() {}

    public static boolean isWellFormed(byte[] text) {
        int at = behindAscii(text, 0);
        while (at >= 0 && at < text.length) {
            int next = behind(text, at);
            at = next < 0 ? next : behindAscii(text, next);
        }
        return at == text.length;
    }

    /// Where the next byte stands that is not ASCII; the end where none does.
    private static int behindAscii(byte[] text, int from) {
        int at = from;
        while (at <= text.length - Long.BYTES && EightBytes.areAscii(EightBytes.read(text, at))) {
            at += Long.BYTES;
        }
        while (at < text.length && text[at] >= 0) {
            at++;
        }
        return at;
    }

    /// The index behind the sequence of two to four bytes that begins at `at`; -1 where none does.
    static int behind(byte[] text, int at) {
        int lead = text[at] & 0xFF;
        int end = at + (lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4);
        if (lead < 0xC2 || lead > 0xF4 || end > text.length || !isSecond(lead, text[at + 1] & 0xFF)) {
            return -1;
        }
        for (int i = at + 2; i < end; i++) {
            if ((text[i] & 0xC0) != 0x80) {
                return -1;
            }
        }
        return end;
    }

    /// Whether `second` may follow `lead`: no longer sequence than needed, no surrogate, nothing above U+10FFFF.
    private static boolean isSecond(int lead, int second) {
        return switch (lead) {
            case 0xE0 -> second >= 0xA0 && second <= 0xBF;
            case 0xED -> second >= 0x80 && second <= 0x9F;
            case 0xF0 -> second >= 0x90 && second <= 0xBF;
            case 0xF4 -> second >= 0x80 && second <= 0x8F;
            default -> second >= 0x80 && second <= 0xBF;
        };
    }
}
