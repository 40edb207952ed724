package io.sealift.bench.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class ResultTest {
    @Test
    void shouldTakeTheMiddleOfEachFigureWhenRunsAreOdd() {
        // When
        Result median = Result.median(List.of(run(3, 10), run(1, 30), run(2, 20)));
        // Then
        assertThat(median).isEqualTo(run(2, 20));
    }

    @Test
    void shouldTakeTheMeanOfTheTwoInTheMiddleWhenRunsAreEven() {
        assertThat(Result.median(List.of(run(1, 10), run(2, 30)))).isEqualTo(run(1.5, 20));
    }

    @Test
    void shouldPrintARowForEachWhenATableIsMade() {
        // Given
        SequencedMap<String, Result> rows = new LinkedHashMap<>();
        rows.put("old", run(0.12345, 1234.5));
        rows.put("new", run(Double.NaN, 7));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        // When
        MarkdownTable.print(new PrintStream(printed, true, StandardCharsets.UTF_8), rows);
        // Then
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "|  | one | two |", "| --- | ---: | ---: |", "| old | 0.123 | 1235 |", "| new | - | 7 |");
    }

    private static Result run(double one, double two) {
        return Result.empty().with("one", one).with("two", two);
    }
}
