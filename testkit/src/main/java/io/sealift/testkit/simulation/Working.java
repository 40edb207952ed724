package io.sealift.testkit.simulation;

import io.sealift.core.ingest.Ingestor;
import io.sealift.core.ingest.QueueMessage;
import io.sealift.core.object.StoreUnavailableException;
import io.sealift.core.time.TimeLeft;
import io.sealift.testkit.fault.CallGate;
import io.sealift.testkit.fault.CrashPoints;
import io.sealift.testkit.fault.Fault;
import io.sealift.testkit.fault.FaultKind;
import io.sealift.testkit.fault.SimulatedCrash;
import io.sealift.testkit.world.MessageQueue;
import io.sealift.testkit.world.PipelineWorld;
import io.sealift.testkit.world.Ports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What functions do, and what happens to them meanwhile: several may be at work, each stalled within the one before.
 */
final class Working {
    private static final int BATCH_MAX = 10;
    private static final int CALLS_MAX = 40;
    private static final int SHORT_SECONDS_MAX = 40;
    private static final FaultKind[] KINDS = FaultKind.values();

    private final Life life;

    Working(Life life) {
        this.life = life;
    }

    void ingest() {
        run(
                Event.INGESTS,
                ports -> deliver(life.world().ingestor(ports), life.world().queue(), BATCH_MAX));
    }

    void ingestLarge() {
        run(
                Event.INGESTS_LARGE,
                ports -> deliver(
                        life.world().largeFileIngestor(ports), life.world().largeFiles(), 1));
    }

    void seal() {
        run(
                Event.SEALS,
                ports -> life.world()
                        .loader(ports)
                        .sealAndLoad(time(), step -> {})
                        .orThrow());
    }

    void load() {
        run(
                Event.LOADS,
                ports -> life.world().loader(ports).load(time(), step -> {}).orThrow());
    }

    void queriesEnded() {
        Set<String> ended = life.querying().takeEnded();
        run(
                Event.QUERIES_ENDED,
                ports -> life.world()
                        .loader(ports)
                        .queriesEnded(ended, time(), step -> {})
                        .orThrow());
    }

    void scan() {
        run(Event.BUCKET_SCAN, ports -> life.world().backfill(ports).runOnSchedule(time()));
    }

    void retry() {
        run(Event.RETRIES, ports -> life.world().operator().retryStopped(ports));
    }

    void redriveRows() {
        run(Event.REDRIVES_ROWS, ports -> life.world().operator().redriveRows(ports));
    }

    void discardRows() {
        run(Event.DISCARDS_ROWS, ports -> life.world().operator().discardRows(ports));
    }

    private void deliver(Ingestor ingestor, MessageQueue from, int countMax) {
        life.world().deliver(ingestor, from, batch(from, countMax));
    }

    private List<QueueMessage> batch(MessageQueue from, int countMax) {
        List<QueueMessage> waiting = from.waiting();
        if (waiting.isEmpty() || (countMax > 1 && life.choose(2) == 0)) {
            return waiting;
        }
        List<QueueMessage> shuffled = new ArrayList<>(waiting);
        Collections.shuffle(shuffled, life.random());
        List<QueueMessage> some = shuffled.subList(0, 1 + life.choose(Math.min(countMax, shuffled.size())));
        life.story()
                .tell(Event.BATCH_IN_PART, some.stream().map(QueueMessage::id).toList());
        return some;
    }

    private TimeLeft time() {
        TimeLeft full = life.world().timeLeft();
        if (!life.happensOnceIn(8)) {
            return full;
        }
        Duration taken = PipelineWorld.FUNCTION_TIME.minusSeconds(life.choose(SHORT_SECONDS_MAX));
        life.story().tell(Event.SHORT_OF_TIME, PipelineWorld.FUNCTION_TIME.minus(taken));
        return () -> full.get().minus(taken);
    }

    private void run(Event function, Consumer<Ports> work) {
        life.story().tell(function);
        CallGate gate = new CallGate(new Mishap(life));
        if (life.choose(3) > 0) {
            call(work, life.world().ports().through(gate));
            return;
        }
        FaultKind kind = KINDS[life.choose(KINDS.length)];
        CrashPoints points = CrashPoints.with(new Fault(1 + life.choose(CALLS_MAX), kind));
        call(work, life.world().ports(points).through(gate));
        points.struck().ifPresent(struck -> life.story().tell(eventOf(kind), "at " + struck));
    }

    private void call(Consumer<Ports> work, Ports ports) {
        try {
            work.accept(ports);
        } catch (SimulatedCrash | StoreUnavailableException fault) {
            life.story().tell(Event.FAILS, String.valueOf(fault.getMessage()));
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
