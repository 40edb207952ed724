package io.sealift.contracts;

import static io.sealift.contracts.LedgerSamples.START;
import static io.sealift.contracts.LedgerSamples.manifest;
import static io.sealift.contracts.SliceSamples.inEveryState;
import static io.sealift.contracts.SliceSamples.slices;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.CommitOutcome.Committed;
import io.sealift.core.ledger.CommitOutcome.Rejected;
import io.sealift.core.ledger.EngineHealth;
import io.sealift.core.ledger.FailureCause;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every ledger does with slices, and with the engine's health: change them one revision at a time. */
public abstract class SliceContract extends LedgerSuite {
    private static final int RACERS = 16;
    private static final ManifestId MANIFEST = manifest(1).id();

    @Test
    void shouldHoldSlicesInOrderOfTheirNumbersWhenPlanned() {
        // Given: more than one change can add, and numbers of different lengths
        List<Slice> first = slices(MANIFEST, 0, Ledger.SLICES_ADDED_MAX);
        List<Slice> more = slices(MANIFEST, Ledger.SLICES_ADDED_MAX, 102);
        List<Slice> ofAnother = slices(manifest(2).id(), 0, 1);
        // When
        mustCommit(() -> ledger().plan(more));
        mustCommit(() -> ledger().plan(first));
        mustCommit(() -> ledger().plan(ofAnother));
        // Then
        assertThat(ledger().slicesOf(MANIFEST))
                .containsExactlyElementsOf(
                        Stream.concat(first.stream(), more.stream()).toList());
        assertThat(ledger().slicesOf(manifest(2).id())).containsExactlyElementsOf(ofAnother);
        assertThat(ledger().packsOf(MANIFEST)).isEmpty();
        assertThat(ledger().manifest(MANIFEST)).isEmpty();
    }

    @Test
    void shouldRejectWholePlanWhenOneSliceIsOnRecord() {
        // Given
        List<Slice> planned = slices(MANIFEST, 2, 4);
        mustCommit(() -> ledger().plan(planned));
        // When, Then
        mustReject(() -> ledger().plan(planned));
        mustReject(() -> ledger().plan(slices(MANIFEST, 3, 6)));
        assertThat(ledger().slicesOf(MANIFEST)).containsExactlyElementsOf(planned);
    }

    @Test
    void shouldHoldTheNextRevisionInEveryStateWhenUpdated() {
        // Given
        List<Slice> all = inEveryState(MANIFEST);
        assertThat(all)
                .extracting(Slice::state)
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(SliceState.class.getPermittedSubclasses());
        mustCommit(() -> ledger().plan(slices(MANIFEST, 0, all.size())));
        // When
        all.forEach(slice -> mustCommit(() -> ledger().update(slice)));
        // Then
        assertThat(ledger().slicesOf(MANIFEST))
                .containsExactlyElementsOf(all.stream().map(Slice::nextRevision).toList());
    }

    @Test
    void shouldGiveSlicesBackAsTheyWereWhenPlannedInAnyState() {
        // Given
        List<Slice> all = inEveryState(MANIFEST);
        // When
        mustCommit(() -> ledger().plan(all));
        // Then
        assertThat(ledger().slicesOf(MANIFEST)).containsExactlyElementsOf(all);
    }

    @Test
    void shouldHoldNothingOfTheStateBeforeWhenSliceMovesOn() {
        // Given
        List<Slice> planned = slices(MANIFEST, 0, 1);
        mustCommit(() -> ledger().plan(planned));
        // When: recorded, running, failed, recorded
        Slice slice = planned.getFirst();
        for (Slice next : List.of(
                slice.withAttempt(START),
                slice.withAttempt(START).become(new SliceState.Running("q", START)),
                slice.withAttempt(START).failed("q", "why", FailureCause.AUDIT, START, START.plusSeconds(5)),
                slice.withAttempt(START))) {
            Slice atRevision = at(next, slice(0).revision());
            mustCommit(() -> ledger().update(atRevision));
            // Then
            assertThat(slice(0)).isEqualTo(atRevision.nextRevision());
        }
    }

    @Test
    void shouldKeepPlanWhenUpdated() {
        // Given
        List<Slice> planned = slices(MANIFEST, 0, 2);
        mustCommit(() -> ledger().plan(planned));
        Slice withOtherPlan = Slice.planned(MANIFEST, 0, planned.getLast().plan(), START);
        // When
        mustCommit(() -> ledger().update(withOtherPlan));
        // Then
        assertThat(slice(0)).isEqualTo(planned.getFirst().nextRevision());
    }

    @Test
    void shouldRejectUpdateWhenRevisionIsNotTheCurrentOneOrSliceIsUnknown() {
        // Given
        List<Slice> planned = slices(MANIFEST, 0, 1);
        mustCommit(() -> ledger().plan(planned));
        Slice first = planned.getFirst();
        // When, Then
        mustReject(() -> ledger().update(first.nextRevision()));
        mustCommit(() -> ledger().update(first.withAttempt(START)));
        mustReject(() -> ledger().update(first.withAttempt(START)));
        mustReject(() -> ledger().update(slices(MANIFEST, 1, 2).getFirst()));
        assertThat(ledger().slicesOf(MANIFEST))
                .containsExactly(first.withAttempt(START).nextRevision());
    }

    @Test
    void shouldReplaceSliceAndAddSuccessorsWhenDivided() {
        // Given
        List<Slice> planned = slices(MANIFEST, 0, 1);
        mustCommit(() -> ledger().plan(planned));
        Slice divided = planned.getFirst().become(new SliceState.Divided(1, 2));
        List<Slice> halves = slices(MANIFEST, 1, 3);
        // When
        mustCommit(() -> ledger().divide(divided, halves));
        // Then
        assertThat(ledger().slicesOf(MANIFEST))
                .containsExactly(divided.nextRevision(), halves.getFirst(), halves.getLast());
        mustReject(() -> ledger().divide(divided, halves));
    }

    @Test
    void shouldRejectWholeDivisionWhenRevisionIsStaleOrSuccessorIsOnRecord() {
        // Given
        List<Slice> planned = slices(MANIFEST, 0, 2);
        mustCommit(() -> ledger().plan(planned));
        Slice divided = planned.getFirst().become(new SliceState.Divided(2, 3));
        // When, Then
        mustReject(() -> ledger().divide(divided.nextRevision(), slices(MANIFEST, 2, 4)));
        mustReject(() -> ledger().divide(divided, slices(MANIFEST, 1, 3)));
        assertThat(ledger().slicesOf(MANIFEST)).containsExactlyElementsOf(planned);
    }

    @Test
    void shouldTakeAsManySuccessorsAsAllowed() {
        // Given
        List<Slice> planned = slices(MANIFEST, 0, 1);
        mustCommit(() -> ledger().plan(planned));
        List<Slice> successors = slices(MANIFEST, 1, 1 + Ledger.SLICES_ADDED_MAX);
        // When
        mustCommit(() -> ledger().divide(planned.getFirst().become(new SliceState.Divided(1, 99)), successors));
        // Then
        assertThat(ledger().slicesOf(MANIFEST)).hasSize(1 + successors.size());
    }

    @Test
    void shouldHaveOneWinnerWhenManyDivideOneSlice() throws InterruptedException, ExecutionException {
        // Given
        List<Slice> planned = slices(MANIFEST, 0, 1);
        mustCommit(() -> ledger().plan(planned));
        // When: each into slices of its own
        List<CommitOutcome> outcomes = Race.run(
                RACERS,
                racer -> change(() -> ledger().divide(
                                planned.getFirst().become(new SliceState.Divided(10 * racer + 1, 10 * racer + 2)),
                                slices(MANIFEST, 10 * racer + 1, 10 * racer + 3))));
        // Then
        assertThat(outcomes).containsOnlyOnce(new Committed());
        assertThat(outcomes).containsOnly(new Committed(), new Rejected());
        int winner = outcomes.indexOf(new Committed());
        assertThat(ledger().slicesOf(MANIFEST))
                .extracting(Slice::number)
                .containsExactly(0, 10 * winner + 1, 10 * winner + 2);
    }

    @Test
    void shouldHoldTheNextRevisionOfEngineHealthWhenUpdated() {
        // Given
        EngineHealth down = EngineHealth.GOOD.failed(START, START.plusSeconds(60));
        // When
        mustCommit(() -> ledger().update(down));
        // Then
        assertThat(ledger().engineHealth()).isEqualTo(down.nextRevision());
        mustReject(() -> ledger().update(down));
        mustReject(() -> ledger().update(down.nextRevision().nextRevision()));
        // When
        EngineHealth recovered = ledger().engineHealth().recovered();
        mustCommit(() -> ledger().update(recovered));
        // Then
        assertThat(ledger().engineHealth()).isEqualTo(recovered.nextRevision());
    }

    @Test
    void shouldRejectEngineHealthWhenItWasNeverAtThatRevision() {
        // When
        mustReject(() -> ledger().update(EngineHealth.GOOD.nextRevision()));
        // Then
        assertThat(ledger().engineHealth()).isEqualTo(EngineHealth.GOOD);
    }

    @Test
    void shouldHaveOneWinnerWhenManyUpdateEngineHealth() throws InterruptedException, ExecutionException {
        // When
        List<CommitOutcome> outcomes = Race.run(
                RACERS,
                racer -> change(() -> ledger().update(EngineHealth.GOOD.failed(START, START.plusSeconds(racer)))));
        // Then
        assertThat(outcomes).containsOnlyOnce(new Committed());
        assertThat(ledger().engineHealth().nextProbe()).isEqualTo(START.plusSeconds(outcomes.indexOf(new Committed())));
    }

    private Slice slice(int number) {
        return ledger().slicesOf(MANIFEST).get(number);
    }

    private static Slice at(Slice slice, long revision) {
        return new Slice(
                slice.manifest(),
                slice.number(),
                revision,
                slice.plan(),
                slice.state(),
                slice.attempts(),
                slice.failures(),
                slice.history());
    }
}
