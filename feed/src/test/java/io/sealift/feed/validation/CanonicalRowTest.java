package io.sealift.feed.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalRowTest {
    private static final String NEEDED = "\"id\": 1, \"datetime\": \"2020-05-12 09:36:36\"";
    private static final String CANONICAL = "\"id\":\"1\",\"datetime\":\"2020-05-12 09:36:36\"";

    private final FileValidator validator = new FileValidator(Files.ALL_TYPES, ValidationLimits.DEFAULT);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"small\": 4`                            | `\"small\":\"4\"`",
                "`\"small\": \"+04\"`                      | `\"small\":\"+04\"`",
                "`\"Small\" : -0 `                         | `\"small\":\"-0\"`",
                "`\"small\": \"\\u0034\"`                  | `\"small\":\"4\"`",
                "`\"\\u0073mall\": 4`                      | `\"small\":\"4\"`",
                "`\"big\": -9223372036854775808`           | `\"big\":\"-9223372036854775808\"`",
                "`\"a_rather_long_name\": 1e2`             | `\"a_rather_long_name\":\"1e2\"`",
                "`\"a_rather_long_name\": -1.50E+3`        | `\"a_rather_long_name\":\"-1.50E+3\"`",
                "`\"A_RATHER_LONG_NAME\": \"0.1\"`         | `\"a_rather_long_name\":\"0.1\"`",
                "`\"flag\": true`                          | `\"flag\":\"true\"`",
                "`\"flag\": \"false\"`                     | `\"flag\":\"false\"`",
                "`\"born\": \"1999-12-31\"`                | `\"born\":\"1999-12-31\"`",
                "`\"flag\": null, \"big\": 7`              | `\"big\":\"7\"`",
                "`\"big\": 7, \"flag\": true`              | `\"flag\":\"true\",\"big\":\"7\"`",
                "`\"x\": 1, \"x\": [\"y\"], \"small\": 4`  | `\"small\":\"4\"`",
                "`\"_f\": 9, \"_col1\": 5, \"small\": 4`   | `\"small\":\"4\"`"
            })
    void shouldWriteValueAsTextWhenItHasType(String fields, String expected) {
        assertThat(line("{" + NEEDED + ", " + fields + "}"))
                .isEqualTo("{\"_f\":0," + CANONICAL + "," + expected + "}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"hi there\"`                    | `hi there`",
                "`-0.50`                           | `-0.50`",
                "`1E5`                             | `1E5`",
                "`12345678901234567890123`         | `12345678901234567890123`",
                "`false`                           | `false`",
                "`\"null\"`                        | `null`",
                "`\" \"`                           | ` `",
                "`\"\\\\N\"`                       | `\\\\N`",
                "`\"a\\\"b\\\\c\\/d\"`             | `a\\\"b\\\\c/d`",
                "`\"\\n\\r\\t\\b\\f\"`             | `\\n\\r\\t\\b\\f`",
                "`\"\\u000A\\u000d\\u0009\"`       | `\\n\\r\\t`",
                "`\"\\u0000\\u001F\\u000b\"`       | `\\u0000\\u001f\\u000b`",
                "`\"\\u0041\\u00e9\\u20AC\"`       | `A\u00e9\u20ac`",
                "`\"\\uD83D\\ude00\"`              | `\ud83d\ude00`",
                "`\"\ud83d\ude00\u2028\u0085\u007f\"` | `\ud83d\ude00\u2028\u0085\u007f`"
            })
    void shouldWriteSameTextWhenColumnIsText(String value, String expected) {
        assertThat(line("{" + NEEDED + ", \"note\": " + value + "}"))
                .isEqualTo("{\"_f\":0,\"note\":\"" + expected + "\"," + CANONICAL + "}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"note\": null", ", \"note\": \"\"", ", \"NOTE\": \"\", \"x\\u0079\": 1"})
    void shouldLeaveFieldOutWhenItIsNull(String fields) {
        assertThat(line("{" + NEEDED + fields + "}")).isEqualTo("{\"_f\":0," + CANONICAL + "}\n");
    }

    @Test
    void shouldSayDayAndNullsWhenRowIsRead() throws IOException {
        // Given
        String rows = "{" + NEEDED + ", \"born\": \"1999-12-31\", \"note\": \"\"}\n"
                + "{\"id\": 2, \"datetime\": \"1969-12-31T23:59:59Z\", \"note\": \"\\u0041\", \"big\": null}\n";
        List<Long> days = new ArrayList<>();
        long[] nulls = new long[Files.ALL_TYPES.columns().size()];

        // When
        validator.validate(FileNaming.PLAIN, new ByteArrayInputStream(Files.utf8(rows)), new RowSink() {
            @Override
            public void good(CanonicalRow row) {
                days.add(row.epochDay());
                row.countNulls(nulls);
            }

            @Override
            public void bad(RejectedRow row) {}
        });

        // Then
        assertThat(days).containsExactly(LocalDate.of(2020, 5, 12).toEpochDay(), -1L);
        assertThat(nulls).containsExactly(1, 0, 0, 2, 2, 1, 2, 2);
    }

    @Test
    void shouldWriteLongTextsWhenBuffersMustGrow() {
        // Given
        String plain = "x".repeat(100_000);
        String escaped = "\\n\\\"\u00e9".repeat(50_000);

        // Then
        assertThat(line("{" + NEEDED + ", \"note\": \"" + plain + "\"}")).contains("\"note\":\"" + plain + "\",");
        assertThat(line("{" + NEEDED + ", \"note\": \"" + escaped + "\"}")).contains("\"note\":\"" + escaped + "\",");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 10, 97, 1_000_000_000, Integer.MAX_VALUE})
    void shouldWriteNumberOfFileWhenItIsOne(int file) {
        assertThat(new String(CanonicalRows.lines(Files.ALL_TYPES, file, "{" + NEEDED + "}"), StandardCharsets.UTF_8))
                .isEqualTo("{\"_f\":%d,%s}\n".formatted(file, CANONICAL));
    }

    @Test
    void shouldRefuseNumberOfFileWhenItIsNegative() {
        assertThatThrownBy(() -> CanonicalRows.lines(Files.ALL_TYPES, -1, "{" + NEEDED + "}"))
                .hasMessage("A pack numbers its files from 0: -1");
    }

    @Test
    void shouldFailWhenSinkFails() {
        // Given
        RowSink full = new RowSink() {
            @Override
            public void good(CanonicalRow row) throws IOException {
                throw new IOException("no room");
            }

            @Override
            public void bad(RejectedRow row) {}
        };

        // Then
        assertThatThrownBy(() -> validator.validate(
                        FileNaming.PLAIN, new ByteArrayInputStream(Files.utf8("{" + NEEDED + "}")), full))
                .isInstanceOf(IOException.class)
                .hasMessage("no room");
    }

    private static String line(String row) {
        return new String(CanonicalRows.lines(Files.ALL_TYPES, 0, row), StandardCharsets.UTF_8);
    }
}
