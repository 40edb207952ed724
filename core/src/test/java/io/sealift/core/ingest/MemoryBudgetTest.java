package io.sealift.core.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
    private static final long MIB = 1 << 20;

    @Test
    void shouldLetNextOneInOnlyWhenEnoughWasGivenBack() throws InterruptedException {
        // Given
        MemoryBudget budget = new MemoryBudget(4 * MIB);
        MemoryBudget.Share first = budget.take(3 * MIB);
        CountDownLatch taken = new CountDownLatch(1);
        Thread second = Thread.ofVirtual().start(() -> {
            try (MemoryBudget.Share _ = budget.take(2 * MIB)) {
                taken.countDown();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(taken.await(100, TimeUnit.MILLISECONDS)).isFalse();
        // When
        first.shrinkTo(2 * MIB);
        // Then
        second.join();
        assertThat(taken.getCount()).isZero();
        first.close();
    }

    @Test
    void shouldGiveAllOfItWhenOneAsksForMore() throws InterruptedException {
        // Given
        MemoryBudget budget = new MemoryBudget(MIB);
        // When
        budget.take(50 * MIB).close();
        // Then: it came back whole
        budget.take(MIB).close();
    }
}
