package io.sealift.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.ingest.FileFate;
import io.sealift.core.ingest.IngestReport;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Totals;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.ObjectVersion;
import io.sealift.core.object.StoreUnavailableException;
import io.sealift.testkit.fault.Twisted;
import io.sealift.testkit.world.Producer.Landing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IngestFlowTest {
    private static final String DAY = "2026-11-22";
    private final PipelineWorld world = new PipelineWorld();
    private final InvariantChecker checker = new InvariantChecker(world);

    @Test
    void shouldCommitAndReleaseEveryFileWhenBatchIsSound() {
        // Given
        world.producer().land("a.json", DAY, 3);
        world.producer().land("b/c d+é.jsonl", "2026-11-21", 2);
        world.producer().land("d.json.gz", DAY, 5);
        // When
        IngestReport report = world.ingest();
        // Then
        assertThat(report.failedMessages()).isEmpty();
        assertThat(report.count(FileFate.Committed.class)).isEqualTo(3);
        assertThat(openTotals().rows()).isEqualTo(10);
        assertThat(world.store().keys(PipelineWorld.MESSAGES, "")).isEmpty();
        assertThat(staged()).hasSize(3);
        checker.assertSafe();
    }

    @Test
    void shouldCommitOnceWhenOneBatchHoldsTheSameEventTwice() {
        // Given
        Landing landing = world.producer().land("a.json", DAY, 3);
        world.queue().tell(List.of(landing.version()));
        // When
        IngestReport report = world.ingest();
        // Then
        assertThat(report.failedMessages()).isEmpty();
        assertThat(report.fates()).singleElement().isInstanceOf(FileFate.Committed.class);
        assertThat(openTotals().files()).isEqualTo(1);
        checker.assertSafe();
    }

    @Test
    void shouldAcknowledgeAndNotCommitAgainWhenEventComesInLaterBatch() {
        // Given
        Landing landing = world.producer().land("a.json", DAY, 3);
        world.ingest();
        world.queue().tell(List.of(landing.version()));
        // When
        IngestReport report = world.ingest();
        // Then
        assertThat(report.failedMessages()).isEmpty();
        assertThat(report.fates()).singleElement().isInstanceOf(FileFate.Known.class);
        assertThat(openTotals().files()).isEqualTo(1);
        checker.assertSafe();
    }

    @Test
    void shouldDeleteRepeatedPutOfTheSameBytesWhenTheyAreLoaded() {
        // Given
        Landing landing = world.producer().land("a.json", DAY, 3);
        world.settleDown();
        world.producer().landAgain(landing);
        // When
        IngestReport report = world.ingest();
        // Then
        assertThat(report.fates()).singleElement().isInstanceOf(FileFate.Known.class);
        world.settleDown();
        checker.assertAllLoaded();
        assertThat(new TableView(world).rows()).isEqualTo(3);
    }

    @Test
    void shouldCountEachLandingOnceWhenBytesLandAgainAndEventsAreRepeated() {
        // Given
        Landing landing = world.producer().land("a.json", DAY, 3);
        world.producer().landAgain(landing);
        world.ingest();
        world.queue().tell(List.of(landing.version()));
        // When
        world.ingest();
        world.producer().landAgain(landing);
        world.queue().tell(List.of(landing.version()));
        world.ingest();
        // Then
        assertThat(world.ledger().files())
                .singleElement()
                .satisfies(file -> assertThat(file.timesLanded()).isEqualTo(3));
        checker.assertSafe();
    }

    @Test
    void shouldKeepSourceAndFailMessageWhenCountingItsLandingIsNotConfirmed() {
        // Given
        Landing landing = world.producer().land("a.json", DAY, 3);
        world.ingest();
        world.producer().landAgain(landing);
        world.ledger().loseRequestOfNext(1);
        // When
        IngestReport report = world.ingest();
        // Then
        assertThat(report.fates())
                .singleElement()
                .isInstanceOfSatisfying(
                        FileFate.Failed.class,
                        failed -> assertThat(failed.reason()).contains("landed again", "its message comes again"));
        assertThat(world.store().keys(PipelineWorld.MESSAGES, "")).containsExactly("a.json");
        checker.assertSafe();
        world.settleDown();
        checker.assertAllLoaded();
    }

    @Test
    void shouldCommitInChunksWhenBatchIsLargerThanTransaction() {
        // Given
        List<ObjectVersion> versions = IntStream.range(0, 2 * Ledger.COMMIT_FILES_MAX + 1)
                .mapToObj(number -> world.producer().putSilently("many/%03d.json".formatted(number), DAY, 2))
                .toList();
        world.queue().tell(versions);
        // When
        IngestReport report = world.ingest();
        // Then
        assertThat(report.failedMessages()).isEmpty();
        assertThat(report.count(FileFate.Committed.class)).isEqualTo(199);
        assertThat(openTotals().files()).isEqualTo(199);
        assertThat(openTotals().rows()).isEqualTo(398);
        checker.assertSafe();
    }

    @Test
    void shouldFailOnlyTheMessageWhoseFileCannotBeRead() {
        // Given
        world.producer().land("a.json", DAY, 3);
        Landing broken = world.producer().land("b.json", DAY, 4);
        ObjectStore store = Twisted.port(ObjectStore.class, world.store(), "read", (original, arguments) -> {
            if (arguments[0].equals(broken.version())) {
                throw down();
            }
            return original.call(arguments);
        });
        // When
        IngestReport report = world.deliver(
                world.ingestor(world.ports().with(store)), world.queue().waiting());
        // Then
        assertThat(report.failedMessages()).containsExactly(broken.message().id());
        assertThat(openTotals().rows()).isEqualTo(3);
        world.settleDown();
        checker.assertAllLoaded();
    }

    @Test
    void shouldFailMessageWhenStagingDoesNotWork() {
        // Given
        world.producer().land("a.json", DAY, 3);
        ObjectStore store = Twisted.port(ObjectStore.class, world.store(), "copy", (original, arguments) -> {
            throw down();
        });
        // When
        IngestReport report = world.deliver(
                world.ingestor(world.ports().with(store)), world.queue().waiting());
        // Then
        assertThat(report.fates())
                .singleElement()
                .isInstanceOfSatisfying(
                        FileFate.Failed.class,
                        failed -> assertThat(failed.reason()).contains("could not be staged", "The test took it down"));
        assertThat(world.queue().waiting()).hasSize(1);
        checker.assertSafe();
        world.settleDown();
        checker.assertAllLoaded();
    }

    @Test
    void shouldFailMessageWhenCommittedFileCannotBeReleased() {
        // Given
        world.producer().land("a.json", DAY, 3);
        ObjectStore store = Twisted.port(ObjectStore.class, world.store(), "delete", (original, arguments) -> {
            throw down();
        });
        // When
        IngestReport report = world.deliver(
                world.ingestor(world.ports().with(store)), world.queue().waiting());
        // Then
        assertThat(report.failedMessages()).hasSize(1);
        assertThat(openTotals().files()).isEqualTo(1);
        IngestReport again = world.ingest();
        assertThat(again.fates()).singleElement().isInstanceOf(FileFate.Known.class);
        assertThat(world.store().keys(PipelineWorld.MESSAGES, "")).isEmpty();
        checker.assertSafe();
    }

    @Test
    void shouldThrowAndChangeNothingWhenRecallFails() {
        // Given
        world.producer().land("a.json", DAY, 3);
        Ledger ledger = Twisted.port(Ledger.class, world.ledger(), "find", (original, arguments) -> {
            throw down();
        });
        // When, Then
        assertThatThrownBy(() -> world.deliver(
                        world.ingestor(world.ports().with(ledger)),
                        world.queue().waiting()))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("The test took it down");
        assertThat(world.queue().waiting()).hasSize(1);
        world.settleDown();
        checker.assertAllLoaded();
    }

    private static StoreUnavailableException down() {
        return new StoreUnavailableException("The test took it down", new IOException("Simulated"));
    }

    private Totals openTotals() {
        return world.ledger().openManifest().orElseThrow().totals();
    }

    private List<String> staged() {
        List<String> keys = new ArrayList<>();
        for (FileEntry file : world.ledger().files()) {
            if (file.disposition() instanceof Staged staged) {
                keys.add(staged.staged().key());
            }
        }
        return keys;
    }
}
