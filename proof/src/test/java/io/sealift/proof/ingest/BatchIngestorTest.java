package io.sealift.proof.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ingest.FileOutcome;
import io.sealift.core.ingest.IngestReport;
import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.Pack;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.runtime.Workers;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import io.sealift.fakes.ETagging;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BatchIngestorTest {
    private final Ingestion ingestion = new Ingestion();

    @Test
    void shouldCommitWholeBatchAsOnePackWhenItFits() {
        // Given
        ObjectCreated[] files = land(98);
        // When
        IngestReport report = ingestion.ingest(files);
        // Then
        assertThat(report.count(FileOutcome.Committed.class)).isEqualTo(98);
        assertThat(report.failedMessages()).isEmpty();
        assertThat(packs()).singleElement().satisfies(pack -> {
            assertThat(pack.files()).hasSize(98);
            assertThat(ingestion.store.keys("staging", ""))
                    .containsExactly(
                            Ingestion.KEYS.originals(pack).key(),
                            Ingestion.KEYS
                                    .rows(pack.manifest(), pack.id(), 183, 0)
                                    .key());
        });
        assertThat(ingestion.store.keys("messages", "")).isEmpty();
    }

    @Test
    void shouldWriteItsPackOnceWhenCommitMeetsConflicts() {
        // Given
        ObjectCreated[] files = land(50);
        ingestion.ingest(ingestion.land("first.json", 1));
        ingestion.ledger.conflictNext(6);
        int before = ingestion.store.keys("staging", "").size();
        // When
        IngestReport report = ingestion.ingest(files);
        // Then
        assertThat(report.count(FileOutcome.Committed.class)).isEqualTo(50);
        assertThat(ingestion.store.keys("staging", "")).hasSize(before + 2);
    }

    @Test
    void shouldMakePackWithoutKnownFileWhenOneWasCommittedMeanwhile() {
        // Given: another delivery commits b.json between recall and commit
        ObjectCreated a = ingestion.land("a.json", 1);
        ObjectCreated b = ingestion.land("b.json", 2);
        ingestion.ingest(ingestion.land("first.json", 1));
        ingestion.ledger.beforeNextChange(() -> ingestion.ingest(b));
        // When
        IngestReport report = ingestion.ingest(a, b);
        // Then
        assertThat(report.failedMessages()).isEmpty();
        assertThat(report.count(FileOutcome.Committed.class)).isEqualTo(1);
        assertThat(report.count(FileOutcome.Duplicate.class)).isEqualTo(1);
        assertThat(rowsOnRecord()).isEqualTo(4);
        assertThat(packs().stream().mapToLong(pack -> pack.totals().rows()).sum())
                .isEqualTo(4);
    }

    @Test
    void shouldNameOnlyWhatLiesUnderItsManifestWhenThatWasSealedMeanwhile() {
        // Given
        ingestion.ingest(ingestion.land("first.json", 1));
        ManifestId sealed = ingestion.ledger.openManifest().orElseThrow().id();
        ObjectCreated file = ingestion.land("late.json", 3);
        ingestion.ledger.beforeNextChange(() -> Sealing.seal(ingestion));
        // When
        IngestReport report = ingestion.ingest(file);
        // Then
        assertThat(report.outcomes()).singleElement().isInstanceOfSatisfying(FileOutcome.Committed.class, done -> {
            Staged staged = (Staged) done.entry().disposition();
            assertThat(staged.manifest()).isNotEqualTo(sealed);
            Pack pack = ingestion.ledger.packsOf(staged.manifest()).getFirst();
            assertThat(ingestion.store.keys("staging", Keys.staged(staged.manifest()) + "rows/" + pack.id()))
                    .hasSize(1);
        });
        assertThat(ingestion.ledger.packsOf(sealed)).hasSize(1);
    }

    @Test
    void shouldFailOnlyStrangeFileWhenLedgerDoesNotAllowIt() {
        // Given
        ObjectCreated[] files = land(9);
        ingestion.ledger.neverTake("f5.json");
        // When
        IngestReport report = ingestion.ingest(files);
        // Then
        assertThat(report.count(FileOutcome.Committed.class)).isEqualTo(8);
        assertThat(report.failedMessages()).containsExactly("message of f5.json");
    }

    @Test
    void shouldFailOneFileWhenReadingItThrowsAnything() {
        // Given
        ObjectCreated good = ingestion.land("good.json", 1);
        ObjectCreated strange = ingestion.land("strange.json", 1);
        // When
        IngestReport report = ingestion
                .batches(
                        Workers.sequential(),
                        store -> WatchedStore.of(store, (method, arguments) -> {
                            if (method.equals("read") && arguments[0].equals(strange.version())) {
                                throw new IllegalStateException("a bug");
                            }
                        }))
                .ingest(ingestion.messages(strange, good), Ingestion.PLENTY);
        // Then
        assertThat(report.failedMessages()).containsExactly("message of strange.json");
        assertThat(report.outcomes())
                .filteredOn(FileOutcome.Failed.class::isInstance)
                .singleElement()
                .asString()
                .contains("strange.json", "a bug");
        assertThat(ingestion.store.keys("messages", "")).containsExactly("strange.json");
    }

    @Test
    void shouldFailOneFileWhenReleasingItThrowsAnything() {
        // Given
        ObjectCreated good = ingestion.land("good.json", 1);
        ObjectCreated strange = ingestion.land("strange.json", 1);
        // When
        IngestReport report = ingestion
                .batches(
                        Workers.sequential(),
                        store -> WatchedStore.of(store, (method, arguments) -> {
                            if (method.equals("delete") && arguments[0].equals(strange.version())) {
                                throw new IllegalStateException("a bug");
                            }
                        }))
                .ingest(ingestion.messages(good, strange), Ingestion.PLENTY);
        // Then
        assertThat(report.failedMessages()).containsExactly("message of strange.json");
        assertThat(report.count(FileOutcome.Committed.class)).isEqualTo(1);
    }

    @Test
    void shouldSendOnAndAcknowledgeWhenFileIsLarge() {
        // Given
        ObjectCreated small = ingestion.land("small.json", 1);
        ObjectCreated told = ingestion.land("large.json", 1);
        ObjectCreated large = new ObjectCreated(told.version(), 5L << 20, told.landedAt(), told.sequencers());
        // When
        IngestReport report = ingestion.ingest(small, large);
        // Then
        assertThat(report.failedMessages()).isEmpty();
        assertThat(report.count(FileOutcome.SentOn.class)).isEqualTo(1);
        assertThat(ingestion.largeFiles.waiting())
                .singleElement()
                .asString()
                .contains("large.json", "sequencer of large.json");
        assertThat(ingestion.store.keys("messages", "")).containsExactly("large.json");
    }

    @Test
    void shouldSendOnWhenFileUnpacksToMoreThanItsShareOfMemory() {
        // Given: 40,000 rows that gzip to a few kilobytes
        String row = "{\"deviceid\": \"1\", \"datetime\": \"2020-05-12 09:36:36\"}\n";
        byte[] packed = Gzip.of(row.repeat(40_000));
        ObjectVersion version = ingestion.store.put(new ObjectLocation("messages", "dense.json.gz"), packed);
        // When
        IngestReport report = ingestion.ingest(new ObjectCreated(version, packed.length));
        // Then
        assertThat(report.count(FileOutcome.SentOn.class)).isEqualTo(1);
        assertThat(ingestion.largeFiles.waiting()).hasSize(1);
    }

    @Test
    void shouldSendOnWhenFileComesTooSlowly() {
        // Given
        ObjectCreated slow = ingestion.land("slow.json", 1);
        // When
        IngestReport report = ingestion
                .batches(
                        Workers.sequential(),
                        store -> WatchedStore.of(store, (method, _) -> {
                            if (method.equals("read")) {
                                ingestion.clock.advance(Duration.ofSeconds(16));
                            }
                        }))
                .ingest(ingestion.messages(slow), Ingestion.PLENTY);
        // Then
        assertThat(report.count(FileOutcome.SentOn.class)).isEqualTo(1);
        assertThat(report.failedMessages()).isEmpty();
    }

    @Test
    void shouldRecogniseFileUnderAnotherETagWithoutLoadingItAgain() {
        // Given: a bucket whose ETags are not MD5s, as with SSE-KMS
        ingestion.store.tagWith(ETagging.KMS);
        ingestion.ingest(ingestion.land("a.json", 2));
        // When
        IngestReport report = ingestion.ingest(ingestion.land("a.json", 2));
        // Then
        assertThat(report.count(FileOutcome.Duplicate.class)).isEqualTo(1);
        assertThat(ingestion.ledger.files()).hasSize(1);
        assertThat(rowsOnRecord()).isEqualTo(2);
        assertThat(ingestion.store.keys("messages", "")).isEmpty();
    }

    private ObjectCreated[] land(int count) {
        List<ObjectCreated> files = new ArrayList<>();
        for (int file = 0; file < count; file++) {
            files.add(ingestion.land("f%d.json".formatted(file), 1));
        }
        return files.toArray(ObjectCreated[]::new);
    }

    private List<Pack> packs() {
        return ingestion.ledger.manifests().stream()
                .flatMap(manifest -> ingestion.ledger.packsOf(manifest.id()).stream())
                .toList();
    }

    private long rowsOnRecord() {
        return ingestion.ledger.files().stream()
                .mapToLong(file -> file.disposition() instanceof Staged staged ? staged.rows() : 0)
                .sum();
    }

    @Test
    void shouldCommitAndReleaseOthersWhileOneFileIsStillRead() {
        // Given
        ObjectCreated slow = ingestion.land("slow.json", 1);
        ObjectCreated quick = ingestion.land("quick.json", 1);
        CountDownLatch quickIsReleased = new CountDownLatch(1);
        // When: the slow file arrives only after the other one's source was deleted
        IngestReport report = ingestion
                .batches(
                        Workers.atOnce(4),
                        store -> WatchedStore.of(store, (method, arguments) -> {
                            if (method.equals("read") && arguments[0].equals(slow.version())) {
                                letTimePassUntil(quickIsReleased);
                            } else if (method.equals("delete") && arguments[0].equals(quick.version())) {
                                quickIsReleased.countDown();
                            }
                        }))
                .ingest(ingestion.messages(slow, quick), Ingestion.PLENTY);
        // Then
        assertThat(report.count(FileOutcome.Committed.class)).isEqualTo(2);
        assertThat(packs()).hasSize(2);
    }

    /** So that the other's pack becomes old enough. */
    private void letTimePassUntil(CountDownLatch latch) {
        try {
            for (int second = 0; second < 14 && !latch.await(1, TimeUnit.SECONDS); second++) {
                ingestion.clock.advance(Duration.ofSeconds(1));
            }
            assertThat(latch.getCount()).isZero();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
