package io.sealift.cli.weather;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Compares the answer to {@link TotalsQuery} with the expected totals. */
public final class WeatherReport {
    private static final String ROWS = "rows";

    private WeatherReport() {}

    /**
     * Every expected total with what the table answered, in the order of the expected totals.
     *
     * <p>An unexpected block, say of a device that was never fed, is reported as well, with its number of rows.
     *
     * @param expected what was fed
     * @param answer the rows of the query by column name, values as Athena's text; SQL's null is a column left out
     * @throws IllegalArgumentException if it is not an answer to {@link TotalsQuery}
     */
    public static List<Total> compare(ExpectedTotals expected, List<Map<String, String>> answer) {
        SequencedMap<String, Map<String, String>> blocks = byBlock(answer);
        List<Total> totals = new ArrayList<>();
        expected.values().forEach((name, value) -> totals.add(new Total(name, value, actual(name, blocks))));
        blocks.forEach((block, row) -> {
            if (expected.values().keySet().stream().noneMatch(name -> name.startsWith(block + "."))) {
                totals.add(new Total(block + "." + ROWS, Total.NONE, row.getOrDefault(ROWS, Total.NONE)));
            }
        });
        return List.copyOf(totals);
    }

    private static SequencedMap<String, Map<String, String>> byBlock(List<Map<String, String>> answer) {
        SequencedMap<String, Map<String, String>> blocks = new LinkedHashMap<>();
        for (Map<String, String> row : answer) {
            String block = Optional.ofNullable(row.get(TotalsQuery.BLOCK))
                    .orElseThrow(() -> new IllegalArgumentException("A row of the answer has no column "
                            + TotalsQuery.BLOCK + ", only " + row.keySet() + ": was it the totals query?"));
            if (blocks.putIfAbsent(block, row) != null) {
                throw new IllegalArgumentException(
                        "The answer has block " + block + " twice: was it read together with another answer?");
            }
        }
        return blocks;
    }

    private static String actual(String name, Map<String, Map<String, String>> blocks) {
        return blocks.keySet().stream()
                .filter(block -> name.startsWith(block + "."))
                .findFirst()
                .map(block -> cell(blocks, block, name.substring(block.length() + 1)))
                .orElseGet(() -> cell(blocks, TotalsQuery.ALL_ROWS, name));
    }

    private static String cell(Map<String, Map<String, String>> blocks, String block, String path) {
        return blocks.getOrDefault(block, Map.of()).getOrDefault(path.replaceAll("[^A-Za-z0-9]", "_"), Total.NONE);
    }
}
