package io.sealift.core.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ObjectTextTest {
    @Test
    void shouldMarkThePlaceInTheOffendingLineWhenItHoldsWhatDoesNotPrint() {
        // When
        ObjectText text = read("a.json", "{\"a\":1}\n{\"b\u0007\":x}\n{\"c\":3}\n", 2, 7);
        // Then
        assertThat(text.firstLines()).containsExactly("{\"a\":1}", "{\"b\\u0007\":x}", "{\"c\":3}");
        assertThat(text.offending()).isEqualTo("{\"b\\u0007\":x}");
        assertThat(text.offending().charAt(text.mark())).isEqualTo('x');
        assertThat(text.note()).isEmpty();
    }

    @Test
    void shouldCutAroundThePlaceWhenTheLineIsLong() {
        // Given
        String line = "a".repeat(100_000) + "!" + "b".repeat(100_000);
        // When
        ObjectText text = read("a.json", line, 1, 100_001);
        // Then
        assertThat(text.offending()).hasSize(120);
        assertThat(text.offending().charAt(text.mark())).isEqualTo('!');
        assertThat(text.firstLines()).singleElement().asString().hasSize(163).endsWith("...");
    }

    @Test
    void shouldSayWhatIsDamagedWhenItCannotBeUnpacked() {
        // When
        ObjectText text = read("a.json.gz", "no gzip", 0, 0);
        // Then
        assertThat(text.firstLines()).isEmpty();
        assertThat(text.mark()).isEqualTo(-1);
        assertThat(text.note()).startsWith("The file cannot be read any further: ");
    }

    @Test
    void shouldShowNoLineWhenTheFileHasFewer() {
        assertThat(read("a.json", "one\n", 7, 3).offending()).isEmpty();
    }

    private static ObjectText read(String key, String content, long line, long position) {
        return ObjectText.read(key, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), line, position);
    }
}
