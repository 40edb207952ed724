package io.sealift.testkit.simulation;

import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.LoadId;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.SliceState;
import io.sealift.core.object.ObjectLocation;
import io.sealift.testkit.fake.InMemoryLedger;
import io.sealift.testkit.fault.CallGate.Pass;
import io.sealift.testkit.world.HandMade;
import io.sealift.testkit.world.PipelineWorld;
import java.util.List;
import java.util.Optional;

/** What the services do to all their users. */
final class Disturbing {
    private static final int CHANGES_MAX = 3;
    private static final int REFUSALS_MAX = 12;
    private static final List<String> PORTS =
            List.of("ObjectStore", "Ledger", "QueryEngine", "TableFiles", "PartitionCatalog");

    private final Life life;
    private String throttledPort = "";
    private int refusals;
    private int registrationsFailing;

    Disturbing(Life life) {
        this.life = life;
    }

    void conflict() {
        int changes = changes();
        ledger().conflictNext(changes);
        life.story().tell(Event.CONFLICTS, changes);
    }

    void lag() {
        int listings = changes();
        ledger().delayListing(listings);
        life.story().tell(Event.LISTINGS_LAG, listings);
    }

    void hold() {
        ledger().holdNext(1);
        life.story().tell(Event.REQUEST_HELD);
    }

    void arrive() {
        life.story().tell(Event.REQUEST_ARRIVES, ledger().deliverHeld());
    }

    void throttle() {
        throttledPort = PORTS.get(life.choose(PORTS.size()));
        refusals = 1 + life.choose(REFUSALS_MAX);
        life.story().tell(Event.THROTTLES, throttledPort, refusals);
    }

    void movePartition() {
        String day = "2026-11-2%d".formatted(life.choose(3));
        if (life.world().catalog().partitions().containsKey(day)) {
            return;
        }
        boolean isEmpty = life.world()
                .store()
                .keys(PipelineWorld.PROCESSED, Keys.PARTITIONED + "day=%s/".formatted(day))
                .isEmpty();
        if (isEmpty) {
            life.world()
                    .catalog()
                    .put(day, new ObjectLocation(PipelineWorld.PROCESSED, "partitioned/moved/day=%s/".formatted(day)));
            life.story().tell(Event.PARTITION_ELSEWHERE, day);
        }
    }

    void failRegistrations() {
        registrationsFailing = changes();
        life.world()
                .catalog()
                .disturbRegistrations(
                        _ -> registrationsFailing-- > 0 ? Optional.of("Simulated failure") : Optional.empty());
        life.story().tell(Event.REGISTRATIONS_FAIL, registrationsFailing);
    }

    void meddle() {
        HandMade hand = life.world().handMade();
        boolean isList = life.choose(3) == 0;
        List<ObjectLocation> objects = isList ? unpublishedLists(hand.below(Keys.LOADS)) : hand.below(Keys.LOADING);
        if (objects.isEmpty()) {
            return;
        }
        ObjectLocation object = objects.get(life.choose(objects.size()));
        if (isList || life.choose(2) == 0) {
            hand.remove(object);
        } else {
            hand.replace(object);
        }
        life.story().tell(Event.HAND_IN_LOADING, object);
    }

    /** Restores the missing lists of loads that were published nevertheless. */
    void restoreLists() {
        for (Manifest manifest : ledger().manifests()) {
            ledger().slicesOf(manifest.id()).stream()
                    .filter(slice -> slice.state() instanceof SliceState.Published)
                    .forEach(slice -> life.world().handMade().restore(PipelineWorld.KEYS.verifiedList(slice.load())));
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
        life.story().tell(Event.THROTTLED, port + "." + method);
        return Pass.REFUSED;
    }

    private int changes() {
        return 1 + life.choose(CHANGES_MAX);
    }

    private InMemoryLedger ledger() {
        return life.world().ledger();
    }
}
