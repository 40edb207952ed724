package io.sealift.feed.validation;

import static io.sealift.feed.validation.Files.accepted;
import static io.sealift.feed.validation.Files.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.feed.FeedDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DamagedDeliveriesTest {
    private static final Path FOLDER = Path.of("../data/bad");

    private final FileValidator strict = new FileValidator(FeedDefinition.builtIn(), ValidationLimits.DEFAULT);
    private final FileValidator lenient =
            new FileValidator(FeedDefinition.builtIn(), ValidationLimits.DEFAULT, RejectPolicy.rejectRows(0.5));

    @ParameterizedTest
    @CsvSource({
        "00_clean.json,",
        "02_plain_text_named_gz.json.gz, FALSE_GZ_NAME",
        "03_gzip_without_suffix.json, UNMARKED_GZIP",
        "08_json_array.json, JSON_ARRAY",
        "09_pretty_printed.json, PRETTY_PRINTED",
        "10_concatenated.json, CONCATENATED",
        "11_utf16le_bom.json, UTF_16",
        "12_utf8_bom.json, BYTE_ORDER_MARK",
        "13_crlf_and_blank_lines.json, CRLF BLANK_LINES",
        "14_nul_tail.json, TRAILING_NULS"
    })
    void shouldLoadAllRowsWhenFileIsSoundOrRepairable(String name, String repairs) throws IOException {
        // Given
        byte[] content = content(name);

        // When
        ValidationResult.Accepted accepted = accepted(Files.validate(strict, naming(name), content));

        // Then
        assertThat(accepted.rowsPerDay()).isEqualTo(Map.of("2013-10-15", 24L));
        assertThat(accepted.repairs()).isEqualTo(repairs(repairs));
        assertThat(Files.validate(lenient, naming(name), content)).isEqualTo(accepted);
        assertThat(Files.canonical(strict, naming(name), content).rows())
                .isEqualTo(withoutSpacesAndNulls(
                        new String(content("00_clean.json"), java.nio.charset.StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "01_truncated.json.gz, BAD_GZIP, 0, 9, BAD_GZIP",
        "04_cut_mid_record.json, CUT_OFF, 12, 11,",
        "05_empty.json, EMPTY_FILE, 0, 0, EMPTY_FILE",
        "06_csv.json, NOT_JSON, 1, 0, TOO_MANY_BAD_ROWS",
        "07_html_error_page.json, NOT_JSON, 1, 0, TOO_MANY_BAD_ROWS",
        "15_bad_rows_among_good.json, WRONG_TYPE, 3, 2,"
    })
    void shouldRefuseWhenFileIsDamaged(
            String name, RefusalReason reason, long line, long rowsBefore, RefusalReason reasonOfLenient)
            throws IOException {
        // When
        Refusal refusal = refusal(Files.validate(strict, naming(name), content(name)));
        ValidationResult lenientResult = Files.validate(lenient, naming(name), content(name));

        // Then
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.line()).isEqualTo(line);
        assertThat(refusal.rowsBefore()).isEqualTo(rowsBefore);
        if (reasonOfLenient != null) {
            assertThat(refusal(lenientResult).reason()).isEqualTo(reasonOfLenient);
        }
    }

    @Test
    void shouldLoadGoodRowsWhenPolicyAllowsBadOnes() throws IOException {
        // Given
        byte[] cut = content("04_cut_mid_record.json");
        byte[] mixed = content("15_bad_rows_among_good.json");

        // When
        ValidationResult.Accepted ofCut = accepted(Files.validate(lenient, FileNaming.PLAIN, cut));
        ValidationResult.Accepted ofMixed = accepted(Files.validate(lenient, FileNaming.PLAIN, mixed));
        Files.Canonical canonical = Files.canonical(lenient, FileNaming.PLAIN, mixed);

        // Then
        assertThat(ofCut)
                .isEqualTo(new ValidationResult.Accepted(
                        new java.util.TreeMap<>(Map.of("2013-10-15", 11L)), Set.of(Repair.DROPPED_ROWS), 1));
        assertThat(ofMixed)
                .isEqualTo(new ValidationResult.Accepted(
                        new java.util.TreeMap<>(Map.of("2013-10-15", 15L)),
                        Set.of(Repair.ISO_TIMESTAMPS, Repair.DROPPED_ROWS),
                        9));
        assertThat(canonical.rejected().stream()
                        .map(row -> "%d %s %s %s"
                                .formatted(
                                        row.refusal().line(),
                                        row.refusal().reason(),
                                        row.refusal().column(),
                                        row.refusal().sample()))
                        .toList())
                .containsExactly(
                        "3 WRONG_TYPE temperature M",
                        "5 OUT_OF_RANGE temperature 99999",
                        "7 WRONG_TYPE humidity NaN",
                        "11 WRONG_TYPE datetime 15/10/2013 10:00",
                        "13 WRONG_TYPE deviceid LGA",
                        "15 MISSING_REQUIRED deviceid ",
                        "17 WRONG_TYPE windintensity 16.67",
                        "19 WRONG_TYPE winddirection VRB",
                        "23 NOT_JSON  " + sampleOfLine(mixed, 23).substring(1));
        assertThat(canonical.rows())
                .contains("\"datetime\":\"2013-10-15 08:00:00\"")
                .doesNotContain("battery");
        assertThat(canonical.rows().lines()).hasSize(15);
    }

    private static String sampleOfLine(byte[] content, int line) {
        return new String(content, java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .toList()
                .get(line - 1);
    }

    private static FileNaming naming(String name) {
        return FileNaming.of(name).orElseThrow();
    }

    private static byte[] content(String name) throws IOException {
        return java.nio.file.Files.readAllBytes(FOLDER.resolve(name));
    }

    private static Set<Repair> repairs(String names) {
        return names == null
                ? EnumSet.noneOf(Repair.class)
                : Arrays.stream(names.split(" ", -1)).map(Repair::valueOf).collect(Collectors.toSet());
    }

    private static String withoutSpacesAndNulls(String text) {
        return text.replaceAll(", \"[a-z]+\": (null|\"\")", "").replace(" \"", "\"");
    }
}
