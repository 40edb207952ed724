package io.sealift.testkit.simulation;

import io.sealift.testkit.fake.InMemoryLedger;
import io.sealift.testkit.fault.CallGate.Pass;
import java.util.List;

/** What the services do to all who use them. */
final class Disturbing {
    private static final int CHANGES_MAX = 3;
    private static final int REFUSALS_MAX = 12;
    private static final List<String> PORTS = List.of("ObjectStore", "Ledger", "QueryEngine", "TableFiles");

    private final Life life;
    private String throttledPort = "";
    private int refusals;

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

    /** Whether a service serves a call now. */
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
