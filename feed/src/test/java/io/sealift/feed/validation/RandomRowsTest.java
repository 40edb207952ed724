package io.sealift.feed.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * However a file is written, its lines in a pack say the same as its rows, to another JSON parser and to our own
 * reader.
 */
class RandomRowsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int FILES = 3_000;

    private final Random random = new Random(20);

    @Test
    void shouldSayTheSameInCanonicalFormWhenFileIsOdd() throws IOException {
        for (int file = 0; file < FILES; file++) {
            // Given
            List<RandomRow> rows = Stream.generate(() -> RandomRow.draw(random))
                    .limit(1 + random.nextInt(5))
                    .toList();

            // When
            byte[] lines = CanonicalRows.lines(Files.ALL_TYPES, file, laidOut(rows));

            // Then
            List<Map<String, String>> expected = new ArrayList<>();
            for (RandomRow row : rows) {
                expected.add(new TreeMap<>(row.values()));
                expected.getLast().put("_f", String.valueOf(file));
            }
            assertThat(parsed(lines)).isEqualTo(expected);
            assertThat(readBack(lines))
                    .isEqualTo(rows.stream().map(RandomRowsTest::seen).toList());
        }
    }

    private String laidOut(List<RandomRow> rows) {
        List<String> texts = rows.stream().map(RandomRow::json).toList();
        return switch (random.nextInt(5)) {
            case 0 -> "[" + String.join(",\n", texts) + "]";
            case 1 -> String.join(" ", texts);
            case 2 -> String.join("\r\n", texts);
            case 3 -> texts.stream().map(text -> "{\n\t" + text.substring(1)).collect(Collectors.joining("\n\n"));
            default -> String.join("\n", texts) + "\n";
        };
    }

    private static List<Map<String, String>> parsed(byte[] lines) throws IOException {
        List<Map<String, String>> parsed = new ArrayList<>();
        for (String line : new String(lines, StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.isEmpty()) {
                parsed.add(JSON.readValue(line, new TypeReference<TreeMap<String, String>>() {}));
            }
        }
        return parsed;
    }

    private static List<String> readBack(byte[] lines) throws IOException {
        List<String> seen = new ArrayList<>();
        CanonicalReader.read(Files.ALL_TYPES, new ByteArrayInputStream(lines), (file, row, text, start, end) -> {
            long[] nulls = new long[Files.ALL_TYPES.columns().size()];
            row.countNulls(nulls);
            seen.add(LocalDate.ofEpochDay(row.epochDay()) + " " + Arrays.toString(nulls));
            String line = new String(text, start, end - start, StandardCharsets.UTF_8);
            assertThat(CanonicalRows.line(file, row)).isEqualTo(line);
        });
        return seen;
    }

    private static String seen(RandomRow row) {
        String nulls = Files.ALL_TYPES.columns().stream()
                .map(column -> row.values().containsKey(column.name()) ? "0" : "1")
                .collect(Collectors.joining(", ", "[", "]"));
        return row.values().getOrDefault("datetime", "").substring(0, 10) + " " + nulls;
    }
}
