package io.sealift.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectVersion;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
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
        ledger.commit(first.id(), List.of(file(first, 1)));
        ledger.holdNext(2);
        // When
        CommitOutcome outcome = ledger.commit(first.id(), List.of(file(first, 2)));
        ledger.commit(first.id(), List.of(file(first, 1)));
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
    void shouldMissLatestCommitWhenListingIsDelayed() {
        // Given
        ledger.open(first);
        ledger.commit(first.id(), List.of(file(first, 1)));
        ledger.commit(first.id(), List.of(file(first, 2), file(first, 3)));
        // When
        ledger.delayListing(2);
        // Then
        assertThat(ledger.filesOf(first.id())).containsExactly(file(first, 1));
        assertThat(ledger.filesOf(manifest(7).id())).isEmpty();
        assertThat(ledger.filesOf(first.id())).hasSize(3);
    }

    @Test
    void shouldShowStepBeforeWhenListingIsDelayed() {
        // Given
        Manifest sealed = sealedFirst();
        ledger.delayListing(1);
        List<Manifest> missed = ledger.unfinished();
        ledger.updateTakingSlot(sealed.become(ManifestState.LOADING, NOW));
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

    @Test
    void shouldRefuseWhatDynamoWouldCallMalformed() {
        // Given
        ledger.open(first);
        List<FileEntry> tooMany =
                IntStream.range(0, 100).mapToObj(number -> file(first, number)).toList();
        // When, Then
        assertThatThrownBy(() -> ledger.commit(first.id(), tooMany))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Between 1 and 99");
        assertThatThrownBy(() -> ledger.commit(first.id(), List.of(file(first, 1), file(first, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> ledger.commit(first.id(), List.of(file(manifest(2), 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not staged in manifest");
        assertThat(ledger.files()).isEmpty();
    }

    private Manifest sealedFirst() {
        ledger.open(first);
        ledger.commit(first.id(), List.of(file(first, 1)));
        ledger.seal(first.become(ManifestState.SEALED, NOW), manifest(2));
        return ledger.manifest(first.id()).orElseThrow();
    }

    private static Manifest manifest(int number) {
        return Manifest.open(ManifestId.at(NOW, number), NOW);
    }

    private static FileEntry file(Manifest manifest, int number) {
        ObjectVersion source = new ObjectVersion(new ObjectLocation("messages", "in/" + number), "etag");
        ObjectLocation copy = new ObjectLocation("staging", manifest.id() + "/" + number);
        return FileEntry.of(source, 1, NOW, new Disposition.Staged(manifest.id(), copy, new TreeMap<>()));
    }
}
