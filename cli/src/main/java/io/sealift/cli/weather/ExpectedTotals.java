package io.sealift.cli.weather;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The totals that the demo's days must give.
 *
 * <p>They are kept by their paths in the JSON file, not in a field each. So every total in the file is compared, and
 * one that no query answers shows as a difference instead of being skipped.
 *
 * @param values the totals in the order of the file
 */
public record ExpectedTotals(SequencedMap<String, String> values) {
    private static final String FILE = "data/weather/expected_2013q4.json";
    private static final String PROOF = "all_rows.rows";

    /** Rejects totals without even the number of rows: comparing nothing finds no difference. */
    public ExpectedTotals {
        if (!values.containsKey(PROOF)) {
            throw new IllegalArgumentException("No total " + PROOF + " among " + values.keySet());
        }
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    /**
     * The totals that come with the project, of 2013-10-01 to 2013-12-30.
     *
     * @param home the root folder of the project
     * @throws UncheckedIOException if the file cannot be read or is not JSON
     */
    public static ExpectedTotals in(Path home) {
        Path file = home.resolve(FILE);
        SequencedMap<String, String> values = new LinkedHashMap<>();
        try {
            flatten("", new ObjectMapper().readTree(file.toFile()), values);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "Cannot read the expected totals " + file + ": restore the file from the repository", unreadable);
        }
        return new ExpectedTotals(values);
    }

    private static void flatten(String path, JsonNode node, SequencedMap<String, String> values) {
        if (node.isObject()) {
            String prefix = path.isEmpty() ? "" : path + ".";
            node.properties().forEach(field -> flatten(prefix + field.getKey(), field.getValue(), values));
        } else {
            values.put(path, node.isNull() ? Total.NONE : node.asText());
        }
    }
}
