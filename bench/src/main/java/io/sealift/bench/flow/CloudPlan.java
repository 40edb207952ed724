package io.sealift.bench.flow;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the cloud of a measurement runs.
 *
 * @param parameters of the template
 * @param tick how often the schedules run; empty for as the template says
 * @param workers how many children of one function run at once; empty for as many as the machine has cores
 * @param counting whether the emulators count their calls, which costs some speed
 */
record CloudPlan(Map<String, String> parameters, Optional<Duration> tick, OptionalInt workers, Counting counting) {
    /** Whether calls are counted. */
    enum Counting {
        ON,
        OFF
    }

    CloudPlan {
        parameters = Map.copyOf(parameters);
    }

    /** One manifest, however long it takes to fill; it is sealed when the measurement says so. */
    static CloudPlan sealedByHand(OptionalInt workers) {
        return new CloudPlan(
                Map.of(
                        "LoadSchedule", "rate(1000 days)",
                        "BackfillSchedule", "rate(1000 days)",
                        "SealFilesMax", "1000000",
                        "SealAgeMinutesMax", "100000"),
                Optional.empty(),
                workers,
                Counting.OFF);
    }

    /** As {@code local up --load-every} does. */
    static CloudPlan ticking(Duration tick, OptionalInt workers) {
        return new CloudPlan(Map.of(), Optional.of(tick), workers, Counting.OFF);
    }

    CloudPlan counted() {
        return new CloudPlan(parameters, tick, workers, Counting.ON);
    }
}
