package io.sealift.feed.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
    private static final int[] EDGES = {
        0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
        0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFE, 0xFF
    };

    @Test
    void shouldAgreeWithJdkWhenBytesAreAtTheEdges() {
        // Given
        Random random = new Random(7);

        for (int round = 0; round < 200_000; round++) {
            byte[] text = new byte[1 + random.nextInt(5)];
            for (int at = 0; at < text.length; at++) {
                text[at] = (byte) EDGES[random.nextInt(EDGES.length)];
            }

            // Then
            assertThat(Utf8.firstInvalid(text, 0, text.length) == Utf8.NONE).isEqualTo(isUtf8(text));
        }
    }

    @Test
    void shouldSayWhereWhenByteIsInvalid() {
        byte[] text = {'a', (byte) 0xC3, (byte) 0xA9, 'b', (byte) 0xE2, (byte) 0x82, 'c'};

        assertThat(Utf8.firstInvalid(text, 0, text.length)).isEqualTo(4);
        assertThat(Utf8.firstInvalid(text, 0, 4)).isEqualTo(Utf8.NONE);
    }

    private static boolean isUtf8(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException invalid) {
            return false;
        }
    }
}
