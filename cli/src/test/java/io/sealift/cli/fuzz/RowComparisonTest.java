package io.sealift.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.proof.fuzz.FuzzFile;
import io.sealift.proof.fuzz.ReferenceRow;
import io.sealift.proof.fuzz.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A fuzz that could not fail would prove nothing. */
class RowComparisonTest {
    private final FuzzFile first = file(0);
    private final FuzzFile second = file(1);
    private final RowComparison comparison =
            new RowComparison(List.of(loads(first, "0|a", "1|b", "1|b"), loads(second, "64|c")));

    @Test
    void shouldFindNothingWhenRowsAreTheSameInAnotherOrder() {
        assertThat(comparison.with(List.of("64|c", "1|b", "0|a", "1|b"))).isEmpty();
    }

    @Test
    void shouldNameTheFileWhenAValueWasBent() {
        assertThat(comparison.with(List.of("0|a", "1|b", "1|b", "64|C")))
                .containsExactly(new Disagreement(second, "the file says [64|c], the engine loaded [64|C]"));
    }

    @Test
    void shouldNameTheFileWhenARowIsMissing() {
        assertThat(comparison.with(List.of("0|a", "1|b", "64|c")))
                .containsExactly(new Disagreement(first, "the file says [1|b], the engine loaded []"));
    }

    @Test
    void shouldNameTheFileWhenThereAreMoreRows() {
        assertThat(comparison.with(List.of("0|a", "1|b", "1|b", "64|c", "64|c", "65|")))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.file()).isEqualTo(second);
                    assertThat(found.problem()).startsWith("the engine loaded 2 rows that no file has: ");
                });
    }

    @Test
    void shouldBlameSomeFileWhenTheDeviceItselfWasBent() {
        assertThat(comparison.with(List.of("0|a", "1|b", "1|b", "64|c", "-7|d")))
                .containsExactly(new Disagreement(first, "the engine loaded 1 rows that no file has: [-7|d]"));
    }

    private static FuzzFile file(int number) {
        return new FuzzFile(number, "file.json", new byte[0], FuzzFile.Policy.STRICT, FuzzFile.Promise.NONE);
    }

    private static Verdict.Loads loads(FuzzFile file, String... lines) {
        return new Verdict.Loads(
                file,
                Set.of(),
                file.content(),
                Stream.of(lines)
                        .map(line -> new ReferenceRow("2020-01-01", line))
                        .toList());
    }
}
