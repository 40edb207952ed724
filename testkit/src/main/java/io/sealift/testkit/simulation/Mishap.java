package io.sealift.testkit.simulation;

import io.sealift.testkit.fault.CallGate;
import io.sealift.testkit.fault.CallGate.Pass;
import io.sealift.testkit.fault.SimulatedCrash;
import io.sealift.testkit.world.PipelineWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What holds up one process: a stall at one of its calls, slow copies, services that refuse. */
final class Mishap implements CallGate.Keeper {
    private static final int STALLS_ONCE_IN = 3;
    private static final int CALLS_MAX = 40;
    /** Calls before which a process stalls more often than before others: much depends on what happens meanwhile. */
    private static final List<String> DECISIVE =
            List.of("commit", "seal", "start", "copy", "copyNew", "register", "update", "delete", "abortUploads");

    private static final int ACTS_MAX = 6;
    private static final int DEPTH_MAX = 3;
    private static final int COPY_ONCE_IN = 8;
    /** A container may be frozen, and go on long after its time is over. */
    private static final int FROZEN_ONCE_IN = 4;

    private static final int COPY_SECONDS_MAX = 300;

    private final Life life;
    private final Instant end;
    private final int stalledCall;
    private String stalledMethod;
    private final boolean copiesSlowly;
    private final boolean isFrozen;

    Mishap(Life life) {
        this.life = life;
        this.end = life.world().clock().instant().plus(PipelineWorld.FUNCTION_TIME);
        boolean stalls = life.story().depth() < DEPTH_MAX && life.happensOnceIn(STALLS_ONCE_IN);
        boolean anywhere = life.choose(2) == 0;
        this.stalledCall = stalls && anywhere ? 1 + life.choose(CALLS_MAX) : 0;
        this.stalledMethod = stalls && !anywhere ? DECISIVE.get(life.choose(DECISIVE.size())) : "";
        this.copiesSlowly = life.happensOnceIn(COPY_ONCE_IN);
        this.isFrozen = life.happensOnceIn(FROZEN_ONCE_IN);
    }

    @Override
    public Pass admit(int number, String port, String method) {
        if (number == stalledCall || method.equals(stalledMethod)) {
            stalledMethod = "";
            stall(port + "." + method);
        }
        if (copiesSlowly && (method.equals("copy") || method.equals("copyNew"))) {
            Duration time = Duration.ofSeconds(life.choose(COPY_SECONDS_MAX));
            life.world().clock().advance(time);
            life.story().tell(Event.COPIES_SLOWLY, time);
        }
        if (life.world().clock().instant().isAfter(end)) {
            if (isFrozen) {
                life.story().tell(Event.FROZEN, port + "." + method);
                return life.disturbing().admit(port, method);
            }
            life.story().tell(Event.TIMED_OUT, port + "." + method);
            throw new SimulatedCrash("as its time was over");
        }
        return life.disturbing().admit(port, method);
    }

    private void stall(String call) {
        life.story().tell(Event.STALLS, call);
        life.story().inside(() -> {
            for (int act = 1 + life.choose(ACTS_MAX); act > 0; act--) {
                life.step();
            }
        });
        life.story().tell(Event.GOES_ON, call);
    }
}
