package io.naftiko.runtime.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// Goes through JSON text in UTF-8 from value to value, and builds nothing of it (RFC 8259).
///
/// It stands before a value, which is passed in one go or entered. Whatever it has passed is JSON as [Json] takes it,
/// with no name twice in an object, and well-formed UTF-8. To stay simple it also refuses what is rare: names with an
/// escape, numbers beyond any measure, text in other encodings. Who is refused asks [Json], which knows.
public final class JsonScan {

    private static final int LONGEST_NAME = 1000;
    private static final int LONGEST_NUMBER = 100;

    /// With its sign and the letter before it.
    private static final int LONGEST_EXPONENT = 6;

    private final byte[] text;
    private final NameStack names = new NameStack();
    private int at;
    private int depth;
    private int spaces;
    private int nameFrom;
    private int nameTo;

    /// Stands before the first value of `text`.
    ///
    /// @throws Refused when it begins with none
    public JsonScan(byte[] text) {
        this.text = text;
        space();
    }

    /// The text is not JSON, or more than is scanned.
    public static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        Refused() {
            super(null, null, false, false);
        }
    }

    /// A name to look for. One with a backslash is never found: in JSON text it has an escape.
    public static final class Name {

        private final byte[] text;
        private final long digest;

        public Name(String name) {
            text = name.getBytes(UTF_8);
            digest = name.indexOf('\\') < 0 ? digest(text, 0, text.length) : 0;
        }
    }

    /// Where the next value begins in the text.
    public int at() {
        return at;
    }

    /// Goes back to a value that was passed, and is in the same objects and arrays.
    public void back(int value) {
        at = value;
    }

    /// How many bytes of white space were passed so far.
    public int spaces() {
        return spaces;
    }

    /// Ends the scan behind the only value of the text.
    ///
    /// @throws Refused when there is more
    public void end() {
        space();
        require(at == text.length);
    }

    public boolean isObject() {
        return byteAt(at) == '{';
    }

    public boolean isArray() {
        return byteAt(at) == '[';
    }

    public boolean isString() {
        return byteAt(at) == '"';
    }

    public boolean isNull() {
        return byteAt(at) == 'n';
    }

    public boolean isBoolean() {
        return byteAt(at) == 't' || byteAt(at) == 'f';
    }

    public boolean isNumber() {
        return byteAt(at) == '-' || isDigit(byteAt(at));
    }

    /// Whether the value is a number that is written as every integer is: digits, with no fraction and no exponent, and
    /// no minus before a zero.
    public boolean isPlainInteger() {
        int first = byteAt(at) == '-' ? at + 1 : at;
        int i = first;
        while (isDigit(byteAt(i))) {
            i++;
        }
        boolean isWhole = i > first && ".eE".indexOf(byteAt(i)) < 0;
        return isWhole && (first == at || byteAt(first) != '0');
    }

    /// Enters an object and stands before the value of its first member; whether there is one. Without, it is left.
    public boolean enterObject() {
        enter('{');
        names.enter();
        if (passes('}')) {
            leaveObject();
            return false;
        }
        name();
        return true;
    }

    /// Goes to the value of the next member; whether there is one. Behind the last one the object is left.
    public boolean nextMember() {
        space();
        if (passes(',')) {
            space();
            name();
            return true;
        }
        require(passes('}'));
        leaveObject();
        return false;
    }

    /// Enters an array and stands before its first element; whether there is one. Without, it is left.
    public boolean enterArray() {
        enter('[');
        if (passes(']')) {
            depth--;
            return false;
        }
        return true;
    }

    /// Goes to the next element; whether there is one. Behind the last one the array is left.
    public boolean nextElement() {
        space();
        if (passes(',')) {
            space();
            return true;
        }
        require(passes(']'));
        depth--;
        return false;
    }

    /// Whether the member before whose value it stands has this name.
    public boolean isNamed(Name name) {
        return names.last() == name.digest && Arrays.equals(text, nameFrom, nameTo, name.text, 0, name.text.length);
    }

    /// Where the name of the member begins in the text, before whose value it stands.
    public int nameFrom() {
        return nameFrom;
    }

    public int nameTo() {
        return nameTo;
    }

    /// Passes a value, with all that is in it.
    public void skip() {
        switch (byteAt(at)) {
            case '{' -> skipObject();
            case '[' -> skipArray();
            default -> skipScalar();
        }
    }

    private void skipScalar() {
        int end = JsonScalar.behind(text, at);
        require(end >= 0 && (!isNumber() || isModest(at, end)));
        at = end;
    }

    /// Whether [Json] takes a number, whatever its value is.
    private boolean isModest(int from, int end) {
        for (int i = from; i < end; i++) {
            if (text[i] == 'e' || text[i] == 'E') {
                return end - i <= LONGEST_EXPONENT;
            }
        }
        return end - from <= LONGEST_NUMBER;
    }

    private void skipObject() {
        for (boolean more = enterObject(); more; more = nextMember()) {
            skip();
        }
    }

    private void skipArray() {
        for (boolean more = enterArray(); more; more = nextElement()) {
            skip();
        }
    }

    private void enter(char bracket) {
        require(passes(bracket) && ++depth <= Json.MAX_DEPTH);
        space();
    }

    private void name() {
        require(isString());
        nameFrom = at + 1;
        skipScalar();
        nameTo = at - 1;
        require(nameTo - nameFrom <= LONGEST_NAME);
        require(names.add(digest(text, nameFrom, nameTo)));
        space();
        require(passes(':'));
        space();
    }

    private void leaveObject() {
        require(names.leave());
        depth--;
    }

    /// FNV-1a in 64 bits, of a name without an escape.
    private static long digest(byte[] text, int from, int to) {
        long digest = 0xcbf29ce484222325L;
        for (int i = from; i < to; i++) {
            require(text[i] != '\\');
            digest = (digest ^ text[i]) * 0x100000001b3L;
        }
        return digest;
    }

    private void space() {
        if (byteAt(at) <= ' ') {
            int i = at;
            while (isSpace(byteAt(i))) {
                i++;
            }
            spaces += i - at;
            at = i;
        }
    }

    private boolean passes(char c) {
        boolean here = byteAt(at) == c;
        at += here ? 1 : 0;
        return here;
    }

    /// Zero, which stands nowhere in JSON, behind the end.
    private byte byteAt(int index) {
        return index < text.length ? text[index] : 0;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private static void require(boolean met) {
        if (!met) {
            throw new Refused();
        }
    }
}
