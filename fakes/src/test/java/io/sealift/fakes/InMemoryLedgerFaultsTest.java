package io.sealift.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Pack;
import io.sealift.core.ledger.PackId;
import io.sealift.core.ledger.RowsObject;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InMemoryLedgerFaultsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final Manifest first = manifest(1);

    @Test
    void shouldHaveNoEffectWhenConflicting() {
        // Given
        ledger.conflictNext(2);
        // When, Then
        assertThat(ledger.open(first)).isEqualTo(new CommitOutcome.Conflicted());
        assertThat(ledger.open(first)).isEqualTo(new CommitOutcome.Conflicted());
        assertThat(ledger.openManifest()).isEmpty();
        assertThat(ledger.open(first)).isEqualTo(new CommitOutcome.Committed());
    }

    @Test
    void shouldTakeEffectWhenOnlyReplyIsLost() {
        // Given
        ledger.loseReplyOfNext(1);
        // When
        CommitOutcome outcome = ledger.open(first);
        // Then
        assertThat(outcome).isInstanceOf(CommitOutcome.Unknown.class);
        assertThat(ledger.openManifest()).contains(first);
    }

    @Test
    void shouldHaveNoEffectWhenRequestIsLost() {
        // Given
        ledger.loseRequestOfNext(1);
        // When
        CommitOutcome outcome = ledger.open(first);
        // Then
        assertThat(outcome).isInstanceOf(CommitOutcome.Unknown.class);
        assertThat(ledger.openManifest()).isEmpty();
        assertThat(ledger.deliverHeld()).isEmpty();
    }

    @Test
    void shouldTakeEffectLateWhenRequestIsHeldBack() {
        // Given
        ledger.open(first);
        commit(1);
        ledger.holdNext(2);
        // When
        CommitOutcome outcome = commit(2);
        commit(1);
        // Then
        assertThat(outcome).isInstanceOf(CommitOutcome.Unknown.class);
        assertThat(ledger.files()).hasSize(1);
        assertThat(ledger.deliverHeld()).containsExactly(new CommitOutcome.Committed(), new CommitOutcome.Rejected());
        assertThat(ledger.files()).hasSize(2);
    }

    @Test
    void shouldBefallTheChangesInOrderWhenFaultsAreMixed() {
        // Given
        ledger.loseRequestOfNext(1);
        ledger.conflictNext(1);
        // When, Then
        assertThat(ledger.open(first)).isInstanceOf(CommitOutcome.Unknown.class);
        assertThat(ledger.open(first)).isInstanceOf(CommitOutcome.Conflicted.class);
        assertThat(ledger.open(first)).isInstanceOf(CommitOutcome.Committed.class);
    }

    @Test
    void shouldLetOtherActBeforeTheChangeThatMeetsTheFault() {
        // Given
        ledger.beforeNextChange(() -> ledger.open(manifest(2)));
        ledger.loseReplyOfNext(1);
        // When
        CommitOutcome outcome = ledger.open(first);
        // Then
        assertThat(outcome).isInstanceOf(CommitOutcome.Unknown.class);
        assertThat(ledger.openManifest()).contains(manifest(2));
        assertThat(ledger.manifest(first.id())).isEmpty();
    }

    @Test
    void shouldMissLatestFailingFileWhenListingIsDelayed() {
        // Given
        ledger.record(failing(1));
        ledger.record(failing(2));
        // When
        ledger.delayListing(1);
        // Then
        assertThat(ledger.failing(9)).containsExactly(failing(1));
        assertThat(ledger.failing(9)).hasSize(2);
    }

    @Test
    void shouldBeInvalidWhenFileIsNeverTaken() {
        // Given
        ledger.open(first);
        ledger.neverTake("in/2");
        // When, Then
        assertThat(commit(2)).isInstanceOf(CommitOutcome.Invalid.class);
        assertThat(ledger.record(failing(2))).isInstanceOf(CommitOutcome.Invalid.class);
        assertThat(commit(1)).isEqualTo(new CommitOutcome.Committed());
        assertThat(ledger.files()).extracting(FileEntry::id).containsExactly(id(1));
    }

    @Test
    void shouldForgetFilesAndAliasesThatWereNotMetAgain() {
        // Given
        ObjectVersion inTwo = new ObjectVersion(source(1).location(), "e-2");
        ledger.record(failing(1));
        ledger.record(failing(2));
        ledger.meetAgain(id(1), inTwo, Set.of(), NOW.plusSeconds(5));
        // When
        ledger.removeFilesNotMetSince(NOW.plusSeconds(5));
        // Then
        assertThat(ledger.find(List.of(id(1), id(2), FileId.ofETag(inTwo))))
                .containsOnlyKeys(id(1), FileId.ofETag(inTwo));
        // When
        ledger.removeFilesNotMetSince(NOW.plusSeconds(6));
        // Then
        assertThat(ledger.find(List.of(id(1), FileId.ofETag(inTwo)))).isEmpty();
    }

    @Test
    void shouldShowStepBeforeWhenListingIsDelayed() {
        // Given
        Manifest sealed = sealedFirst();
        ledger.delayListing(1);
        List<Manifest> missed = ledger.unfinished();
        ledger.update(sealed.become(ManifestState.LOADING, NOW));
        // When
        ledger.delayListing(1);
        List<Manifest> stale = ledger.unfinished();
        List<Manifest> current = ledger.unfinished();
        // Then
        assertThat(missed).isEmpty();
        assertThat(stale).containsExactly(sealed);
        assertThat(current).extracting(Manifest::state).containsExactly(ManifestState.LOADING);
    }

    @Test
    void shouldKeepEveryRevisionWhenManifestChanges() {
        // Given
        Manifest sealed = sealedFirst();
        // When
        ledger.update(sealed.withNote("a"));
        // Then
        assertThat(ledger.history(first.id())).extracting(Manifest::note).containsExactly("", "", "a");
        assertThat(ledger.history(first.id()))
                .extracting(Manifest::state)
                .containsExactly(ManifestState.OPEN, ManifestState.SEALED, ManifestState.SEALED);
        assertThat(ledger.manifests())
                .extracting(Manifest::id)
                .containsExactly(first.id(), manifest(2).id());
    }

    private Manifest sealedFirst() {
        ledger.open(first);
        commit(1);
        ledger.seal(first.become(ManifestState.SEALED, NOW), manifest(2));
        return ledger.manifest(first.id()).orElseThrow();
    }

    private static Manifest manifest(int number) {
        return Manifest.open(ManifestId.at(NOW, number), NOW);
    }

    /** A pack of one file, the n-th. */
    private CommitOutcome commit(int number) {
        PackId id = new PackId("%024x".formatted(number));
        RowsObject rows = new RowsObject(207, 0, 1, 1, new TreeMap<>(Map.of("2026-11-22", 1L)), new TreeMap<>());
        Pack pack = new Pack(
                first.id(), id, List.of(rows), new Pack.Originals.Zip(), 0, new TreeMap<>(Map.of(0, id(number))));
        Disposition staged = new Disposition.Staged(first.id(), id, 1, List.of(), 0);
        return ledger.commit(pack, List.of(FileEntry.of(id(number), source(number), 1, NOW, staged)));
    }

    private static FileEntry failing(int number) {
        return FileEntry.of(id(number), source(number), 1, NOW, new Disposition.Failing("S3 is slow", 1));
    }

    private static FileId id(int number) {
        return FileId.ofETag(source(number));
    }

    private static ObjectVersion source(int number) {
        return new ObjectVersion(new ObjectLocation("messages", "in/" + number), "etag");
    }
}
