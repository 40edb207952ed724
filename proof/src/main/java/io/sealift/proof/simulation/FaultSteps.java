package io.sealift.proof.simulation;

import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.LoadId;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.SliceState;
import io.sealift.core.store.ObjectLocation;
import io.sealift.fakes.InMemoryLedger;
import io.sealift.proof.fault.CallGate.Pass;
import io.sealift.proof.harness.HandMade;
import io.sealift.proof.harness.PipelineHarness;
import java.util.List;
import java.util.Optional;

/** What the services do to all their users. */
final class FaultSteps {
    private static final int CHANGES_MAX = 3;
    private static final int REFUSALS_MAX = 12;
    private static final List<String> PORTS =
            List.of("ObjectStore", "Ledger", "QueryEngine", "TableFiles", "PartitionCatalog");

    private final ScheduleRun run;
    private String throttledPort = "";
    private int refusals;
    private int registrationsFailing;

    FaultSteps(ScheduleRun run) {
        this.run = run;
    }

    void conflict() {
        int changes = changes();
        ledger().conflictNext(changes);
        run.trace().add(Event.CONFLICTS, changes);
    }

    void lag() {
        int listings = changes();
        ledger().delayListing(listings);
        run.trace().add(Event.LISTINGS_LAG, listings);
    }

    void hold() {
        ledger().holdNext(1);
        run.trace().add(Event.REQUEST_HELD);
    }

    void arrive() {
        run.trace().add(Event.REQUEST_ARRIVES, ledger().deliverHeld());
    }

    void throttle() {
        throttledPort = PORTS.get(run.choose(PORTS.size()));
        refusals = 1 + run.choose(REFUSALS_MAX);
        run.trace().add(Event.THROTTLES, throttledPort, refusals);
    }

    void movePartition() {
        String day = "2026-11-2%d".formatted(run.choose(3));
        if (run.harness().catalog().partitions().containsKey(day)) {
            return;
        }
        boolean isEmpty = run.harness()
                .store()
                .keys(PipelineHarness.PROCESSED, Keys.PARTITIONED + "day=%s/".formatted(day))
                .isEmpty();
        if (isEmpty) {
            run.harness()
                    .catalog()
                    .put(
                            day,
                            new ObjectLocation(PipelineHarness.PROCESSED, "partitioned/moved/day=%s/".formatted(day)));
            run.trace().add(Event.PARTITION_ELSEWHERE, day);
        }
    }

    void failRegistrations() {
        registrationsFailing = changes();
        run.harness()
                .catalog()
                .disturbRegistrations(
                        _ -> registrationsFailing-- > 0 ? Optional.of("Simulated failure") : Optional.empty());
        run.trace().add(Event.REGISTRATIONS_FAIL, registrationsFailing);
    }

    void meddle() {
        HandMade hand = run.harness().handMade();
        boolean isList = run.choose(3) == 0;
        List<ObjectLocation> objects = isList ? unpublishedLists(hand.below(Keys.LOADS)) : hand.below(Keys.LOADING);
        if (objects.isEmpty()) {
            return;
        }
        ObjectLocation object = objects.get(run.choose(objects.size()));
        if (isList || run.choose(2) == 0) {
            hand.remove(object);
        } else {
            hand.replace(object);
        }
        run.trace().add(Event.HAND_IN_LOADING, object);
    }

    /** Restores the missing lists of loads that were published nevertheless. */
    void restoreLists() {
        for (Manifest manifest : ledger().manifests()) {
            ledger().slicesOf(manifest.id()).stream()
                    .filter(slice -> slice.state() instanceof SliceState.Published)
                    .forEach(
                            slice -> run.harness().handMade().restore(PipelineHarness.KEYS.verifiedList(slice.load())));
        }
    }

    /** Otherwise nothing would tell what belongs to a published load. */
    private List<ObjectLocation> unpublishedLists(List<ObjectLocation> lists) {
        return lists.stream()
                .filter(list -> {
                    String name = list.key().substring(Keys.LOADS.length());
                    LoadId load = LoadId.parse(name.substring(0, name.length() - ".json".length()));
                    return ledger().slicesOf(load.manifest()).stream()
                            .noneMatch(slice ->
                                    slice.load().equals(load) && slice.state() instanceof SliceState.Published);
                })
                .toList();
    }

    /** Whether a service accepts a call now. */
    Pass admit(String port, String method) {
        if (refusals == 0 || !port.equals(throttledPort)) {
            return Pass.OPEN;
        }
        refusals--;
        run.trace().add(Event.THROTTLED, port + "." + method);
        return Pass.REFUSED;
    }

    private int changes() {
        return 1 + run.choose(CHANGES_MAX);
    }

    private InMemoryLedger ledger() {
        return run.harness().ledger();
    }
}
