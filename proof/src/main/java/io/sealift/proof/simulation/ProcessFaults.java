package io.sealift.proof.simulation;

import io.sealift.proof.fault.CallGate;
import io.sealift.proof.fault.CallGate.Pass;
import io.sealift.proof.fault.SimulatedCrash;
import io.sealift.proof.harness.PipelineHarness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What holds up one process: a stall at one of its calls, slow copies, services that refuse. */
final class ProcessFaults implements CallGate.Keeper {
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

    private final ScheduleRun run;
    private final Instant end;
    private final int stalledCall;
    private String stalledMethod;
    private final boolean copiesSlowly;
    private final boolean isFrozen;

    ProcessFaults(ScheduleRun run) {
        this.run = run;
        this.end = run.harness().clock().instant().plus(PipelineHarness.FUNCTION_TIME);
        boolean stalls = run.trace().depth() < DEPTH_MAX && run.happensOnceIn(STALLS_ONCE_IN);
        boolean anywhere = run.choose(2) == 0;
        this.stalledCall = stalls && anywhere ? 1 + run.choose(CALLS_MAX) : 0;
        this.stalledMethod = stalls && !anywhere ? DECISIVE.get(run.choose(DECISIVE.size())) : "";
        this.copiesSlowly = run.happensOnceIn(COPY_ONCE_IN);
        this.isFrozen = run.happensOnceIn(FROZEN_ONCE_IN);
    }

    @Override
    public Pass admit(int number, String port, String method) {
        if (number == stalledCall || method.equals(stalledMethod)) {
            stalledMethod = "";
            stall(port + "." + method);
        }
        if (copiesSlowly && (method.equals("copy") || method.equals("copyNew"))) {
            Duration time = Duration.ofSeconds(run.choose(COPY_SECONDS_MAX));
            run.harness().clock().advance(time);
            run.trace().add(Event.COPIES_SLOWLY, time);
        }
        if (run.harness().clock().instant().isAfter(end)) {
            if (isFrozen) {
                run.trace().add(Event.FROZEN, port + "." + method);
                return run.faultSteps().admit(port, method);
            }
            run.trace().add(Event.TIMED_OUT, port + "." + method);
            throw new SimulatedCrash("as its time was over");
        }
        return run.faultSteps().admit(port, method);
    }

    private void stall(String call) {
        run.trace().add(Event.STALLS, call);
        run.trace().nested(() -> {
            for (int act = 1 + run.choose(ACTS_MAX); act > 0; act--) {
                run.step();
            }
        });
        run.trace().add(Event.GOES_ON, call);
    }
}
