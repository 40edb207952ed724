package io.sealift.testkit.simulation;

import io.sealift.core.ingest.QueueMessage;
import io.sealift.core.object.StoreUnavailableException;
import io.sealift.core.time.TimeLeft;
import io.sealift.testkit.fault.CallGate;
import io.sealift.testkit.fault.CrashPoints;
import io.sealift.testkit.fault.Fault;
import io.sealift.testkit.fault.FaultKind;
import io.sealift.testkit.fault.SimulatedCrash;
import io.sealift.testkit.world.PipelineWorld;
import io.sealift.testkit.world.Ports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** What functions do, and what becomes of them on the way: several may be at work, each stalled within the one before. */
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
        run(Event.INGESTS, ports -> life.world().deliver(life.world().ingestor(ports), batch()));
    }

    void seal() {
        run(Event.SEALS, ports -> life.world().loader(ports).sealAndSettle(time(), step -> {}));
    }

    void settle() {
        run(Event.SETTLES, ports -> life.world().loader(ports).settle(time(), step -> {}));
    }

    void backfill() {
        run(Event.BACKFILLS, ports -> life.world().backfill(ports).runOnSchedule(time()));
    }

    void retry() {
        run(Event.RETRIES, ports -> life.world().operator().retryStopped(ports));
    }

    private List<QueueMessage> batch() {
        List<QueueMessage> waiting = life.world().queue().waiting();
        if (waiting.isEmpty() || life.choose(2) == 0) {
            return waiting;
        }
        List<QueueMessage> shuffled = new ArrayList<>(waiting);
        Collections.shuffle(shuffled, life.random());
        List<QueueMessage> some = shuffled.subList(0, 1 + life.choose(Math.min(BATCH_MAX, shuffled.size())));
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
