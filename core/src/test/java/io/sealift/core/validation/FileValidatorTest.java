package io.sealift.core.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.feed.SqlFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileValidatorTest {
    private static final String ROW =
            "{\"deviceid\": \"1\", \"datetime\": \"2020-05-12 09:36:36\", \"temperature\": \"4\"}";

    private final FileValidator validator = new FileValidator(SqlFiles.feed(), new ValidationLimits(2_000, 8, 3, 1 << 20, 100));

    @Test
    void shouldCountRowsByDayWhenFileIsSound() throws IOException {
        // Given
        String other = ROW.replace("05-12", "05-13");

        // When
        ValidationResult result = validate(ROW + "\n" + other + "\n" + ROW + "\n");

        // Then
        assertThat(result).isEqualTo(accepted(Map.of("2020-05-12", 2L, "2020-05-13", 1L)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"deviceid\": 1, \"datetime\": \"2020-05-12 09:36:36\"}",
                "{\"DeviceId\": \"+1\", \"DATETIME\": \"2020-05-12 09:36:36.123\", \"humidity\": null}",
                "  {\"deviceid\": \"-0\", \"datetime\": \"2020-02-29 00:00:00\", \"humidity\": \"\"}  ",
                "{\"deviceid\": \"1\", \"datetime\": \"0001-01-01 23:59:59\", \"extra\": {\"a\": [1, {}]}}",
                "{\"deviceid\": \"2147483647\", \"datetime\": \"2020-05-12 09:36:36\", \"rainheight\": -32768}"
            })
    void shouldAcceptWhenEngineLoadsTheSameValue(String row) throws IOException {
        assertThat(validate(row)).isInstanceOf(ValidationResult.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "WRONG_TYPE    | \"temperature\": \"21.5\"",
                "WRONG_TYPE    | \"temperature\": 21.5",
                "WRONG_TYPE    | \"temperature\": 1e2",
                "WRONG_TYPE    | \"temperature\": true",
                "WRONG_TYPE    | \"temperature\": \" 4\"",
                "WRONG_TYPE    | \"temperature\": \"-\"",
                "WRONG_TYPE    | \"temperature\": \"\u0664\"",
                "OUT_OF_RANGE  | \"temperature\": \"99999\"",
                "OUT_OF_RANGE  | \"temperature\": \"32768\"",
                "OUT_OF_RANGE  | \"temperature\": \"-32769\"",
                "OUT_OF_RANGE  | \"temperature\": \"18446744073709551617\"",
                "NESTED_VALUE  | \"temperature\": [4]",
                "NESTED_VALUE  | \"temperature\": {\"c\": 4}",
                "DUPLICATE_FIELD | \"deviceid\": \"2\"",
                "DUPLICATE_FIELD | \"DeviceID\": \"2\"",
                "DUPLICATE_FIELD | \"x\": 1, \"x\": 2",
                "NOT_JSON      | \"temperature\": NaN",
                "NOT_JSON      | 'temperature': 4",
                "TOO_LARGE     | \"x\": [[[[[[[[[[[[]]]]]]]]]]]]"
            })
    void shouldRefuseRowWhenEngineWouldBendOrRefuseIt(RefusalReason reason, String field) throws IOException {
        // Given
        String row = "{\"deviceid\": \"1\", \"datetime\": \"2020-05-12 09:36:36\", " + field + "}";

        // When
        Refusal refusal = refusal(validate(ROW + "\n" + row + "\n"));

        // Then
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.line()).isEqualTo(2);
        assertThat(refusal.position()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "WRONG_TYPE,2020-05-12",
        "WRONG_TYPE,2020-5-2 9:36",
        "WRONG_TYPE,2020-05-12T09:36:36",
        "WRONG_TYPE,2020-05-12 09:36:36Z",
        "WRONG_TYPE,2020-05-12 09:36:36+02:00",
        "WRONG_TYPE,2020-05-12 09:36:36.",
        "WRONG_TYPE,2020-05-12 09:36:36.1234",
        "WRONG_TYPE,12020-05-12 09:36:36",
        "OUT_OF_RANGE,0000-05-12 09:36:36",
        "OUT_OF_RANGE,2020-13-45 09:36:36",
        "OUT_OF_RANGE,2019-02-29 09:36:36",
        "OUT_OF_RANGE,2020-05-12 24:00:00",
        "OUT_OF_RANGE,2020-05-12 09:36:60"
    })
    void shouldRefuseTimestampWhenEngineWouldBendOrRefuseIt(RefusalReason reason, String timestamp) throws IOException {
        // When
        Refusal refusal = refusal(validate("{\"deviceid\": 1, \"datetime\": \"" + timestamp + "\"}"));

        // Then
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.column()).isEqualTo("datetime");
        assertThat(refusal.detail()).contains(timestamp);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "EMPTY_FILE            | 0 | ``",
                "EMPTY_FILE            | 0 | `\\n`",
                "BLANK_LINE            | 1 | `\\nROW`",
                "BLANK_LINE            | 2 | `ROW\\n\\nROW`",
                "BLANK_LINE            | 2 | `ROW\\n\\n`",
                "BLANK_LINE            | 2 | `ROW\\n `",
                "NOT_ONE_OBJECT_A_LINE | 1 | `ROW ROW`",
                "NOT_JSON              | 1 | `ROW]`",
                "NOT_ONE_OBJECT_A_LINE | 2 | `{\"deviceid\": 1,\\n \"datetime\": \"2020-05-12 09:36:36\"}`",
                "NOT_AN_OBJECT         | 1 | `[ROW]`",
                "NOT_AN_OBJECT         | 2 | `ROW\\n42`",
                "NOT_JSON              | 1 | `hello world`",
                "CUT_OFF               | 2 | `ROW\\n{\"deviceid\": \"1`",
                "CUT_OFF               | 2 | `ROW\\n{\"deviceid\": \"1\"`",
                "MISSING_REQUIRED      | 1 | `{\"deviceid\": \"1\"}`",
                "MISSING_REQUIRED      | 1 | `{\"deviceid\": \"\", \"datetime\": \"2020-05-12 09:36:36\"}`"
            })
    void shouldSayReasonAndLineWhenShapeIsWrong(RefusalReason reason, long line, String text) throws IOException {
        // When
        Refusal refusal = refusal(validate(text.replace("\\n", "\n").replace("ROW", ROW)));

        // Then
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.line()).isEqualTo(line);
    }

    @Test
    void shouldRefuseWhenRowsSpreadOverTooManyDays() throws IOException {
        // Given
        String rows = String.join(
                "\n", ROW, ROW.replace("05-12", "05-13"), ROW.replace("05-12", "05-14"), ROW.replace("05-12", "05-15"));

        // When
        Refusal refusal = refusal(validate(rows));

        // Then
        assertThat(refusal.reason()).isEqualTo(RefusalReason.TOO_MANY_DAYS);
        assertThat(refusal.line()).isEqualTo(4);
    }

    @Test
    void shouldRefuseWhenTextIsNotUtf8() throws IOException {
        assertThat(refusal(validate(FileNaming.PLAIN, ROW.getBytes(StandardCharsets.UTF_16LE)))
                        .reason())
                .isEqualTo(RefusalReason.NOT_UTF8);
        assertThat(refusal(validate(FileNaming.PLAIN, ("\uFEFF" + ROW).getBytes(StandardCharsets.UTF_8)))
                        .reason())
                .isEqualTo(RefusalReason.NOT_UTF8);
        assertThat(refusal(validate(FileNaming.PLAIN, ROW.replace("1", "\u00e9").getBytes(StandardCharsets.ISO_8859_1)))
                        .reason())
                .isEqualTo(RefusalReason.NOT_UTF8);
    }

    @Test
    void shouldUnpackWhenNameSaysGzip() throws IOException {
        // Given
        byte[] packed = gzip(ROW + "\n" + ROW + "\n");

        // Then
        assertThat(validate(FileNaming.GZIP, packed)).isEqualTo(accepted(Map.of("2020-05-12", 2L)));
        assertThat(refusal(validate(FileNaming.GZIP, Arrays.copyOf(packed, packed.length / 2)))
                        .reason())
                .isEqualTo(RefusalReason.BAD_GZIP);
        assertThat(refusal(validate(FileNaming.GZIP, ROW.getBytes(StandardCharsets.UTF_8)))
                        .reason())
                .isEqualTo(RefusalReason.BAD_GZIP);
    }

    @Test
    void shouldBlameTheConnectionWhenItBreaks() {
        // Given
        PipedInputStream neverConnected = new PipedInputStream();

        // Then
        assertThatThrownBy(() -> validator.validate(FileNaming.GZIP, neverConnected))
                .isInstanceOf(IOException.class)
                .hasMessage("Pipe not connected");
    }

    private ValidationResult validate(String text) throws IOException {
        return validate(FileNaming.PLAIN, text.getBytes(StandardCharsets.UTF_8));
    }

    private ValidationResult validate(FileNaming naming, byte[] content) throws IOException {
        return validator.validate(naming, new ByteArrayInputStream(content));
    }

    private static ValidationResult accepted(Map<String, Long> rowsPerDay) {
        return new ValidationResult.Accepted(new java.util.TreeMap<>(rowsPerDay), Set.of(), 0);
    }

    private static Refusal refusal(ValidationResult result) {
        assertThat(result).isInstanceOf(ValidationResult.Refused.class);
        return ((ValidationResult.Refused) result).refusal();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }
}
