package io.sealift.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore.CreateOutcome;
import java.time.Instant;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** In memory a single race is over too soon to test a lock, so there are many. */
class FakesUnderRaceTest {
    private static final int ROUNDS = 20_000;
    private static final int RACERS = 4;
    private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");

    @Test
    void shouldHaveOneWinnerEachTimeWhenManyCreate() {
        // Given
        InMemoryObjectStore store = new InMemoryObjectStore(new MutableClock(NOW));
        // When
        AtomicIntegerArray winners = race(round ->
                store.create(new ObjectLocation("bucket", "key-" + round), new byte[1]) == CreateOutcome.CREATED);
        // Then
        assertThat(IntStream.range(0, ROUNDS).map(winners::get)).containsOnly(1);
    }

    @Test
    void shouldHaveOneWinnerEachTimeWhenManyOpen() {
        // Given
        Manifest first = Manifest.open(ManifestId.at(NOW, 1), NOW);
        InMemoryLedger[] ledgers =
                IntStream.range(0, ROUNDS).mapToObj(_ -> new InMemoryLedger()).toArray(InMemoryLedger[]::new);
        // When
        AtomicIntegerArray winners = race(round -> ledgers[round].open(first) instanceof CommitOutcome.Committed);
        // Then
        assertThat(IntStream.range(0, ROUNDS).map(winners::get)).containsOnly(1);
    }

    /** How many won each round; the racers start together and run through all rounds. */
    private static AtomicIntegerArray race(IntPredicate wins) {
        AtomicIntegerArray winners = new AtomicIntegerArray(ROUNDS);
        CyclicBarrier start = new CyclicBarrier(RACERS);
        try (ExecutorService racers = Executors.newFixedThreadPool(RACERS)) {
            for (int racer = 0; racer < RACERS; racer++) {
                racers.execute(() -> run(winners, start, wins));
            }
        }
        return winners;
    }

    private static void run(AtomicIntegerArray winners, CyclicBarrier start, IntPredicate wins) {
        try {
            start.await();
            for (int round = 0; round < ROUNDS; round++) {
                if (wins.test(round)) {
                    winners.incrementAndGet(round);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (BrokenBarrierException broken) {
            throw new IllegalStateException("Another racer fell out", broken);
        }
    }
}
