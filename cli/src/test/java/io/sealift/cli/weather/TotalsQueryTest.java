package io.sealift.cli.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TotalsQueryTest {
    @Test
    void shouldAnswerEveryExpectedTotalWhenAsked() {
        // Given
        List<String> columns = ExpectedTotals.in(Demo.HOME).values().keySet().stream()
                .map(name -> name.replaceFirst("^(all_rows|one_row_per_key_keep_(first|last)|per_device\\.\\d)\\.", ""))
                .map(path -> path.replace('.', '_').replace('-', '_'))
                .distinct()
                .toList();

        // When
        String sql = TotalsQuery.of("lake", "processed").replace("\"", "");

        // Then
        assertThat(columns).hasSize(5 + 5 * 5 + 1 + 3 + 4);
        assertThat(columns).allSatisfy(column -> assertThat(sql).containsPattern("AS " + column + "\\b"));
        assertThat(sql).doesNotContainPattern("\\{\\w+}");
    }

    @Test
    void shouldQuoteTheNamesWhenTheyHoldMarks() {
        // Given // When
        String sql = TotalsQuery.of("sea-lift", "a\"b");

        // Then
        assertThat(sql).contains("FROM \"sea-lift\".\"a\"\"b\"\n");
    }
}
