package io.sealift.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ingest.FileFate;
import io.sealift.core.ingest.IngestReport;
import io.sealift.core.ingest.QueueMessage;
import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.ObjectVersion;
import io.sealift.testkit.fault.Twisted;
import io.sealift.testkit.world.Producer.Landing;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class IngestRaceTest {
    private static final String DAY = "2026-11-22";

    private final PipelineWorld world = new PipelineWorld();
    private final InvariantChecker checker = new InvariantChecker(world);

    @Test
    void shouldCommitOnceWhenTwoDeliveriesOfOneEventInterleaveBeforeCommit() {
        // Given
        Landing landing = world.producer().land("a.json", DAY, 3);
        ManifestId opened = openFirstManifest();
        world.ledger().beforeNextChange(() -> world.deliver(world.ingestor(world.ports()), List.of(landing.message())));
        // When
        IngestReport slower = world.ingest();
        // Then
        assertThat(slower.fates()).singleElement().isInstanceOf(FileFate.Known.class);
        assertThat(manifestOf(landing.version())).isEqualTo(opened);
        settleAndCheck(3);
    }

    @Test
    void shouldCommitOnceWhenTwoDeliveriesOfOneEventInterleaveBeforeCopy() {
        // Given
        Landing landing = world.producer().land("a.json", DAY, 3);
        openFirstManifest();
        world.store().beforeNextChange(() -> world.deliver(world.ingestor(world.ports()), List.of(landing.message())));
        // When
        IngestReport slower = world.ingest();
        // Then
        assertThat(slower.fates()).singleElement().isInstanceOf(FileFate.Known.class);
        settleAndCheck(3);
    }

    @Test
    void shouldCommitOthersAgainWhenOneOfTheChunkWasCommittedElsewhere() {
        // Given
        Landing shared = world.producer().land("a.json", DAY, 3);
        world.producer().land("b.json", DAY, 4);
        openFirstManifest();
        world.ledger().beforeNextChange(() -> world.deliver(world.ingestor(world.ports()), List.of(shared.message())));
        // When
        IngestReport slower = world.ingest();
        // Then
        assertThat(slower.count(FileFate.Known.class)).isEqualTo(1);
        assertThat(slower.count(FileFate.Committed.class)).isEqualTo(1);
        settleAndCheck(7);
    }

    @Test
    void shouldGoIntoNextManifestWhenSealedBetweenCopyAndCommit() {
        // Given
        world.producer().land("a.json", DAY, 3);
        world.ingest();
        ManifestId first = openManifest();
        Landing late = world.producer().land("b.json", DAY, 4);
        world.ledger().beforeNextChange(world::sealAndSettle);
        // When
        IngestReport report = world.ingest();
        // Then
        assertThat(report.fates()).singleElement().isInstanceOf(FileFate.Committed.class);
        assertThat(manifestOf(late.version())).isNotEqualTo(first).isEqualTo(openManifest());
        checker.assertSafe();
        settleAndCheck(7);
    }

    @Test
    void shouldNotMixUpFirstManifestsWhenTwoBatchesOpenIt() {
        // Given
        Landing shared = world.producer().land("a.json", DAY, 3);
        world.producer().land("b.json", DAY, 4);
        world.ledger().beforeNextChange(() -> world.deliver(world.ingestor(world.ports()), List.of(shared.message())));
        // When
        world.ingest();
        // Then
        assertThat(world.ledger().manifests()).hasSize(1);
        settleAndCheck(7);
    }

    @Test
    void shouldLookAndNotCommitAgainWhenReplyOfCommitIsLost() {
        // Given
        openFirstManifest();
        world.producer().land("a.json", DAY, 3);
        world.ledger().loseReplyOfNext(1);
        // When
        IngestReport report = world.ingest();
        // Then
        assertThat(report.failedMessages()).isEmpty();
        assertThat(report.fates()).singleElement().isInstanceOf(FileFate.Known.class);
        settleAndCheck(3);
    }

    @Test
    void shouldCommitOnceWhenRequestOfCommitArrivesLate() {
        // Given
        openFirstManifest();
        world.producer().land("a.json", DAY, 3);
        world.ledger().holdNext(1);
        // When
        IngestReport report = world.ingest();
        world.ledger().deliverHeld();
        // Then
        assertThat(report.fates()).singleElement().isInstanceOf(FileFate.Committed.class);
        settleAndCheck(3);
    }

    @Test
    void shouldTryAgainWhenCommitMeetsConflicts() {
        // Given
        openFirstManifest();
        world.producer().land("a.json", DAY, 3);
        world.ledger().conflictNext(5);
        // When
        IngestReport report = world.ingest();
        // Then
        assertThat(report.fates()).singleElement().isInstanceOf(FileFate.Committed.class);
        settleAndCheck(3);
    }

    @Test
    void shouldLoadOnlyTheNewBytesWhenSourceIsOverwrittenBetweenValidationAndCopy() {
        // Given
        openFirstManifest();
        Landing before = world.producer().land("a.json", DAY, 3);
        world.store().beforeNextChange(() -> world.producer().land("a.json", DAY, 5));
        // When
        IngestReport report = world.ingest();
        // Then
        assertThat(report.fates()).singleElement().isInstanceOf(FileFate.Superseded.class);
        assertThat(disposition(before.version())).isEqualTo(new Disposition.Superseded());
        checker.assertSafe();
        settleAndCheck(5);
    }

    @Test
    void shouldLoadBothWhenSourceIsOverwrittenBetweenCommitAndDelete() {
        // Given
        openFirstManifest();
        world.producer().land("a.json", DAY, 3);
        world.ledger().beforeNextChange(() -> world.producer().land("a.json", DAY, 5));
        // When
        IngestReport report = world.ingest();
        // Then
        assertThat(report.fates()).singleElement().isInstanceOf(FileFate.Committed.class);
        assertThat(world.store().keys(PipelineWorld.MESSAGES, "")).containsExactly("a.json");
        checker.assertSafe();
        settleAndCheck(8);
    }

    @Test
    void shouldPutOnRecordThatSourceIsGoneWhenProducerTookItBack() {
        // Given
        Landing landing = world.producer().land("a.json", DAY, 3);
        world.producer().takeBack(landing);
        // When
        IngestReport report = world.ingest();
        // Then
        assertThat(report.failedMessages()).isEmpty();
        assertThat(disposition(landing.version())).isEqualTo(new Disposition.Superseded());
        checker.assertSafe();
    }

    @Test
    void shouldLoadSupersededVersionWhenItComesBack() {
        // Given
        Landing first = world.producer().land("a.json", DAY, 3);
        world.producer().land("a.json", DAY, 5);
        world.deliver(world.ingestor(world.ports()), List.of(first.message()));
        assertThat(disposition(first.version())).isEqualTo(new Disposition.Superseded());
        world.producer().landAgain(first);
        // When
        IngestReport report = world.ingest();
        // Then
        assertThat(report.failedMessages()).isEmpty();
        assertThat(disposition(first.version())).isInstanceOf(Disposition.Staged.class);
        settleAndCheck(3);
    }

    @Test
    void shouldNotCallVersionSupersededWhenItComesBackBeforeThatIsOnRecord() {
        // Given
        openFirstManifest();
        Landing first = world.producer().land("a.json", DAY, 3);
        world.producer().land("a.json", DAY, 5);
        QueueMessage told = first.message();
        world.ledger().beforeNextChange(() -> {
            Landing back = world.producer().landAgain(first);
            world.deliver(world.ingestor(world.ports()), List.of(back.message()));
        });
        // When
        IngestReport report = world.deliver(world.ingestor(world.ports()), List.of(told));
        // Then
        assertThat(report.failedMessages()).containsExactly(told.id());
        assertThat(disposition(first.version())).isInstanceOf(Disposition.Staged.class);
        checker.assertSafe();
        settleAndCheck(3);
    }

    @Test
    void shouldLoadOnceWhenDeliveryStallsBeforeCopyUntilItsManifestIsArchived() {
        // Given: a delivery that stalls at its copy while everything else is loaded and archived
        Landing landing = world.producer().land("a.json", DAY, 3);
        openFirstManifest();
        AtomicBoolean stalled = new AtomicBoolean();
        ObjectStore stalling = Twisted.port(ObjectStore.class, world.store(), "copy", (original, arguments) -> {
            if (stalled.compareAndSet(false, true)) {
                world.settleDown();
                world.producer().landAgain(landing);
            }
            return original.call(arguments);
        });
        // When
        IngestReport report = world.deliver(world.ingestor(world.ports().with(stalling)), List.of(landing.message()));
        // Then
        assertThat(report.fates()).singleElement().isInstanceOf(FileFate.Known.class);
        settleAndCheck(3);
    }

    @Test
    void shouldNotLoseFilesWhenCommitIsRefusedForEver() {
        // Given
        world.producer().land("a.json", DAY, 3);
        Ledger contended = Twisted.port(
                Ledger.class, world.ledger(), "commit", (original, arguments) -> new CommitOutcome.Conflicted());
        // When
        IngestReport report = world.deliver(
                world.ingestor(world.ports().with(contended)), world.queue().waiting());
        // Then
        assertThat(report.failedMessages()).hasSize(1);
        assertThat(report.fates()).singleElement().isInstanceOf(FileFate.Failed.class);
        checker.assertSafe();
        settleAndCheck(3);
    }

    private void settleAndCheck(long rows) {
        world.settleDown();
        checker.assertAllLoaded();
        assertThat(new TableView(world).rows()).isEqualTo(rows);
    }

    private ManifestId openFirstManifest() {
        ManifestId id = ManifestId.at(world.clock().instant(), 0);
        world.ledger().open(Manifest.open(id, world.clock().instant()));
        return id;
    }

    private ManifestId openManifest() {
        return world.ledger().openManifest().orElseThrow().id();
    }

    private ManifestId manifestOf(ObjectVersion version) {
        return ((Disposition.Staged) disposition(version)).manifest();
    }

    private Disposition disposition(ObjectVersion version) {
        FileEntry entry = world.ledger().find(List.of(FileId.of(version))).get(FileId.of(version));
        if (entry == null) {
            throw new AssertionError("Not on record: " + version);
        }
        return entry.disposition();
    }
}
