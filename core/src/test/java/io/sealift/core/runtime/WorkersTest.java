package io.sealift.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private static final TimeLeft PLENTY = () -> Duration.ofMinutes(5);
    private static final Workers.Idle PATIENT = new Workers.Idle(Duration.ofMinutes(1), () -> {});

    @Test
    void shouldHandResultsOverWhileSlowThingStillWorks() {
        // Given
        CountDownLatch othersAreDone = new CountDownLatch(3);
        List<String> done = new ArrayList<>();
        // When
        List<Integer> late = Workers.atOnce(4)
                .forEachAsDone(
                        List.of(0, 1, 2, 3),
                        thing -> {
                            if (thing == 0) {
                                othersAreDone.await();
                            }
                            return "done " + thing;
                        },
                        result -> {
                            done.add(result);
                            othersAreDone.countDown();
                        },
                        PLENTY,
                        PATIENT);
        // Then
        assertThat(late).isEmpty();
        assertThat(done).hasSize(4).endsWith("done 0");
    }

    @Test
    void shouldNameAndInterruptWhatIsNotDoneInTime() throws InterruptedException {
        // Given
        Instant end = Instant.now().plusMillis(200);
        CountDownLatch interrupted = new CountDownLatch(1);
        List<String> done = new ArrayList<>();
        // When
        List<Integer> late = Workers.atOnce(2)
                .forEachAsDone(
                        List.of(0, 1),
                        thing -> {
                            if (thing == 1) {
                                try {
                                    new CountDownLatch(1).await();
                                } catch (InterruptedException stopped) {
                                    interrupted.countDown();
                                    throw stopped;
                                }
                            }
                            return "done " + thing;
                        },
                        done::add,
                        () -> Duration.between(Instant.now(), end),
                        PATIENT);
        // Then
        assertThat(late).containsExactly(1);
        assertThat(done).containsExactly("done 0");
        interrupted.await();
    }

    @Test
    void shouldRunIdleActionWhileNothingHappens() {
        // Given
        CountDownLatch idleTwice = new CountDownLatch(2);
        // When
        List<String> late = Workers.atOnce(1)
                .forEachAsDone(
                        List.of("slow"),
                        thing -> {
                            idleTwice.await();
                            return thing;
                        },
                        _ -> {},
                        PLENTY,
                        new Workers.Idle(Duration.ofMillis(10), idleTwice::countDown));
        // Then
        assertThat(late).isEmpty();
        assertThat(idleTwice.getCount()).isZero();
    }

    @Test
    void shouldLetCallerUseWorkersWhileThingsAreUnderWay() {
        // Given
        Workers workers = Workers.atOnce(1);
        AtomicInteger inner = new AtomicInteger();
        CountDownLatch innerIsDone = new CountDownLatch(1);
        // When
        workers.forEachAsDone(
                List.of(0, 1),
                thing -> {
                    if (thing == 1) {
                        innerIsDone.await();
                    }
                    return thing;
                },
                thing -> {
                    workers.forEach(List.of(1, 2, 3), inner::addAndGet);
                    innerIsDone.countDown();
                },
                PLENTY,
                PATIENT);
        // Then
        assertThat(inner).hasValue(12);
    }

    @Test
    void shouldThrowWhatWorkThrows() {
        assertThatThrownBy(() -> Workers.atOnce(2)
                        .forEachAsDone(
                                List.of(1),
                                _ -> {
                                    throw new IllegalStateException("broken");
                                },
                                _ -> {},
                                PLENTY,
                                PATIENT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
    }

    @Test
    void shouldLeaveTheRestWhenTimeIsOverOneAfterTheOther() {
        // Given
        List<Integer> done = new ArrayList<>();
        // When
        List<Integer> late = Workers.sequential()
                .forEachAsDone(
                        List.of(1, 2, 3),
                        thing -> thing,
                        done::add,
                        () -> done.size() < 2 ? Duration.ofSeconds(1) : Duration.ofSeconds(-1),
                        PATIENT);
        // Then
        assertThat(done).containsExactly(1, 2);
        assertThat(late).containsExactly(3);
    }
}
