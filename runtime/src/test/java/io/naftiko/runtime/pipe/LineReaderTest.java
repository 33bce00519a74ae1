package io.naftiko.runtime.pipe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.StringJoiner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineReaderTest {

    private static final int MOST = 5;

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        '',                 .
        a,                  a.
        'a\n',              a.
        'a\nb',             a b.
        '\n\na\n',          '  a.'
        'a\r\n',            'a\r.'
        '12345\n',          12345.
        '123456\n',         !.
        '1234567\nab\n',    ! ab.
        '123456',           !.
        'ab\n123456789012345678901234567890\ncd', ab ! cd.
        """)
    void readsLines(String text, String expected) throws IOException {
        var bytes = (text == null ? "" : text).getBytes(UTF_8);

        assertThat(read(new ByteArrayInputStream(bytes))).isEqualTo(expected);
        assertThat(read(byteByByte(bytes))).isEqualTo(expected);
    }

    private static InputStream byteByByte(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(1, length));
            }
        };
    }

    /// The lines with a space between them, `!` for one that is too long, and `.` for the end.
    private static String read(InputStream in) throws IOException {
        var reader = new LineReader(in, MOST);
        var read = new StringJoiner(" ", "", ".");
        while (true) {
            switch (reader.next()) {
                case LineReader.Next.Line(var content) -> read.add(new String(content, UTF_8));
                case LineReader.Next.TooLong _ -> read.add("!");
                case LineReader.Next.End _ -> {
                    return read.toString();
                }
            }
        }
    }
}
