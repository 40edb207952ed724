package io.sealift.proof.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.ingest.FileOutcome;
import io.sealift.core.ingest.IngestReport;
import io.sealift.core.ingest.Ingestor;
import io.sealift.core.ingest.QueueMessage;
import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition.Failing;
import io.sealift.core.ledger.FileEntry.Disposition.Refused;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.Pack;
import io.sealift.core.ledger.RowsObject;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.notification.NotificationWriter;
import io.sealift.fakes.ETagging;
import io.sealift.proof.fault.SimulatedCrash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LargeFileIngestorTest {
    private final Ingestion ingestion = new Ingestion();

    @Test
    void shouldCommitRowsByWindowAndKeepOriginalWhenFileIsValid() {
        // Given
        String text = """
                {"deviceid": "1", "datetime": "2020-05-12 09:36:36"}
                {"deviceid": "2", "datetime": "2021-05-12 09:36:36"}
                """;
        ObjectCreated file = ingestion.land("in/large.json", text);
        // When
        IngestReport report = ingest(file);
        // Then
        assertThat(report.count(FileOutcome.Committed.class)).isEqualTo(1);
        Pack pack = onlyPack();
        assertThat(pack.rows()).extracting(RowsObject::rows).containsExactlyInAnyOrder(1L, 1L);
        assertThat(ingestion.store.content(Ingestion.KEYS.originals(pack)))
                .hasValueSatisfying(content -> assertThat(content).asString().isEqualTo(text));
        assertThat(ingestion.store.keys("messages", "")).isEmpty();
        assertThat(ingestion.store.uploadsInProgress()).isEmpty();
    }

    @Test
    void shouldLeaveNothingStagedWhenFileIsRefused() {
        // Given
        ObjectCreated file = ingestion.land(
                "bad.json", "{\"deviceid\": \"1\", \"datetime\": \"2020-05-12 09:36:36\"}\nhello world\n");
        // When
        IngestReport report = ingest(file);
        // Then
        assertThat(report.outcomes()).singleElement().isInstanceOfSatisfying(FileOutcome.Refused.class, refused -> {
            Refused why = (Refused) refused.entry().disposition();
            assertThat(why.line()).isEqualTo(2);
        });
        assertThat(ingestion.store.keys("staging", "")).isEmpty();
        assertThat(ingestion.store.uploadsInProgress()).isEmpty();
        assertThat(ingestion.store.keys("messages", "")).isEmpty();
        assertThat(ingestion.deadLetters.sent()).hasSize(1);
    }

    @Test
    void shouldMoveToNextManifestWhenItsOwnWasSealedMeanwhile() {
        // Given
        ingestion.ingest(ingestion.land("first.json", 1));
        ManifestId sealed = ingestion.ledger.openManifest().orElseThrow().id();
        ObjectCreated file = ingestion.land("large.json", 3);
        ingestion.ledger.beforeNextChange(() -> Sealing.seal(ingestion));
        // When
        IngestReport report = ingest(file);
        // Then
        assertThat(report.count(FileOutcome.Committed.class)).isEqualTo(1);
        Pack pack = ingestion
                .ledger
                .packsOf(ingestion.ledger.openManifest().orElseThrow().id())
                .getFirst();
        assertThat(pack.manifest()).isNotEqualTo(sealed);
        assertThat(ingestion.store.keys("staging", Keys.staged(pack.manifest())))
                .hasSize(2);
        assertThat(ingestion.store.content(Ingestion.KEYS.originals(pack))).isPresent();
    }

    @Test
    void shouldRefuseBySizeOfItsEventWhenFileIsAboveCeiling() {
        // Given
        ingestion.takeFilesUpTo(100);
        ObjectCreated file = ingestion.land("huge.json", 10);
        // When
        IngestReport report = ingestion
                .large(store ->
                        WatchedStore.of(store, (method, _) -> assertThat(method).isNotEqualTo("read")))
                .ingest(ingestion.messages(file), Ingestion.PLENTY);
        // Then
        assertThat(report.outcomes()).singleElement().isInstanceOfSatisfying(FileOutcome.Refused.class, refused -> {
            Refused why = (Refused) refused.entry().disposition();
            assertThat(why.reason()).isEqualTo("TOO_LARGE");
            assertThat(why.message()).contains("at most 100 are read");
        });
        assertThat(ingestion.store.keys("messages", "")).isEmpty();
    }

    @Test
    void shouldRefuseInsteadOfTryingForEverWhenItCannotBeReadInTime() {
        // Given
        ObjectCreated file = ingestion.land("endless.json", 10);
        // When, Then
        assertThat(ingestWithoutTime(file, 1).failedMessages()).containsExactly("m");
        assertThat(ingestWithoutTime(file, 2).failedMessages()).containsExactly("m");
        IngestReport last = ingestWithoutTime(file, 3);
        assertThat(last.failedMessages()).isEmpty();
        assertThat(last.count(FileOutcome.Refused.class)).isEqualTo(1);
        assertThat(ingestion.deadLetters.sent()).hasSize(1);
        assertThat(ingestion.store.uploadsInProgress()).isEmpty();
    }

    @Test
    void shouldSayWhyItFailsAndBeLeftAloneByTheScanWhenRunsAreKilledWhileTheyReadIt() {
        // Given
        ObjectCreated file = ingestion.land("deadly.json", 10);
        // When
        killedRun(file, 1);
        killedRun(file, 2);
        // Then
        FileEntry entry = ingestion.ledger.find(FileId.ofETag(file.version())).orElseThrow();
        assertThat(entry.disposition()).isInstanceOfSatisfying(Failing.class, failing -> {
            assertThat(failing.error()).contains("ended without a word");
            assertThat(failing.tries()).isEqualTo(2);
        });
    }

    @Test
    void shouldBeCommittedWhenRunSucceedsAfterOneThatWasKilled() {
        // Given
        ObjectCreated file = ingestion.land("lucky.json", 10);
        killedRun(file, 2);
        // When
        IngestReport report = ingestion.large().ingest(List.of(message(file, 2)), Ingestion.PLENTY);
        // Then
        assertThat(report.count(FileOutcome.Committed.class)).isEqualTo(1);
    }

    @Test
    void shouldBeDuplicateWhenSameBytesWereCommittedUnderAnotherETag() {
        // Given
        ingestion.store.tagWith(ETagging.KMS);
        ingestion.ingest(ingestion.land("a.json", 2));
        // When
        IngestReport report = ingest(ingestion.land("a.json", 2));
        // Then
        assertThat(report.count(FileOutcome.Duplicate.class)).isEqualTo(1);
        assertThat(ingestion.ledger.files()).hasSize(1);
        assertThat(ingestion.store.keys("messages", "")).isEmpty();
    }

    private IngestReport ingest(ObjectCreated file) {
        return ingestion.large().ingest(ingestion.messages(file), Ingestion.PLENTY);
    }

    /** Reading takes longer than a whole run. */
    private IngestReport ingestWithoutTime(ObjectCreated file, int receives) {
        Instant end = ingestion.clock.instant().plus(Duration.ofMinutes(15));
        return ingestion
                .large(store -> WatchedStore.of(store, (method, _) -> {
                    if (method.equals("read")) {
                        ingestion.clock.advance(Duration.ofMinutes(14));
                    }
                }))
                .ingest(List.of(message(file, receives)), () -> Duration.between(ingestion.clock.instant(), end));
    }

    private void killedRun(ObjectCreated file, int receives) {
        Ingestor dying = ingestion.large(store -> WatchedStore.of(store, (method, _) -> {
            if (method.equals("read")) {
                throw new SimulatedCrash("at the time limit");
            }
        }));
        assertThatThrownBy(() -> dying.ingest(List.of(message(file, receives)), Ingestion.PLENTY))
                .isInstanceOf(SimulatedCrash.class);
    }

    private QueueMessage message(ObjectCreated file, int receives) {
        return new QueueMessage("m", NotificationWriter.created(file, ingestion.clock.instant()), receives);
    }

    private Pack onlyPack() {
        Staged staged = (Staged) ingestion.ledger.files().getFirst().disposition();
        return ingestion.ledger.packsOf(staged.manifest()).getFirst();
    }
}
