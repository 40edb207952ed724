package io.sealift.feed.validation;

import static io.sealift.feed.validation.Files.ROW;
import static io.sealift.feed.validation.Files.accepted;
import static io.sealift.feed.validation.Files.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.feed.FeedDefinition;
import java.io.IOException;
import java.io.PipedInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileValidatorTest {
    private static final FeedDefinition METERS = FeedDefinition.parse("""
            {"name": "meters", "columns": [
                {"name": "meter", "type": "string", "required": true},
                {"name": "at", "type": "bigint", "required": true},
                {"name": "kwh", "type": "double"}],
             "eventTime": {"column": "at", "day": "epoch-millis"}}""");

    private final FileValidator validator = Files.validator(RejectPolicy.REJECT_FILE);

    @Test
    void shouldCountRowsByDayWhenFileIsSound() {
        // Given
        String other = ROW.replace("05-12", "05-13");

        // When
        ValidationResult result = validate(ROW + "\n" + other + "\n" + ROW + "\n");

        // Then
        assertThat(result).isEqualTo(plain(Map.of("2020-05-12", 2L, "2020-05-13", 1L)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"deviceid\": 1, \"datetime\": \"2020-05-12 09:36:36\"}",
                "{\"DeviceId\": \"+1\", \"DATETIME\": \"2020-05-12 09:36:36.123\", \"humidity\": null}",
                "  {\"deviceid\": \"-0\", \"datetime\": \"2020-02-29 00:00:00\", \"humidity\": \"\"}  ",
                "{\"deviceid\": \"1\", \"datetime\": \"0001-01-01 23:59:59\", \"extra\": {\"a\": [1, {}]}}",
                "{\"deviceid\": \"1\", \"datetime\": \"2020-05-12 09:36:36\", \"x\": 1, \"x\": 2, \"X\": {\"x\": 3}}",
                "{\"_col0\": 5, \"deviceid\": \"1\", \"datetime\": \"2020-05-12 09:36:36\", \"_f\": 7, \"_COL1\": \"\"}",
                "{\"deviceid\": \"2147483647\", \"datetime\": \"2020-05-12 09:36:36\", \"rainheight\": -32768}"
            })
    void shouldAcceptWhenEngineLoadsTheSameValue(String row) {
        assertThat(accepted(validate(row)).repairs()).isEmpty();
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
                "NOT_JSON      | \"temperature\": NaN",
                "NOT_JSON      | \"temperature\": +4",
                "NOT_JSON      | \"temperature\": 04",
                "NOT_JSON      | \"x\": \"a\tb\"",
                "NOT_JSON      | 'temperature': 4",
                "TOO_LARGE     | \"x\": [[[[[[[[[[[[]]]]]]]]]]]]"
            })
    void shouldRefuseRowWhenEngineWouldBendOrRefuseIt(RefusalReason reason, String field) {
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
        "WRONG_TYPE,2020-05-12 9:36:36",
        "WRONG_TYPE,20200512T093636Z",
        "WRONG_TYPE,2020-05-12T09:36:36.",
        "WRONG_TYPE,2020-05-12T09:36:36+2",
        "WRONG_TYPE,2020-05-12T09:36:36+02:",
        "WRONG_TYPE,2020-05-12T09:36:36+02:60",
        "WRONG_TYPE,2020-05-12T09:36:36+19:00",
        "WRONG_TYPE,2020-05-12T09:36:36 Europe/Berlin",
        "WRONG_TYPE,2020-05-12T09:36:36ZZ",
        "WRONG_TYPE,2020-05-12_09:36:36",
        "WRONG_TYPE,12020-05-12 09:36:36",
        "OUT_OF_RANGE,2020-05-12 09:36:36.1234",
        "OUT_OF_RANGE,0000-05-12 09:36:36",
        "OUT_OF_RANGE,0001-01-01T00:30:00+01:00",
        "OUT_OF_RANGE,9999-12-31T23:30:00-01:00",
        "OUT_OF_RANGE,2020-13-45 09:36:36",
        "OUT_OF_RANGE,2019-02-29 09:36:36",
        "OUT_OF_RANGE,1900-02-29 09:36:36",
        "OUT_OF_RANGE,2020-05-12T24:00:00Z",
        "OUT_OF_RANGE,2020-05-12 09:36:60"
    })
    void shouldRefuseTimestampWhenEngineWouldBendOrRefuseIt(RefusalReason reason, String timestamp) {
        // When
        Refusal refusal = refusal(validate("{\"deviceid\": 1, \"datetime\": \"" + timestamp + "\"}"));

        // Then
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.column()).isEqualTo("datetime");
        assertThat(refusal.sample()).isEqualTo(timestamp);
        assertThat(refusal.detail()).contains(timestamp);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "EMPTY_FILE            | 0 | 0  | ``",
                "EMPTY_FILE            | 0 | 0  | `\\n \\r\\n`",
                "EMPTY_FILE            | 0 | 0  | `[]`",
                "NOT_ONE_OBJECT_A_LINE | 2 | 74 | `ROW\\nROW {`",
                "NOT_ONE_OBJECT_A_LINE | 1 | 74 | `ROW ]`",
                "NOT_ONE_OBJECT_A_LINE | 2 | 73 | `ROW\\nROW,\\n`",
                "CUT_OFF               | 2 | 1  | `ROW\\n{\"deviceid\": 1,\\n \"datetime\": \"2020-05-12 09:36:36\"}`",
                "NOT_AN_OBJECT         | 1 | 2  | `[42]`",
                "NOT_AN_OBJECT         | 1 | 2  | `[[ROW]]`",
                "NOT_AN_OBJECT         | 2 | 1  | `ROW\\n[ROW]`",
                "NOT_AN_OBJECT         | 2 | 2  | `ROW\\n 42`",
                "NOT_JSON              | 1 | 75 | `[ROW ROW]`",
                "NOT_JSON              | 2 | 1  | `[ROW,\\n]`",
                "NOT_JSON              | 1 | 75 | `[ROW]]`",
                "NOT_JSON              | 1 | 2  | `{deviceid: 1}`",
                "NOT_JSON              | 1 | 1  | `hello world`",
                "CUT_OFF               | 1 | 74 | `[ROW`",
                "NOT_JSON              | 2 | 1  | `{\"deviceid\": 1,\\nROW`",
                "CUT_OFF               | 2 | 1  | `ROW\\n{\"deviceid\": \"1`",
                "CUT_OFF               | 2 | 1  | `ROW\\n{\"deviceid\": \"1\"`",
                "MISSING_REQUIRED      | 1 | 1  | `{\"deviceid\": \"1\"}`",
                "MISSING_REQUIRED      | 1 | 1  | `{}`",
                "MISSING_REQUIRED      | 1 | 2  | `[{\"deviceid\": \"\", \"datetime\": \"2020-05-12 09:36:36\"}]`"
            })
    void shouldSayReasonAndPlaceWhenShapeIsWrong(RefusalReason reason, long line, long position, String text) {
        // When
        Refusal refusal =
                refusal(validate(text.replace("\\n", "\n").replace("\\r", "\r").replace("ROW", ROW)));

        // Then
        assertThat(refusal.reason()).as(refusal.toString()).isEqualTo(reason);
        assertThat(refusal.line()).isEqualTo(line);
        assertThat(refusal.position()).isEqualTo(position);
    }

    @Test
    void shouldTellPeoplePlaceProblemAndRemedyWhenValueIsWrong() {
        // When
        Refusal refusal = refusal(validate(ROW + "\n" + ROW.replace("\"4\"", "\"M\\n\"")));

        // Then
        assertThat(refusal)
                .isEqualTo(new Refusal(
                        RefusalReason.WRONG_TYPE,
                        2,
                        69,
                        "temperature",
                        "found 'M\\u000a', expected a whole number",
                        "M\\u000a",
                        1));
        assertThat(refusal.message())
                .isEqualTo("Line 2, character 69, column temperature: found 'M\\u000a', expected a whole number."
                        + " Correct the value, or widen the column in the feed definition.");
    }

    @Test
    void shouldCutSampleWhenItIsLong() {
        // When
        Refusal refusal = refusal(validate(ROW.replace("\"4\"", '"' + "9".repeat(500) + '"')));

        // Then
        assertThat(refusal.reason()).isEqualTo(RefusalReason.OUT_OF_RANGE);
        assertThat(refusal.sample()).isEqualTo("9".repeat(200) + "...");
    }

    @Test
    void shouldRefuseWhenRowsSpreadOverTooManyDays() {
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
    void shouldRefuseWhenTextIsNotUnicode() {
        // Given
        byte[] latin = ROW.replace("1", "\u00e9").getBytes(StandardCharsets.ISO_8859_1);
        byte[] utf32 = ROW.getBytes(java.nio.charset.Charset.forName("UTF-32LE"));
        byte[] halfCharacter = ("\uFEFF" + ROW).getBytes(StandardCharsets.UTF_16LE);
        halfCharacter[41] = (byte) 0xD8;
        byte[] overlong = ROW.replace("}", ", \"x\": \"ab\"}").getBytes(StandardCharsets.UTF_8);
        overlong[overlong.length - 4] = (byte) 0xC0;
        overlong[overlong.length - 3] = (byte) 0xAF;
        byte[] beyond = ROW.replace("}", ", \"x\": \"abcd\"}").getBytes(StandardCharsets.UTF_8);
        System.arraycopy(new byte[] {(byte) 0xF5, -128, -128, -128}, 0, beyond, beyond.length - 6, 4);

        // Then
        for (byte[] content : List.of(latin, utf32, halfCharacter, overlong, beyond)) {
            assertThat(refusal(Files.validate(FileNaming.PLAIN, content)).reason())
                    .isEqualTo(RefusalReason.NOT_UTF8);
        }
    }

    @Test
    void shouldRefuseWhenPackedOtherwise() {
        // Given
        List<byte[]> contents = List.of(
                Files.gzip(Files.gzip(ROW)),
                new byte[] {'P', 'K', 3, 4, 20, 0, 0},
                new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 4, 0},
                new byte[] {'B', 'Z', 'h', '9', '1', 'A'},
                new byte[] {(byte) 0xFD, '7', 'z', 'X', 'Z', 0},
                new byte[] {'P', 'A', 'R', '1', 21, 0});

        // Then
        for (byte[] content : contents) {
            assertThat(refusal(Files.validate(FileNaming.GZIP, content)).reason())
                    .isEqualTo(RefusalReason.UNSUPPORTED_PACKING);
        }
    }

    @Test
    void shouldUnpackWhenNameSaysGzip() {
        // Given
        byte[] packed = Files.gzip(ROW + "\n" + ROW + "\n");
        byte[] damaged = packed.clone();
        damaged[packed.length - 6] ^= 1;

        // Then
        assertThat(Files.validate(FileNaming.GZIP, packed)).isEqualTo(plain(Map.of("2020-05-12", 2L)));
        for (byte[] content : List.of(
                Arrays.copyOf(packed, packed.length / 2),
                Arrays.copyOf(packed, packed.length - 1),
                damaged,
                Files.joined(packed, Files.utf8("x")),
                Files.joined(packed, new byte[] {0, 0, 1}),
                Files.joined(packed, Arrays.copyOf(packed, 12)))) {
            Refusal refusal = refusal(Files.validate(FileNaming.GZIP, content));
            assertThat(refusal.reason()).isEqualTo(RefusalReason.BAD_GZIP);
            assertThat(refusal.message()).contains("cannot be unpacked");
        }
    }

    @Test
    void shouldAcceptLoneEscapesOnlyWhenTextStaysWhole() {
        // Given
        FileValidator meters = new FileValidator(METERS, Files.LIMITS);

        // Then
        assertThat(Files.validate(
                        meters,
                        FileNaming.PLAIN,
                        Files.utf8("{\"meter\": \"\\ud83d\\ude00\u00e9\", \"at\": 86400000}")))
                .isEqualTo(plain(Map.of("1970-01-02", 1L)));
        assertThat(refusal(Files.validate(
                                meters, FileNaming.PLAIN, Files.utf8("{\"meter\": \"\\ud83d\", \"at\": 86400000}")))
                        .reason())
                .isEqualTo(RefusalReason.WRONG_TYPE);
    }

    @ParameterizedTest
    @CsvSource({
        "21.5, ACCEPTED",
        "-1e2, ACCEPTED",
        "1e308, ACCEPTED",
        "1e309, OUT_OF_RANGE",
        "\"+021.50\", ACCEPTED",
        "\"1e-400\", ACCEPTED",
        "\"1.\", WRONG_TYPE",
        "\".5\", WRONG_TYPE",
        "\"1e\", WRONG_TYPE",
        "\"NaN\", WRONG_TYPE",
        "\"Infinity\", WRONG_TYPE",
        "\"0x1p3\", WRONG_TYPE",
        "\"1d\", WRONG_TYPE"
    })
    void shouldTakeDecimalWhenDoubleHoldsIt(String value, String outcome) {
        // Given
        FileValidator meters = new FileValidator(METERS, Files.LIMITS);

        // When
        ValidationResult result = Files.validate(
                meters, FileNaming.PLAIN, Files.utf8("{\"meter\": \"a\", \"at\": 1, \"kwh\": " + value + "}"));

        // Then
        switch (result) {
            case ValidationResult.Accepted accepted -> assertThat(outcome).isEqualTo("ACCEPTED");
            case ValidationResult.Refused refused ->
                assertThat(outcome).isEqualTo(refused.refusal().reason().name());
        }
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

    private static ValidationResult validate(String text) {
        return Files.validate(FileNaming.PLAIN, Files.utf8(text));
    }

    private static ValidationResult plain(Map<String, Long> rowsPerDay) {
        return new ValidationResult.Accepted(new java.util.TreeMap<>(rowsPerDay), Set.of(), 0);
    }
}
