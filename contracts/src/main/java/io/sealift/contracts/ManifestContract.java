package io.sealift.contracts;

import static io.sealift.contracts.LedgerSamples.START;
import static io.sealift.contracts.LedgerSamples.manifest;
import static io.sealift.contracts.LedgerSamples.packed;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.CommitOutcome.Committed;
import io.sealift.core.ledger.CommitOutcome.Rejected;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Totals;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every ledger does with sealed manifests: change them one revision at a time. */
public abstract class ManifestContract extends LedgerSuite {
    private static final int RACERS = 16;

    @Test
    void shouldHoldTheNextRevisionWhenUpdated() {
        // Given
        opened(1);
        Manifest sealed = sealedNext(1);
        // When
        Manifest next = sealed.claimed(START.plusNanos(1_234)).withNote("Why it – \"stopped\"");
        mustCommit(() -> ledger().update(next));
        // Then
        assertThat(ledger().manifest(sealed.id())).contains(next.nextRevision());
    }

    @Test
    void shouldRejectUpdateWhenRevisionIsStale() {
        // Given
        opened(1);
        Manifest sealed = sealedNext(1);
        mustCommit(() -> ledger().update(sealed.withNote("first")));
        // When
        mustReject(() -> ledger().update(sealed.withNote("second")));
        // Then
        assertThat(ledger().manifest(sealed.id()))
                .contains(sealed.withNote("first").nextRevision());
    }

    @Test
    void shouldRejectUpdateWhenRevisionIsYetToCome() {
        // Given
        opened(1);
        Manifest sealed = sealedNext(1);
        // When
        mustReject(() -> ledger().update(sealed.nextRevision()));
        // Then
        assertThat(ledger().manifest(sealed.id())).contains(sealed);
    }

    @Test
    void shouldRejectUpdateWhenManifestIsUnknownOrOpen() {
        // Given
        Manifest open = opened(1);
        mustCommit(packed(open, 0));
        Manifest before = read(open.id());
        // When, Then
        mustReject(() -> ledger().update(LedgerSamples.sealed(manifest(7))));
        mustReject(() -> ledger().update(LedgerSamples.sealed(before)));
        assertThat(ledger().manifest(manifest(7).id())).isEmpty();
        assertThat(ledger().openManifest()).contains(before);
    }

    @Test
    void shouldHaveOneWinnerWhenManyUpdateOneRevision() throws InterruptedException, ExecutionException {
        // Given
        opened(1);
        Manifest sealed = sealedNext(1);
        // When
        List<CommitOutcome> outcomes =
                Race.run(RACERS, racer -> change(() -> ledger().update(sealed.withNote("racer " + racer))));
        // Then
        assertThat(outcomes).containsOnlyOnce(new Committed());
        assertThat(outcomes).containsOnly(new Committed(), new Rejected());
        assertThat(read(sealed.id()).note()).isEqualTo("racer " + outcomes.indexOf(new Committed()));
    }

    @Test
    void shouldLeaveTotalsAsTheyAreWhenUpdated() {
        // Given
        opened(1);
        Manifest sealed = sealedNext(1);
        // When
        mustCommit(() -> ledger().update(sealed.withTotals(Totals.NONE)));
        // Then
        assertThat(ledger().manifest(sealed.id())).contains(sealed.nextRevision());
    }

    @Test
    void shouldListOldestFirstWhenUnfinished() {
        // Given
        opened(1);
        Manifest first = sealedNext(1);
        Manifest second = sealedNext(2);
        Manifest third = sealedNext(3);
        // When
        mustCommit(() -> ledger().update(loading(second)));
        // Then
        List<Manifest> expected = List.of(first, read(second.id()), third);
        assertThat(awaiting(() -> ledger().unfinished(), expected::equals)).isEqualTo(expected);
    }

    @Test
    void shouldListNewestFirstWhenArchived() {
        // Given
        opened(1);
        List<ManifestId> ids = IntStream.rangeClosed(1, 3)
                .mapToObj(number -> archive(sealedNext(number)))
                .toList();
        Manifest sealed = sealedNext(4);
        // When
        List<Manifest> all = awaiting(() -> ledger().archived(10), found -> found.size() == ids.size());
        List<Manifest> latest = awaiting(
                () -> ledger().archived(2),
                found -> found.size() == 2 && found.getFirst().id().equals(ids.getLast()));
        // Then
        assertThat(all).extracting(Manifest::id).containsExactlyElementsOf(ids.reversed());
        assertThat(all)
                .containsExactlyElementsOf(
                        all.stream().map(found -> read(found.id())).toList());
        assertThat(latest).extracting(Manifest::id).containsExactly(ids.get(2), ids.get(1));
        assertThat(awaiting(() -> ledger().unfinished(), List.of(sealed)::equals))
                .containsExactly(sealed);
    }

    @Test
    void shouldBeUnfinishedAgainWhenAnArchivedOneGetsAnotherTry() {
        // Given
        opened(1);
        ManifestId id = archive(sealedNext(1));
        // When
        mustCommit(() -> ledger().update(loading(read(id))));
        // Then
        assertThat(awaiting(() -> ledger().unfinished(), found -> !found.isEmpty()))
                .containsExactly(read(id));
        assertThat(awaiting(() -> ledger().archived(10), List::isEmpty)).isEmpty();
    }

    private static Manifest loading(Manifest sealed) {
        return sealed.become(ManifestState.LOADING, START.plusSeconds(10));
    }

    private ManifestId archive(Manifest sealed) {
        ManifestId id = sealed.id();
        mustCommit(() -> ledger().update(loading(sealed)));
        mustCommit(() -> ledger().update(read(id).become(ManifestState.LOADED, START.plusSeconds(20))));
        mustCommit(() -> ledger().update(read(id).become(ManifestState.ARCHIVED, START.plusSeconds(30))));
        return id;
    }
}
