package io.sealift.feed.validation;

import static io.sealift.feed.validation.Files.OTHER;
import static io.sealift.feed.validation.Files.ROW;
import static io.sealift.feed.validation.Files.accepted;
import static io.sealift.feed.validation.Files.gzip;
import static io.sealift.feed.validation.Files.joined;
import static io.sealift.feed.validation.Files.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RepairTest {
    private static final String PLAIN = ROW + "\n" + OTHER + "\n";
    private static final byte[] NULS = new byte[200_000];
    private static final Charset UTF_16LE = StandardCharsets.UTF_16LE;
    private static final Charset UTF_16BE = StandardCharsets.UTF_16BE;

    private final FileValidator validator = Files.validator(RejectPolicy.REJECT_FILE);

    static Stream<Arguments> repairable() {
        byte[] plain = utf8(PLAIN);
        byte[] littleEndian = PLAIN.getBytes(UTF_16LE);
        return Stream.of(
                arguments("UNMARKED_GZIP", FileNaming.PLAIN, gzip(PLAIN)),
                arguments("FALSE_GZ_NAME", FileNaming.GZIP, plain),
                arguments("GZIP_MEMBERS", FileNaming.GZIP, joined(gzip(ROW + "\n"), gzip(OTHER + "\n"))),
                arguments(
                        "GZIP_MEMBERS",
                        FileNaming.GZIP,
                        joined(gzip(ROW.substring(0, 9)), gzip(""), gzip(PLAIN.substring(9)))),
                arguments("TRAILING_NULS", FileNaming.GZIP, joined(gzip(PLAIN), NULS)),
                arguments("TRAILING_NULS", FileNaming.GZIP, gzip(joined(plain, NULS))),
                arguments("UTF_16", FileNaming.PLAIN, littleEndian),
                arguments("UTF_16", FileNaming.PLAIN, PLAIN.getBytes(UTF_16BE)),
                arguments("UTF_16", FileNaming.PLAIN, ("\uFEFF" + PLAIN).getBytes(UTF_16LE)),
                arguments("UTF_16", FileNaming.PLAIN, ("\uFEFF" + PLAIN).getBytes(UTF_16BE)),
                arguments("UTF_16 TRAILING_NULS", FileNaming.PLAIN, joined(littleEndian, NULS, new byte[1])),
                arguments(
                        "UTF_16 CRLF",
                        FileNaming.PLAIN,
                        PLAIN.replace("\n", "\r\n").getBytes(UTF_16LE)),
                arguments("UNMARKED_GZIP UTF_16", FileNaming.PLAIN, gzip(("\uFEFF" + PLAIN).getBytes(UTF_16BE))),
                arguments("BYTE_ORDER_MARK", FileNaming.PLAIN, utf8("\uFEFF" + PLAIN)),
                arguments("BYTE_ORDER_MARK", FileNaming.PLAIN, utf8("\uFEFF" + ROW + "\n\uFEFF" + OTHER)),
                arguments("TRAILING_NULS", FileNaming.PLAIN, joined(plain, NULS)),
                arguments("TRAILING_NULS", FileNaming.PLAIN, joined(utf8(PLAIN.strip()), NULS)),
                arguments("CRLF", FileNaming.PLAIN, utf8(PLAIN.replace("\n", "\r\n"))),
                arguments("CRLF", FileNaming.PLAIN, utf8(PLAIN.replace("\n", "\r"))),
                arguments("CRLF", FileNaming.PLAIN, utf8(PLAIN.strip() + "\r")),
                arguments("BLANK_LINES", FileNaming.PLAIN, utf8("\n \t\n" + PLAIN + "\n\n")),
                arguments("BLANK_LINES", FileNaming.PLAIN, utf8(PLAIN.replace("\n", "\n\n"))),
                arguments("BLANK_LINES", FileNaming.PLAIN, utf8(PLAIN + "  ")),
                arguments("CRLF BLANK_LINES", FileNaming.PLAIN, utf8(PLAIN.replace("\n", "\r\n\r\n"))),
                arguments("JSON_ARRAY", FileNaming.PLAIN, utf8("[" + ROW + "," + OTHER + "]")),
                arguments("JSON_ARRAY", FileNaming.PLAIN, utf8(" [\n" + ROW + " ,\n" + OTHER + "\n]\n\n")),
                arguments("JSON_ARRAY", FileNaming.PLAIN, utf8("[" + ROW + "]\n[]\n[" + OTHER + "]")),
                arguments("BLANK_LINES JSON_ARRAY", FileNaming.PLAIN, utf8("\n[" + ROW + "," + OTHER + "]")),
                arguments("JSON_ARRAY PRETTY_PRINTED", FileNaming.PLAIN, utf8("[" + pretty(ROW) + "," + OTHER + "]")),
                arguments("PRETTY_PRINTED", FileNaming.PLAIN, utf8(pretty(PLAIN))),
                arguments("PRETTY_PRINTED", FileNaming.PLAIN, utf8(pretty(PLAIN).replace("\n", "\r\n"))),
                arguments("PRETTY_PRINTED CONCATENATED", FileNaming.PLAIN, utf8(pretty(ROW) + pretty(OTHER))),
                arguments("CONCATENATED", FileNaming.PLAIN, utf8(ROW + OTHER)),
                arguments("CONCATENATED", FileNaming.PLAIN, utf8(ROW + " \t" + OTHER + " ")));
    }

    @ParameterizedTest
    @MethodSource("repairable")
    void shouldWriteCanonicalRowsWhenFileIsRepairable(String repairs, FileNaming naming, byte[] content) {
        // When
        ValidationResult.Accepted accepted = accepted(Files.validate(validator, naming, content));
        String canonical = Files.canonical(validator, naming, content).rows();

        // Then
        assertThat(accepted.rowsPerDay()).isEqualTo(Map.of("2020-05-12", 1L, "2020-05-13", 1L));
        assertThat(accepted.repairs()).isEqualTo(setOf(repairs));
        assertThat(canonical).isEqualTo(Files.canonical(PLAIN));
        assertThat(Files.validate(FileNaming.PLAIN, utf8(canonical)))
                .isEqualTo(new ValidationResult.Accepted(accepted.rowsPerDay(), Set.of(), 0));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-05-12T09:36:36, 2020-05-12 09:36:36",
        "2020-05-12t09:36:36z, 2020-05-12 09:36:36",
        "2020-05-12T09:36:36Z, 2020-05-12 09:36:36",
        "2020-05-12 09:36:36Z, 2020-05-12 09:36:36",
        "2020-05-12T09:36, 2020-05-12 09:36:00",
        "2020-05-12 09:36Z, 2020-05-12 09:36:00",
        "2020-05-12T09:36:36.5, 2020-05-12 09:36:36.500",
        "2020-05-12T09:36:36.123456000Z, 2020-05-12 09:36:36.123456",
        "2020-05-12 09:36:36.120000, 2020-05-12 09:36:36.120",
        "2020-05-12 09:36:36.000000, 2020-05-12 09:36:36",
        "2020-05-12T09:36:36+02:00, 2020-05-12 07:36:36",
        "2020-05-12T09:36:36-0230, 2020-05-12 12:06:36",
        "2020-05-12T01:36:36+02, 2020-05-11 23:36:36",
        "2020-02-28T23:30:00-01:00, 2020-02-29 00:30:00",
        "2020-05-12T09:36:36-00:00, 2020-05-12 09:36:36",
        "2020-05-12T09:36:36\\u005a, 2020-05-12 09:36:36"
    })
    void shouldWriteTimeInUtcWhenTimeIsIso(String time, String expected) {
        // Given
        byte[] content = utf8("{\"x\": \"é\", \"datetime\" : \"" + time + "\" ,\"deviceid\": 1}");
        if (expected.endsWith("456")) {
            assertThat(Files.refusal(Files.validate(FileNaming.PLAIN, content)).detail())
                    .contains("milliseconds");
            return;
        }

        // When
        ValidationResult.Accepted accepted = accepted(Files.validate(FileNaming.PLAIN, content));
        String canonical = Files.canonical(validator, FileNaming.PLAIN, content).rows();

        // Then
        assertThat(accepted.repairs()).containsExactly(Repair.ISO_TIMESTAMPS);
        assertThat(accepted.rowsPerDay()).isEqualTo(Map.of(expected.substring(0, 10), 1L));
        assertThat(canonical).isEqualTo("{\"deviceid\":\"1\",\"datetime\":\"" + expected + "\"}\n");
    }

    @Test
    void shouldReadEveryCharacterWhenTextIsUtf16() {
        // Given
        FileValidator noted = new FileValidator(Files.ALL_TYPES, Files.LIMITS);
        String row = "{\"note\": \"a\u00e9\u20ac\ud83d\ude00\", \"id\": \"1\", \"datetime\": \"2020-05-12 09:36:36\"}\n"
                .repeat(10_000);

        // When
        byte[] content = row.getBytes(UTF_16LE);

        // Then
        assertThat(Files.canonical(noted, FileNaming.PLAIN, content).rows()).isEqualTo(Files.canonical(row));
    }

    @Test
    void shouldNotTakeNulsForTrailingWhenTextFollows() {
        // Given
        byte[] content = joined(utf8(PLAIN), new byte[1_000], utf8(PLAIN), NULS);

        // When
        Refusal refusal = Files.refusal(Files.validate(FileNaming.PLAIN, content));

        // Then
        assertThat(refusal.reason()).isEqualTo(RefusalReason.NOT_JSON);
        assertThat(refusal.line()).isEqualTo(3);
        assertThat(refusal.rowsBefore()).isEqualTo(2);
    }

    private static String pretty(String rows) {
        return rows.replace("{", "{\n  ").replace(", ", ", \n\t").replace("}", "\n}");
    }

    private static Set<Repair> setOf(String names) {
        Set<Repair> repairs = EnumSet.noneOf(Repair.class);
        Arrays.stream(names.split(" ", -1)).map(Repair::valueOf).forEach(repairs::add);
        return repairs;
    }
}
