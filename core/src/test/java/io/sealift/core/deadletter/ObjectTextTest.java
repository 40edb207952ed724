package io.sealift.core.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.feed.FeedDefinition;
import io.sealift.feed.validation.FileValidator;
import io.sealift.feed.validation.Refusal;
import io.sealift.feed.validation.ValidationLimits;
import io.sealift.feed.validation.ValidationResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void shouldSayWhatItIsWhenItIsNoText() {
        // When
        ObjectText text = read("a.json", "PK\u0003\u0004rest", 0, 0);
        // Then
        assertThat(text.firstLines()).isEmpty();
        assertThat(text.mark()).isEqualTo(-1);
        assertThat(text.note())
                .startsWith("The file cannot be read any further: ")
                .contains("a zip archive");
    }

    @Test
    void shouldShowTextWhenTheNameIsWrongAboutPacking() throws IOException {
        // Given
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("{\"a\":x}\n".getBytes(StandardCharsets.UTF_8));
        }
        // When, Then
        assertThat(read("a.json", packed.toByteArray(), 1, 6).offending()).isEqualTo("{\"a\":x}");
        assertThat(read("a.json.gz", "{\"a\":x}\n", 1, 6).offending()).isEqualTo("{\"a\":x}");
        assertThat(read("a.csv", packed.toByteArray(), 0, 0).firstLines()).containsExactly("{\"a\":x}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE"})
    void shouldMarkWhereValidationSaysWhenTextIsNotPlain(String charset) throws IOException {
        // Given
        byte[] bad = "{\"\uD83C\uDF26\":x}\r\n".getBytes(Charset.forName(charset));
        byte[] badAfterGood = "{\"a\":1}\r{\"\uD83C\uDF26\":x}\r\n".getBytes(Charset.forName(charset));
        FileValidator validator = new FileValidator(FeedDefinition.builtIn(), ValidationLimits.DEFAULT);
        ValidationResult judged = validator.validate("a.json", new ByteArrayInputStream(bad));
        Refusal refusal = ((ValidationResult.Refused) judged).refusal();
        // When
        ObjectText text = read("a.json", badAfterGood, refusal.line() + 1, refusal.position());
        // Then
        assertThat(text.firstLines()).hasSize(2);
        int place = text.offending().offsetByCodePoints(0, text.mark());
        assertThat(text.offending().substring(place)).isEqualTo("x}");
    }

    @Test
    void shouldShowNoLineWhenTheFileHasFewer() {
        assertThat(read("a.json", "one\n", 7, 3).offending()).isEmpty();
    }

    private static ObjectText read(String key, String content, long line, long position) {
        return read(key, content.getBytes(StandardCharsets.UTF_8), line, position);
    }

    private static ObjectText read(String key, byte[] content, long line, long position) {
        return ObjectText.read(
                new FileValidator(FeedDefinition.builtIn(), ValidationLimits.DEFAULT),
                key,
                new ByteArrayInputStream(content),
                line,
                position);
    }
}
