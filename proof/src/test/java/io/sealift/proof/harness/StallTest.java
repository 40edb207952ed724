package io.sealift.proof.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.proof.fault.StallPoints;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process may stall before any of its calls for as long as a function may live, while all others go on. */
class StallTest {
    @SuppressWarnings("ImmutableEnumChecker") // its functions have no state
    enum Others {
        SAME_FUNCTIONS(harness -> {
            harness.ingest();
            harness.sealAndLoad();
        }),
        ENDS_OF_QUERIES(harness -> {
            harness.sealAndLoad();
            harness.endQueries();
            harness.load();
        }),
        NEXT_MANIFEST(harness -> {
            harness.producer().land("meanwhile.json", Scenarios.DAY, 11);
            for (int run = 0; run < 3; run++) {
                harness.ingest();
                harness.sealAndLoad();
                harness.endQueries();
                harness.clock().advance(Duration.ofMinutes(3));
            }
        }),
        ALL_TO_THE_END(harness -> {
            harness.producer().land("meanwhile.json", Scenarios.DAY, 11);
            harness.settleDown();
        });

        final Consumer<PipelineHarness> act;

        Others(Consumer<PipelineHarness> act) {
            this.act = act;
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldHoldEveryInvariantWhenProcessStallsBeforeAnyCall(Flow flow) {
        // Given
        PipelineScenario scenario = flow.scenario();
        List<String> broken = new ArrayList<>();
        int runs = 0;
        // When
        int calls = live(scenario, new PipelineHarness(scenario.tagging()), StallPoints.counting(), broken);
        for (int call = 1; call <= calls; call++) {
            for (Others others : Others.values()) {
                PipelineHarness harness = new PipelineHarness(scenario.tagging());
                StallPoints points = StallPoints.before(call, () -> others.act.accept(harness));
                List<String> found = new ArrayList<>();
                live(scenario, harness, points, found);
                String point = "%s #%d, %s".formatted(points.calls().get(call - 1), call, others);
                found.forEach(problem -> broken.add(point + ": " + problem));
                runs++;
            }
        }
        // Then
        System.out.printf("%s: %d calls, %d runs%n", flow, calls, runs);
        assertThat(calls).isPositive();
        assertThat(broken).isEmpty();
    }

    private static int live(
            PipelineScenario scenario, PipelineHarness harness, StallPoints points, List<String> broken) {
        InvariantChecker checker = new InvariantChecker(harness);
        scenario.prepared().accept(harness);
        try {
            scenario.run().accept(harness, harness.ports().through(points));
            checker.assertSafe();
            scenario.healed().accept(harness);
            checker.assertAllLoaded();
        } catch (RuntimeException | AssertionError problem) {
            broken.add(problem.toString());
        }
        return points.calls().size();
    }
}
