package io.sealift.proof.simulation;

import io.sealift.core.ingest.Ingestor;
import io.sealift.core.ingest.QueueMessage;
import io.sealift.core.runtime.TimeLeft;
import io.sealift.core.store.StoreUnavailableException;
import io.sealift.proof.fault.CallGate;
import io.sealift.proof.fault.CrashPoints;
import io.sealift.proof.fault.Fault;
import io.sealift.proof.fault.FaultKind;
import io.sealift.proof.fault.SimulatedCrash;
import io.sealift.proof.harness.MessageQueue;
import io.sealift.proof.harness.PipelineHarness;
import io.sealift.proof.harness.Ports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What functions do, and what happens to them meanwhile: several may be at work, each stalled within the one before.
 */
final class WorkerSteps {
    private static final int BATCH_MAX = 10;
    private static final int CALLS_MAX = 40;
    private static final int SHORT_SECONDS_MAX = 40;
    private static final FaultKind[] KINDS = FaultKind.values();

    private final ScheduleRun run;

    WorkerSteps(ScheduleRun run) {
        this.run = run;
    }

    void ingest() {
        run(
                Event.INGESTS,
                ports -> deliver(run.harness().ingestor(ports), run.harness().queue(), BATCH_MAX));
    }

    void ingestLarge() {
        run(
                Event.INGESTS_LARGE,
                ports -> deliver(
                        run.harness().largeFileIngestor(ports), run.harness().largeFiles(), 1));
    }

    void seal() {
        run(
                Event.SEALS,
                ports -> run.harness()
                        .loader(ports)
                        .sealAndLoad(time(), step -> {})
                        .orThrow());
    }

    void load() {
        run(
                Event.LOADS,
                ports -> run.harness().loader(ports).load(time(), step -> {}).orThrow());
    }

    void queriesEnded() {
        Set<String> ended = run.querySteps().takeEnded();
        run(
                Event.QUERIES_ENDED,
                ports -> run.harness()
                        .loader(ports)
                        .queriesEnded(ended, time(), step -> {})
                        .orThrow());
    }

    void scan() {
        run(Event.BUCKET_SCAN, ports -> run.harness().backfill(ports).runOnSchedule(time()));
    }

    void retry() {
        run(Event.RETRIES, ports -> run.harness().operator().retryStopped(ports));
    }

    void redriveRows() {
        run(Event.REDRIVES_ROWS, ports -> run.harness().operator().redriveRows(ports));
    }

    void discardRows() {
        run(Event.DISCARDS_ROWS, ports -> run.harness().operator().discardRows(ports));
    }

    private void deliver(Ingestor ingestor, MessageQueue from, int countMax) {
        run.harness().deliver(ingestor, from, batch(from, countMax));
    }

    private List<QueueMessage> batch(MessageQueue from, int countMax) {
        List<QueueMessage> waiting = from.waiting();
        if (waiting.isEmpty() || (countMax > 1 && run.choose(2) == 0)) {
            return waiting;
        }
        List<QueueMessage> shuffled = new ArrayList<>(waiting);
        Collections.shuffle(shuffled, run.random());
        List<QueueMessage> some = shuffled.subList(0, 1 + run.choose(Math.min(countMax, shuffled.size())));
        run.trace().add(Event.BATCH_IN_PART, some.stream().map(QueueMessage::id).toList());
        return some;
    }

    private TimeLeft time() {
        TimeLeft full = run.harness().timeLeft();
        if (!run.happensOnceIn(8)) {
            return full;
        }
        Duration taken = PipelineHarness.FUNCTION_TIME.minusSeconds(run.choose(SHORT_SECONDS_MAX));
        run.trace().add(Event.SHORT_OF_TIME, PipelineHarness.FUNCTION_TIME.minus(taken));
        return () -> full.get().minus(taken);
    }

    private void run(Event function, Consumer<Ports> work) {
        run.trace().add(function);
        CallGate gate = new CallGate(new ProcessFaults(run));
        if (run.choose(3) > 0) {
            call(work, run.harness().ports().through(gate));
            return;
        }
        FaultKind kind = KINDS[run.choose(KINDS.length)];
        CrashPoints points = CrashPoints.with(new Fault(1 + run.choose(CALLS_MAX), kind));
        call(work, run.harness().ports(points).through(gate));
        points.struck().ifPresent(struck -> run.trace().add(eventOf(kind), "at " + struck));
    }

    private void call(Consumer<Ports> work, Ports ports) {
        try {
            work.accept(ports);
        } catch (SimulatedCrash | StoreUnavailableException fault) {
            run.trace().add(Event.FAILS, String.valueOf(fault.getMessage()));
        }
    }

    private static Event eventOf(FaultKind kind) {
        return switch (kind) {
            case CRASH_BEFORE -> Event.CRASH_BEFORE;
            case CRASH_AFTER -> Event.CRASH_AFTER;
            case LOST_REPLY -> Event.LOST_REPLY;
            case LOST_REQUEST -> Event.LOST_REQUEST;
        };
    }
}
