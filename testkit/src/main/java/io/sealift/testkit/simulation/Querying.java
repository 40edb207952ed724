package io.sealift.testkit.simulation;

import io.sealift.core.engine.QueryStatus;
import io.sealift.core.object.ObjectLocation;
import io.sealift.testkit.fake.InMemoryQueryEngine;
import io.sealift.testkit.fake.QueryPlan;
import io.sealift.testkit.fake.QueryPlan.Fail;
import io.sealift.testkit.fake.QueryPlan.Listing;
import io.sealift.testkit.fake.QueryPlan.Succeed;
import io.sealift.testkit.fake.QueryPlan.TableFile;
import io.sealift.testkit.world.ModelEngine;
import io.sealift.testkit.world.Scenarios;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the engine makes of queries. */
final class Querying {
    private final Life life;
    private final Duration storeAhead;
    private final List<Succeed> failed = new ArrayList<>();

    Querying(Life life, Duration storeAhead) {
        this.life = life;
        this.storeAhead = storeAhead;
    }

    void endAll() {
        engine().finishAll();
        life.story().tell(Event.QUERIES_END);
    }

    void endOne() {
        List<String> queries = engine().queryIds();
        if (!queries.isEmpty()) {
            String query = queries.get(life.choose(queries.size()));
            engine().finish(query);
            life.story().tell(Event.QUERY_ENDS, query);
        }
    }

    void failInFull() {
        model().spoilNext(good -> {
            life.story().tell(Event.QUERY_FAILS_IN_FULL);
            failed.add(good);
            return Scenarios.failLeavingAll(good);
        });
    }

    void failInPart() {
        Listing listing = life.choose(2) == 0 ? Listing.PRESENT : Listing.ABSENT;
        int quarters = life.choose(4);
        model().spoilNext(good -> {
            List<TableFile> left = good.written().subList(0, good.written().size() * quarters / 4);
            life.story().tell(Event.QUERY_FAILS_IN_PART, left.size() + " files left, their listing is " + listing);
            failed.add(good);
            return new Fail("Simulated failure", left, listing);
        });
    }

    void leaveFirstTry() {
        model().spoilNext(good -> {
            life.story().tell(Event.QUERY_RETRIED);
            return new Succeed(good.written(), renamed(good, "_first_try"), good.updateCount());
        });
    }

    void miscount() {
        model().spoilNext(good -> {
            life.story().tell(Event.QUERY_MISCOUNTS);
            return new Succeed(good.written(), List.of(), good.updateCount() + 1);
        });
    }

    /** As Athena may: a query that failed a moment ago runs again under its id. */
    void takeUp() {
        Instant recent = life.world()
                .clock()
                .instant()
                .plus(storeAhead)
                .minus(life.world().settings().settlingTime());
        for (Succeed good : failed) {
            if (good.written().isEmpty()) {
                continue;
            }
            String key = good.written().getFirst().location().key();
            String query = key.substring(key.lastIndexOf('/') + 1, key.lastIndexOf('_'));
            if (engine().status(query) instanceof QueryStatus.Failed end
                    && end.at().isAfter(recent)) {
                engine().replan(query, QueryPlan.Succeed.writing(renamed(good, "_again")));
                life.story().tell(Event.QUERY_TAKEN_UP, query);
            }
        }
    }

    private InMemoryQueryEngine engine() {
        return life.world().engine();
    }

    private ModelEngine model() {
        return life.world().model();
    }

    private static List<TableFile> renamed(Succeed good, String ending) {
        return good.written().stream()
                .map(file -> new TableFile(
                        new ObjectLocation(
                                file.location().bucket(), file.location().key() + ending),
                        file.rows()))
                .toList();
    }
}
