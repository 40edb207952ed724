package io.sealift.feed.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The two ways to read a row must agree. */
class RowScannerTest {
    private static final List<String> ROWS = List.of(
            "{\"id\": 1, \"datetime\": \"2020-05-12 09:36:36\", \"a_rather_long_name\": -1.5e3, \"note\": \"hi\"}",
            "{\"id\":\"+01\",\"datetime\":\"2020-02-29 09:36:36.5\",\"flag\":true,\"born\":\"1999-12-31\",\"big\":null}",
            "{ \"datetime\" : \"0001-01-01 00:00:00.123\" , \"id\" : -2147483648 , \"x\" : \"y\" , \"z\" : false }",
            "{\"ID\": \"7\", \"Datetime\": \"9999-12-31 23:59:59\", \"big\": \"-9223372036854775808\", \"note\": \"\"}");
    private static final String SPICE = "\"\"\"{}[]:,\\ \t09+-.eEtfn_colTZ\u00e9\u0001";

    private final FeedColumns columns = new FeedColumns(Files.ALL_TYPES);
    private final CanonicalRow scanned = new CanonicalRow(columns);
    private final CanonicalRow parsed = new CanonicalRow(columns);
    private final RowScanner scanner = new RowScanner(columns, scanned);
    private final RowParser parser = new RowParser(columns, parsed, new JsonFactory());

    @Test
    void shouldTakeNothingThatParserRefusesWhenRowsAreMutated() throws IOException {
        // Given
        Random random = new Random(42);
        int taken = 0;

        for (int round = 0; round < 300_000; round++) {
            // When
            byte[] row = Files.utf8(mutated(ROWS.get(random.nextInt(ROWS.size())), random));
            byte[] text = Arrays.copyOf(row, row.length + 16);
            int end = scanner.objectEnd(text, 0);

            // Then
            if (end != RowScanner.ODD) {
                taken++;
                assertThat(parser.objectEnd(text, 0, row.length, new Locator(text, 0, row.length, 1, 0)))
                        .isEqualTo(end);
                assertThat(parser.hasIsoTimes()).isFalse();
                assertThat(CanonicalRows.line(scanned)).isEqualTo(CanonicalRows.line(parsed));
                assertThat(scanned.epochDay()).isEqualTo(parsed.epochDay());
            }
        }
        assertThat(taken).isGreaterThan(50_000);
    }

    @Test
    void shouldTakeUsualRowsWhenTheyAreSound() {
        for (String row : ROWS) {
            byte[] text = Arrays.copyOf(Files.utf8(row), row.length() + 16);
            assertThat(scanner.objectEnd(text, 0)).as(row).isEqualTo(row.length());
        }
    }

    private static String mutated(String row, Random random) {
        StringBuilder text = new StringBuilder(row);
        for (int change = random.nextInt(3); change > 0; change--) {
            int at = random.nextInt(text.length());
            char spice = SPICE.charAt(random.nextInt(SPICE.length()));
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, spice);
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.setCharAt(at, spice);
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(20))));
            }
        }
        return text.toString();
    }
}
