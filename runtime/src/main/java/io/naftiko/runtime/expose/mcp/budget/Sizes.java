package io.naftiko.runtime.expose.mcp.budget;

/// How many bytes characters take inside of a JSON string in UTF-8.
final class Sizes {

    private static final int UNICODE_ESCAPE = 6;

    private Sizes() {}

    static int of(int character) {
        if (character < ' ') {
            return "\b\t\n\f\r".indexOf(character) >= 0 ? 2 : UNICODE_ESCAPE;
        }
        if (character < 0x80) {
            return character == '"' || character == '\\' ? 2 : 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? (Character.isSurrogate((char) character) ? UNICODE_ESCAPE : 3) : 4;
    }
}
