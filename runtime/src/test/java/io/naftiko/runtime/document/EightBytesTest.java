package io.naftiko.runtime.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class EightBytesTest {

    @Test
    void theFirstByteIsInTheLowestBits() {
        var text = "xABCDEFGHy".getBytes(ISO_8859_1);

        assertThat(EightBytes.read(text, 1)).isEqualTo(0x4847464544434241L);
        EightBytes.write(0x3837363534333231L, text, 2);
        assertThat(new String(text, ISO_8859_1)).isEqualTo("xA12345678");
    }

    /// Bytes that are one more or less, or have one bit more, beside each other.
    @RepeatedTest(100)
    void eachByteIsMarkedAndNoOther() {
        var random = new Random();
        var alike = new byte[] {'"', '"' - 1, '"' + 1, (byte) ('"' | 0x80), 0, (byte) 0xFF, ' ', 0x1F};
        var text = new byte[8];
        for (int i = 0; i < text.length; i++) {
            text[i] = alike[random.nextInt(alike.length)];
        }
        long marks = EightBytes.each('"', EightBytes.read(text, 0));
        boolean control = false;
        for (int i = 0; i < text.length; i++) {
            assertThat(marks >>> (8 * i) & 0xFF).isEqualTo(text[i] == '"' ? 0x80 : 0);
            control |= text[i] >= 0 && text[i] < ' ';
        }
        assertThat(EightBytes.haveControl(EightBytes.read(text, 0))).isEqualTo(control);
    }

    @Test
    void theFirstMarkedByteIsFoundAtEveryPlace() {
        for (int place = 0; place < 8; place++) {
            var text = "aaaaaaaa".getBytes(ISO_8859_1);
            text[place] = '"';
            text[7] = '"';

            assertThat(EightBytes.before(EightBytes.each('"', EightBytes.read(text, 0))))
                    .isEqualTo(place);
        }
    }
}
