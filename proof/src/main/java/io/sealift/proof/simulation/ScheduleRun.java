package io.sealift.proof.simulation;

import io.sealift.proof.harness.PipelineHarness;
import java.util.Random;

/** The harness of one schedule, and everyone who acts in it; all choices come from one random sequence. */
final class ScheduleRun {
    private final Random random;
    private final PipelineHarness harness;
    private final Trace trace;
    private final ProducerSteps producerSteps;
    private final WorkerSteps workerSteps;
    private final FaultSteps faultSteps;
    private final QuerySteps querySteps;
    private final TimeSteps timeSteps;

    ScheduleRun(Random random, PipelineHarness harness) {
        this.random = random;
        this.harness = harness;
        this.trace = new Trace(harness.clock());
        this.producerSteps = new ProducerSteps(this);
        this.faultSteps = new FaultSteps(this);
        this.workerSteps = new WorkerSteps(this);
        this.querySteps = new QuerySteps(this);
        this.timeSteps = new TimeSteps(this);
    }

    /** Makes one more thing happen. */
    void step() {
        Event event = Event.pick(random);
        if (trace.depth() == 0 || event.happensBesideProcess()) {
            event.happen(this);
        }
    }

    /** One of this many, from 0. */
    int choose(int bound) {
        return random.nextInt(bound);
    }

    /** True once in this many times. */
    boolean happensOnceIn(int times) {
        return random.nextInt(times) == 0;
    }

    Random random() {
        return random;
    }

    PipelineHarness harness() {
        return harness;
    }

    Trace trace() {
        return trace;
    }

    ProducerSteps producerSteps() {
        return producerSteps;
    }

    WorkerSteps workerSteps() {
        return workerSteps;
    }

    FaultSteps faultSteps() {
        return faultSteps;
    }

    QuerySteps querySteps() {
        return querySteps;
    }

    TimeSteps timeSteps() {
        return timeSteps;
    }
}
