package io.sealift.feed.validation;

import static io.sealift.feed.validation.Files.OTHER;
import static io.sealift.feed.validation.Files.ROW;
import static io.sealift.feed.validation.Files.accepted;
import static io.sealift.feed.validation.Files.refusal;
import static io.sealift.feed.validation.Files.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectRowsTest {
    private static final String BAD = ROW.replace("\"4\"", "\"M\"");

    private final FileValidator validator = Files.validator(RejectPolicy.rejectRows(0.5));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello world",
                "{'deviceid': 1}",
                "{\"deviceid\": \"1",
                "{\"deviceid\": 1,",
                "[1, 2]",
                "42",
                "} {",
                "\0{\0\0\0\"\0",
                "{\0",
                "x\0\0\0",
                "ROW x",
                "ROW ROW x",
                "{\"deviceid\": 1}",
                "{\"deviceid\": {}, \"datetime\": \"2020-05-12 09:36:36\"}",
                "{\"deviceid\": 1, \"deviceid\": 1}",
                "{\"deviceid\": \"x\"}",
                "{\"deviceid\": 99999999999}"
            })
    void shouldLeaveOutOneRowWhenLineIsBad(String line) {
        // Given
        String bad = line.replace("ROW", ROW);
        byte[] content = utf8(ROW + "\n" + bad + "\n" + OTHER + "\n");

        // When
        ValidationResult.Accepted accepted = accepted(Files.validate(validator, FileNaming.PLAIN, content));
        Files.Canonical canonical = Files.canonical(validator, FileNaming.PLAIN, content);

        // Then
        assertThat(accepted.rows()).isEqualTo(2);
        assertThat(accepted.rejectedRows()).isEqualTo(1);
        assertThat(accepted.repairs()).containsExactly(Repair.DROPPED_ROWS);
        assertThat(canonical.rows()).isEqualTo(Files.canonical(ROW + "\n" + OTHER + "\n"));
        assertThat(canonical.rejected()).hasSize(1);
        assertThat(canonical.rejected().getFirst().text()).isEqualTo(bad);
        assertThat(canonical.rejected().getFirst().refusal().line()).isEqualTo(2);
        assertThat(canonical.rejected().getFirst().refusal().rowsBefore()).isEqualTo(1);
    }

    @Test
    void shouldLeaveOutRowsWhenRowsAreInAnArray() {
        // Given
        byte[] content = utf8("[" + ROW + ",\n " + BAD + ", " + OTHER + "]");

        // When
        ValidationResult.Accepted accepted = accepted(Files.validate(validator, FileNaming.PLAIN, content));
        Files.Canonical canonical = Files.canonical(validator, FileNaming.PLAIN, content);

        // Then
        assertThat(accepted.repairs()).containsExactly(Repair.JSON_ARRAY, Repair.DROPPED_ROWS);
        assertThat(canonical.rows()).isEqualTo(Files.canonical(ROW + "\n" + OTHER + "\n"));
        assertThat(canonical.rejected().getFirst().text()).isEqualTo(BAD);
        assertThat(canonical.rejected().getFirst().refusal().position()).isEqualTo(70);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CUT_OFF   | 3 | [ROW,\\nROW,\\n{\"deviceid\": 1",
                "CUT_OFF   | 2 | [ROW,\\nROW",
                "NOT_JSON  | 2 | [ROW,\\n{'deviceid': 1},\\nROW]",
                "NOT_JSON  | 2 | [ROW\\nROW]",
                "NOT_JSON  | 2 | ROW ROW\\n{\"deviceid\": \"1\\n\", ROW",
                "NOT_UTF8  | 2 | ROW\\n{\"deviceid\": \"BYTE\"}\\nROW",
                "TOO_LARGE | 2 | ROW\\n{\"x\": [[[[[[[[[[]]]]]]]]]]}\\nROW"
            })
    void shouldRefuseFileWhenPlaceIsUnsure(RefusalReason reason, long line, String text) {
        // Given
        byte[] content = utf8(text.replace("\\n", "\n").replace("ROW", ROW).replace("BYTE", "\u0001"));
        for (int at = 0; at < content.length; at++) {
            content[at] = content[at] == 1 ? (byte) 0xFF : content[at];
        }

        // When
        Refusal refusal = refusal(Files.validate(validator, FileNaming.PLAIN, content));

        // Then
        assertThat(refusal.reason()).as(refusal.toString()).isEqualTo(reason);
        assertThat(refusal.line()).isEqualTo(line);
    }

    @Test
    void shouldRefuseFileWhenGzipBreaksOff() {
        // Given
        byte[] packed = Files.gzip((ROW + "\n").repeat(1_000));

        // Then
        assertThat(refusal(Files.validate(validator, FileNaming.GZIP, Arrays.copyOf(packed, packed.length - 9)))
                        .reason())
                .isEqualTo(RefusalReason.BAD_GZIP);
    }

    @Test
    void shouldRefuseFileWhenTooManyRowsAreBad() {
        // Given
        String file = ROW + "\n" + BAD + "\n" + BAD + "\n";

        // When
        Refusal refusal = refusal(Files.validate(validator, FileNaming.PLAIN, utf8(file)));

        // Then
        assertThat(refusal)
                .isEqualTo(new Refusal(
                        RefusalReason.TOO_MANY_BAD_ROWS,
                        2,
                        69,
                        "temperature",
                        "2 of 3 rows are bad, at most 50.0 % may be; the first is WRONG_TYPE: found 'M', expected a whole"
                                + " number",
                        "M",
                        1));
        assertThat(accepted(Files.validate(validator, FileNaming.PLAIN, utf8(file + OTHER)))
                        .rejectedRows())
                .isEqualTo(2);
    }

    @Test
    void shouldRefuseFileWhenNoRowIsGood() {
        // When
        ValidationResult result =
                Files.validate(Files.validator(RejectPolicy.rejectRows(1)), FileNaming.PLAIN, utf8(BAD));

        // Then
        assertThat(refusal(result).reason()).isEqualTo(RefusalReason.TOO_MANY_BAD_ROWS);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void shouldRefuseShareWhenItIsNone(double share) {
        assertThatThrownBy(() -> RejectPolicy.rejectRows(share)).hasMessage("shareMax must be from 0 to 1: " + share);
    }
}
