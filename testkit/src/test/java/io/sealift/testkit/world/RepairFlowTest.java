package io.sealift.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ingest.FileFate;
import io.sealift.core.ingest.IngestReport;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.status.FileCount;
import io.sealift.core.status.Term;
import io.sealift.core.validation.RejectPolicy;
import io.sealift.testkit.world.Producer.Landing;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RepairFlowTest {
    private static final String DAY = "2026-11-22";
    private static final String GOOD = "{\"deviceid\":7,\"datetime\":\"2026-11-22 10:00:00\"}\n";
    private static final String BAD = "{\"deviceid\":\"seven\",\"datetime\":\"2026-11-22 10:00:00\"}\n";

    private final PipelineWorld world = new PipelineWorld();
    private final InvariantChecker checker = new InvariantChecker(world);

    @Test
    void shouldStageCanonicalFormAndKeepOriginalWhenFileIsSoundButNotPlain() {
        // Given
        Landing landing = world.producer().landUnplain("unplain.json", DAY, 3);
        // When
        IngestReport report = world.ingest();
        // Then
        Staged staged = staged(report);
        assertThat(staged.repairs()).containsExactly("CRLF");
        assertThat(staged.staged().key()).endsWith(".json.gz");
        assertThat(world.store().keys(PipelineWorld.ARCHIVE, "archive/originals/"))
                .singleElement()
                .satisfies(key -> assertThat(key).endsWith("/unplain.json"));
        assertThat(world.store().keys(PipelineWorld.MESSAGES, "")).isEmpty();
        world.settleDown();
        checker.assertAllLoaded();
        assertThat(new TableView(world).rows()).isEqualTo(3);
        assertThat(world.producer().bytes(landing.version())).contains('\r');
    }

    @Test
    void shouldLoadGoodRowsAndKeepBadOnesBesideWhenPolicyAllowsThem() {
        // Given
        world.judgeBy(RejectPolicy.rejectRows(0.5));
        world.producer().landUnsound("mixed.json", GOOD + BAD + GOOD);
        // When
        IngestReport report = world.ingest();
        // Then
        Staged staged = staged(report);
        assertThat(staged.rows()).isEqualTo(2);
        assertThat(staged.rejectedRows()).isEqualTo(1);
        assertThat(staged.repairs()).containsExactly("DROPPED_ROWS");
        Set<String> kept = Set.copyOf(world.store().keys(PipelineWorld.ARCHIVE, "quarantine/rows/"));
        assertThat(kept).hasSize(1);
        assertThat(text(kept.iterator().next()))
                .contains("\"reason\":\"WRONG_TYPE\"", "\"line\":2", "\"column\":\"deviceid\"", "seven");
        world.settleDown();
        assertThat(new TableView(world).rows()).isEqualTo(2);
        assertThat(world.balance().isBalanced()).isTrue();
        assertThat(world.balance().of(Term.REFUSED)).isEqualTo(new FileCount(0, 1));
    }

    @Test
    void shouldRefuseWholeFileWhenMoreRowsAreBadThanAllowed() {
        // Given
        world.judgeBy(RejectPolicy.rejectRows(0.5));
        world.producer().landUnsound("mixed.json", GOOD + BAD + BAD);
        // When
        IngestReport report = world.ingest();
        // Then
        assertThat(report.count(FileFate.Refused.class)).isEqualTo(1);
        assertThat(world.store().keys(PipelineWorld.ARCHIVE, "quarantine/rows/"))
                .isEmpty();
        world.settleDown();
        checker.assertAtRest();
    }

    private static Staged staged(IngestReport report) {
        assertThat(report.fates()).singleElement().isInstanceOf(FileFate.Committed.class);
        return (Staged) ((FileFate.Committed) report.fates().getFirst()).entry().disposition();
    }

    private String text(String key) {
        return new String(
                world.store()
                        .content(new ObjectLocation(PipelineWorld.ARCHIVE, key))
                        .orElseThrow(),
                StandardCharsets.UTF_8);
    }
}
