package io.sealift.proof.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState;
import io.sealift.core.load.SetAsideRedrive;
import io.sealift.core.reconciliation.Balance;
import io.sealift.core.reconciliation.Difference;
import io.sealift.core.reconciliation.Difference.Kind;
import io.sealift.core.reconciliation.FileCount;
import io.sealift.core.reconciliation.Term;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The terms of the balance, by files, manifests and slices. */
class BalanceTest {
    private static final String LATER = "2027-05-01";

    private final Desk desk = new Desk();
    private final Loads loads = new Loads(desk);

    @Test
    void shouldBeBalancedWhenNothingHasLanded() {
        // When
        Balance balance = desk.balance();
        // Then
        assertThat(balance.isBalanced()).isTrue();
        assertThat(balance.landed()).isEqualTo(FileCount.NONE);
    }

    @Test
    void shouldCountEveryTermWhenFilesMetEveryOutcome() {
        // Given: one loaded that landed three times, one taken away, one refused, one not announced yet
        ObjectVersion loaded = desk.land("loaded.json", Desk.rows(Desk.DAY, 3, 1));
        desk.store.remove(desk.land("gone.json", Desk.rows(Desk.DAY, 9, 2)).location());
        desk.land("refused.json", "{}\n");
        desk.ingest();
        loads.plan(List.of(Map.entry(Desk.DAY, 3L))).forEach(loads::publish);
        loads.become(loading(), ManifestState.LOADED);
        desk.tell(loaded, "second");
        desk.tell(loaded, "third");
        desk.land("pending.json", Desk.rows(Desk.DAY, 5, 3));
        desk.ingest();
        desk.put("waiting.json", Desk.rows(Desk.DAY, 7, 4));
        // When
        Balance balance = desk.balance();
        // Then
        assertThat(balance.differences()).isEmpty();
        assertThat(balance.of(Term.LOADED)).isEqualTo(new FileCount(1, 3));
        assertThat(balance.of(Term.DUPLICATES)).isEqualTo(new FileCount(2, 6));
        assertThat(balance.of(Term.SUPERSEDED)).isEqualTo(new FileCount(1, 0));
        assertThat(balance.of(Term.REFUSED)).isEqualTo(new FileCount(1, 0));
        assertThat(balance.of(Term.PENDING)).isEqualTo(new FileCount(2, 5));
        assertThat(balance.landed()).isEqualTo(new FileCount(7, 14));
        assertThat(balance.isBalanced()).isTrue();
        assertThat(balance.notes())
                .containsExactly("1 files wait in messages and are not read yet: their rows are not known");
    }

    @Test
    void shouldCountRowsBySliceWhileAManifestIsLoaded() {
        // Given: one slice in the table, one under way, one set aside that has all rows of its file
        ObjectVersion bad = desk.land("bad.json", Desk.rows(LATER, 2, 1));
        desk.land("good.json", Desk.rows(Desk.DAY, 3, 2) + Desk.rows(LATER, 4, 2));
        desk.ingest();
        List<Slice> slices = loads.plan(List.of(Map.entry(Desk.DAY, 3L), Map.entry(LATER, 4L), Map.entry(LATER, 2L)));
        loads.publish(slices.getFirst());
        loads.setAside(slices.getLast(), desk.known(bad));
        // When
        Balance balance = desk.balance();
        // Then
        assertThat(balance.differences()).isEmpty();
        assertThat(balance.of(Term.LOADED)).isEqualTo(new FileCount(0, 3));
        assertThat(balance.of(Term.PENDING)).isEqualTo(new FileCount(1, 4));
        assertThat(balance.of(Term.REFUSED)).isEqualTo(new FileCount(1, 2));
        assertThat(balance.isBalanced()).isTrue();
        assertThat(balance.manifests().getFirst()).satisfies(progress -> {
            assertThat(progress.slices()).isEqualTo(3);
            assertThat(progress.published()).isEqualTo(1);
            assertThat(progress.setAside()).isEqualTo(1);
        });
    }

    @Test
    void shouldCountRowsAsRefusedWhenTheyAreDiscardedAndTheRestOfTheirFileIsLoaded() {
        // Given
        ObjectVersion file = desk.land("a.json", Desk.rows(Desk.DAY, 3, 1) + Desk.rows(LATER, 2, 1));
        desk.ingest();
        List<Slice> slices = loads.plan(List.of(Map.entry(Desk.DAY, 3L), Map.entry(LATER, 2L)));
        loads.publish(slices.getFirst());
        Slice aside = loads.setAside(slices.getLast(), desk.known(file));
        loads.update(aside.become(new SliceState.Discarded((SliceState.SetAside) aside.state(), "no use")));
        loads.become(loading(), ManifestState.LOADED);
        // When
        Balance balance = desk.balance();
        // Then
        assertThat(balance.isBalanced()).isTrue();
        assertThat(balance.of(Term.LOADED)).isEqualTo(new FileCount(1, 3));
        assertThat(balance.of(Term.REFUSED)).isEqualTo(new FileCount(0, 2));
    }

    @Test
    void shouldCountOneFileAsPendingWhenItsRowsAreTriedAgain() {
        // Given
        ObjectVersion bad = desk.land("bad.json", Desk.rows(LATER, 2, 1));
        desk.land("good.json", Desk.rows(Desk.DAY, 3, 2));
        desk.ingest();
        List<Slice> slices = loads.plan(List.of(Map.entry(Desk.DAY, 3L), Map.entry(LATER, 2L)));
        loads.publish(slices.getFirst());
        Slice aside = loads.setAside(slices.getLast(), desk.known(bad));
        loads.become(loading(), ManifestState.LOADED);
        // When
        new SetAsideRedrive(desk.ledger, desk.store, desk.keys, desk.clock).redrive(aside);
        Balance balance = desk.balance();
        // Then
        assertThat(balance.isBalanced()).isTrue();
        assertThat(balance.of(Term.LOADED)).isEqualTo(new FileCount(1, 3));
        assertThat(balance.of(Term.PENDING)).isEqualTo(new FileCount(1, 2));
        assertThat(balance.of(Term.REFUSED)).isEqualTo(FileCount.NONE);
    }

    @Test
    void shouldNameManifestWhenItsSlicesLoadOtherRows() {
        // Given
        desk.land("a.json", Desk.rows(Desk.DAY, 3, 1));
        desk.ingest();
        loads.plan(List.of(Map.entry(Desk.DAY, 2L)));
        // When, Then
        assertThat(desk.balance().differences()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Kind.SLICE_ROWS);
            assertThat(found.text()).contains("has 3 rows, its slices load 2");
        });
    }

    @Test
    void shouldNameObjectWhenAPackNamesItAndItIsNotStaged() {
        // Given
        desk.land("a.json", Desk.rows(Desk.DAY, 3, 1));
        desk.ingest();
        assertThat(desk.balance().isBalanced()).isTrue();
        String key = desk.store.keys(Desk.BUCKETS.staging(), "staging/").getFirst();
        desk.store.remove(new ObjectLocation(Desk.BUCKETS.staging(), key));
        // When, Then
        assertThat(desk.balance().differences()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Kind.STAGED_OBJECT_MISSING);
            assertThat(found.text()).contains("OPEN: 1 of the 2 objects", key);
        });
    }

    @Test
    void shouldLookIntoTheArchiveWhenTheManifestIsLoaded() {
        // Given: some packs are archived already
        desk.land("a.json", Desk.rows(Desk.DAY, 3, 1));
        desk.ingest();
        loads.plan(List.of(Map.entry(Desk.DAY, 3L))).forEach(loads::publish);
        loads.become(loading(), ManifestState.LOADED);
        ObjectLocation staged = new ObjectLocation(
                Desk.BUCKETS.staging(),
                desk.store.keys(Desk.BUCKETS.staging(), "staging/").getFirst());
        desk.store.copy(desk.store.head(staged).orElseThrow().version(), desk.keys.archived(staged));
        desk.store.remove(staged);
        assertThat(desk.balance().differences()).isEmpty();
        // When
        desk.store.remove(desk.keys.archived(staged));
        // Then
        assertThat(desk.balance().differences())
                .singleElement()
                .extracting(Difference::text)
                .asString()
                .contains("and not archived", staged.key());
    }

    @Test
    void shouldNameRowsWhenTheyAreSetAsideAndNotInQuarantine() {
        // Given
        ObjectVersion file = desk.land("a.json", Desk.rows(Desk.DAY, 3, 1));
        desk.ingest();
        Slice slice = loads.plan(List.of(Map.entry(Desk.DAY, 3L))).getFirst();
        loads.setAside(slice, desk.known(file));
        assertThat(desk.balance().isBalanced()).isTrue();
        ObjectLocation kept = desk.keys.quarantinedRows(desk.known(file).id(), slice.manifest(), slice.number());
        desk.store.remove(kept);
        // When
        Balance always = desk.balance();
        Balance expiring = desk.balance(desk.balanceSettings().withQuarantineRetention(Duration.ofHours(1)));
        // Then
        assertThat(always.differences()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Kind.QUARANTINED_OBJECT_MISSING);
            assertThat(found.text()).contains(kept.uri());
        });
        assertThat(expiring.isBalanced()).isTrue();
    }

    @Test
    void shouldLeaveOutWhatIsNotToBeIngested() {
        // Given
        desk.put("other/b.json", Desk.rows(Desk.DAY, 4, 1));
        // When, Then
        assertThat(desk.balance().of(Term.PENDING).files()).isEqualTo(1);
        assertThat(desk.balance(desk.balanceSettings().withIngestPrefix("feed/"))
                        .of(Term.PENDING)
                        .files())
                .isZero();
    }

    @Test
    void shouldCountFailingFileAsPending() {
        // Given
        ObjectVersion version = desk.put("a.json", "text");
        desk.ledger.record(FileEntry.of(
                FileId.ofETag(version), version, 4, desk.clock.instant(), new Disposition.Failing("no answer", 3)));
        // When, Then
        assertThat(desk.balance().of(Term.PENDING)).isEqualTo(new FileCount(1, 0));
        assertThat(desk.balance().isBalanced()).isTrue();
    }

    private ManifestId loading() {
        return desk.ledger.unfinished().getFirst().id();
    }
}
