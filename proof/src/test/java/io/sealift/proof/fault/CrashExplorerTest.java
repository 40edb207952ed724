package io.sealift.proof.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.runtime.IdSource;
import io.sealift.fakes.SequenceIds;
import io.sealift.proof.fault.Exploration.Violation;
import io.sealift.proof.fault.ToyMover.Bug;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CrashExplorerTest {
    private final CrashExplorer explorer = CrashExplorer.ofAllFaults();

    @Test
    void shouldTryEveryFaultAtEveryCallAndFindNothingWhenThereIsNoBug() {
        // When
        Exploration exploration = explorer.explore(new ToyMover(Bug.NONE));
        // Then
        assertThat(exploration.calls())
                .containsExactly(
                        "ObjectStore.list", "Ledger.find", "ObjectStore.copy", "Ledger.commit", "ObjectStore.delete");
        assertThat(exploration.runs()).isEqualTo(1 + 5 * 4);
        assertThat(exploration.violations()).isEmpty();
        exploration.assertNoViolations();
    }

    @Test
    void shouldFindDeleteThatComesTooEarly() {
        // When
        Exploration exploration = explorer.explore(new ToyMover(Bug.DELETES_FIRST));
        // Then
        assertThat(exploration.violations())
                .extracting(Violation::point)
                .containsExactly(
                        "ObjectStore.delete #4 CRASH_AFTER",
                        "ObjectStore.delete #4 LOST_REPLY",
                        "Ledger.commit #5 CRASH_BEFORE",
                        "Ledger.commit #5 LOST_REQUEST");
        assertThatThrownBy(exploration::assertNoViolations)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("4 of 25 runs broke an invariant")
                .hasMessageContaining("Ledger.commit #5 CRASH_BEFORE")
                .hasMessageContaining("the source is kept until its move is on record");
    }

    @Test
    void shouldFindCleanUpAfterLostReply() {
        // When
        Exploration exploration = explorer.explore(new ToyMover(Bug.CLEANS_UP_ON_UNKNOWN));
        // Then
        assertThat(exploration.violations())
                .extracting(Violation::point)
                .containsExactly("Ledger.commit #4 LOST_REPLY");
    }

    @Test
    void shouldFindWhatIsNeverHealed() {
        // When
        Exploration exploration = explorer.explore(new ToyMover(Bug.STUMBLES_OVER_COPY));
        // Then
        assertThat(exploration.violations())
                .extracting(Violation::point)
                .contains("ObjectStore.copy #4 CRASH_AFTER", "Ledger.commit #5 CRASH_BEFORE")
                .doesNotContain("ObjectStore.copy #4 CRASH_BEFORE", "Ledger.commit #5 CRASH_AFTER");
    }

    @Test
    void shouldTryOnlyTheFaultsThatAreAsked() {
        // When
        Exploration exploration =
                CrashExplorer.of(FaultKind.CRASH_BEFORE).explore(new ToyMover(Bug.CLEANS_UP_ON_UNKNOWN));
        // Then
        assertThat(exploration.runs()).isEqualTo(1 + 5);
        assertThat(exploration.violations()).isEmpty();
    }

    @Test
    void shouldRefuseScenarioThatMakesNoCall() {
        assertThatThrownBy(() -> explorer.explore(points -> harness(() -> {}, () -> {})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("made 0 calls");
    }

    @Test
    void shouldReportWorldThatIsBrokenWithoutAnyFault() {
        // When
        Exploration exploration = explorer.explore(points -> {
            IdSource ids = points.wrap(IdSource.class, new SequenceIds());
            return harness(ids::nextSalt, () -> {
                throw new AssertionError("always");
            });
        });
        // Then
        assertThat(exploration.violations())
                .hasSize(5)
                .first()
                .hasToString("no fault: java.lang.AssertionError: always");
    }

    @Test
    void shouldReportProcessThatFailsOtherwiseThanForWantOfAnAnswer() {
        // When
        Exploration exploration = CrashExplorer.of(FaultKind.LOST_REPLY).explore(points -> {
            IdSource ids = points.wrap(IdSource.class, new SequenceIds());
            return harness(
                    () -> {
                        try {
                            ids.nextSalt();
                        } catch (RuntimeException lost) {
                            throw new IllegalStateException("Cannot go on", lost);
                        }
                    },
                    () -> {});
        });
        // Then
        assertThat(exploration.violations())
                .extracting(Violation::toString)
                .containsExactly("IdSource.nextSalt #1 LOST_REPLY: java.lang.IllegalStateException: Cannot go on");
    }

    @Test
    void shouldReportScenarioThatIsNotTheSameInEveryRun() {
        // Given
        AtomicInteger runs = new AtomicInteger();
        // When
        Exploration exploration = CrashExplorer.of(FaultKind.CRASH_BEFORE).explore(points -> {
            IdSource ids = points.wrap(IdSource.class, new SequenceIds());
            int calls = runs.getAndIncrement() == 0 ? 2 : 1;
            return harness(() -> List.of(1, 2).subList(0, calls).forEach(_ -> ids.nextSalt()), () -> {});
        });
        // Then
        assertThat(exploration.violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.toString())
                        .startsWith("IdSource.nextSalt #2 CRASH_BEFORE")
                        .contains("does not make the same calls in every run"));
    }

    private static Scenario.Harness harness(Runnable run, Runnable check) {
        return new Scenario.Harness() {
            @Override
            public void run() {
                run.run();
            }

            @Override
            public void recover() {}

            @Override
            public void check() {
                check.run();
            }
        };
    }
}
