package io.sealift.cli.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sealift.core.backfill.BackfillReport;
import io.sealift.core.backfill.BackfillReport.Ended;
import io.sealift.core.backfill.BackfillReport.Scope;
import io.sealift.core.store.ObjectLocation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackfillTableTest {
    @Test
    void shouldEndWithOneLineOfAllCounts() {
        // When
        String text = BackfillTable.of(report(2)).text();
        // Then
        assertThat(text.lines())
                .containsExactly(
                        "files                   count  what that means",
                        "known                       3  ingested while this looked",
                        "too young                   4  landed just now, left to their own events",
                        "failing                     5  failed less than a day ago, left alone",
                        "enqueued                    2  not ingested, or lying there all the same",
                        "  s3://lake/in/0.json",
                        "  s3://lake/in/1.json",
                        "backfill: 14 looked at, 3 known, 4 too young, 5 failing, 2 enqueued");
    }

    @Test
    void shouldSayThatNothingWasDoneWhenItIsAPlan() {
        // When
        String text = BackfillTable.ofPlan(report(12)).text();
        // Then
        assertThat(text)
                .contains("to be enqueued             12")
                .contains("  s3://lake/in/9.json%n  and 2 more%n".formatted())
                .endsWith("backfill: 24 looked at, 3 known, 4 too young, 5 failing, 12 to be enqueued%n".formatted());
    }

    @Test
    void shouldGiveTheSameAsJsonWhenAProgramAsks() throws JsonProcessingException {
        // When
        JsonNode done = new JsonMapper().readTree(BackfillTable.of(report(2)).json());
        JsonNode planned =
                new JsonMapper().readTree(BackfillTable.ofPlan(report(2)).json());
        // Then
        assertThat(done.path("dryRun").asBoolean()).isFalse();
        assertThat(planned.path("dryRun").asBoolean()).isTrue();
        assertThat(done.path("looked").asLong()).isEqualTo(14);
        assertThat(done.path("failing").asLong()).isEqualTo(5);
        assertThat(done.path("superseded").asLong(-1)).isZero();
        assertThat(done.path("enqueued").asLong()).isEqualTo(2);
        assertThat(done.path("examples").path(1).asText()).isEqualTo("s3://lake/in/1.json");
        assertThat(done.path("complete").asBoolean()).isTrue();
    }

    @Test
    void shouldSayWhereItEndedWhenThatWasNotTheEnd() {
        // Given
        BackfillReport cut = new BackfillReport(
                0, 0, 0, 0, 0, 6, List.of(), new Scope.Everything(), new Ended.OutOfTime("in/7.json"));
        // When
        String text = BackfillTable.of(cut).text();
        // Then
        assertThat(text.lines())
                .endsWith(
                        "Gone from the bucket after they had failed: 6 files, now superseded",
                        "Time ended after key in/7.json; the next run looks at the rest",
                        "backfill: 0 looked at, 0 known, 0 too young, 0 failing, 0 enqueued");
    }

    private static BackfillReport report(int enqueued) {
        List<ObjectLocation> examples = IntStream.range(0, Math.min(enqueued, 10))
                .mapToObj(number -> new ObjectLocation("lake", "in/%d.json".formatted(number)))
                .toList();
        return new BackfillReport(
                12 + enqueued, 3, 4, 5, enqueued, 0, examples, new Scope.Everything(), new Ended.Complete());
    }
}
