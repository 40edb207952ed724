package io.sealift.testkit.simulation;

import io.sealift.core.engine.QueryStatus;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.StoreUnavailableException;
import io.sealift.core.object.StoredObject;
import io.sealift.testkit.fake.QueryPlan;
import io.sealift.testkit.fake.QueryPlan.TableFile;
import io.sealift.testkit.fault.CrashPoints;
import io.sealift.testkit.fault.Fault;
import io.sealift.testkit.fault.FaultKind;
import io.sealift.testkit.fault.SimulatedCrash;
import io.sealift.testkit.fault.StallPoints;
import io.sealift.testkit.world.PipelineWorld;
import io.sealift.testkit.world.Ports;
import io.sealift.testkit.world.Producer.Landing;
import io.sealift.testkit.world.Scenarios;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A world in which anything happens in any order; the same seed lives the same life. */
public final class Simulation {
    private static final int KEYS = 6;
    private static final int DAYS = 3;
    private static final int CALLS_MAX = 40;
    /** As much as {@code LoadSettings.standard} allows for. */
    private static final int SKEW_SECONDS_MAX = 300;

    private final Random random;
    private final Duration storeAhead;
    private final PipelineWorld world;
    private final List<Landing> landings = new ArrayList<>();
    private final List<QueryPlan.Succeed> failed = new ArrayList<>();
    private final List<String> story = new ArrayList<>();

    /** The life of this seed. */
    public Simulation(long seed) {
        this.random = new Random(seed);
        this.storeAhead = Duration.ofSeconds(random.nextInt(-SKEW_SECONDS_MAX, SKEW_SECONDS_MAX + 1));
        this.world = new PipelineWorld(storeAhead);
        story.add("the store's clock is ahead by " + storeAhead);
    }

    /** The world that it happens in. */
    public PipelineWorld world() {
        return world;
    }

    /** What happened so far, for whoever has to find out why. */
    public List<String> story() {
        return List.copyOf(story);
    }

    /** Lets one more thing happen. */
    public void step() {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> produce();
            case 3, 4, 5, 6 -> work();
            case 7 -> disturb();
            case 8 -> {
                story.add("queries end");
                world.engine().finishAll();
            }
            default -> pass();
        }
    }

    private void produce() {
        int choice = random.nextInt(8);
        if (random.nextInt(40) == 0) {
            story.add("lands what is no file of the feed");
            world.producer()
                    .landUnsound(
                            "key-%d.json".formatted(KEYS + random.nextInt(2)), "[%d]%n".formatted(landings.size()));
        }
        if (choice < 4 || landings.isEmpty()) {
            String key = "key-%d.json%s".formatted(random.nextInt(KEYS), random.nextBoolean() ? "" : ".gz");
            landings.add(world.producer().land(key, "2026-11-2" + random.nextInt(DAYS), 1 + random.nextInt(5)));
            story.add("lands " + landings.getLast().version());
            return;
        }
        Landing earlier = landings.get(random.nextInt(landings.size()));
        boolean isThere = world.store()
                .head(earlier.version().location())
                .map(StoredObject::version)
                .filter(earlier.version()::equals)
                .isPresent();
        switch (choice) {
            case 4, 5 -> {
                story.add("lands again " + earlier.version());
                world.producer().landAgain(earlier);
            }
            case 6 -> {
                story.add("tells again of " + earlier.version());
                world.queue().tell(List.of(earlier.version()));
            }
            default -> {
                if (isThere) {
                    story.add("takes back " + earlier.version());
                    world.producer().takeBack(earlier);
                }
            }
        }
    }

    /** A function runs: well, or until it crashes or loses an answer, or stalled while others act. */
    private void work() {
        int call = 1 + random.nextInt(CALLS_MAX);
        int function = random.nextInt(3);
        switch (random.nextInt(4)) {
            case 0 -> run(function, world.ports(), "runs");
            case 1 -> {
                List<FaultKind> kinds = List.of(FaultKind.values());
                FaultKind kind = kinds.get(random.nextInt(kinds.size()));
                CrashPoints points = CrashPoints.with(new Fault(call, kind));
                run(function, world.ports(points), "meets %s at call %d".formatted(kind, call));
            }
            default -> {
                StallPoints points = StallPoints.before(call, this::meanwhile);
                run(function, world.ports().through(points), "stalls before call %d".formatted(call));
            }
        }
    }

    private void meanwhile() {
        story.add("meanwhile:");
        for (int act = 1 + random.nextInt(5); act > 0; act--) {
            switch (random.nextInt(6)) {
                case 0 -> produce();
                case 1 -> world.engine().finishAll();
                case 2 -> pass(2);
                default -> run(random.nextInt(3), world.ports(), "runs");
            }
        }
        story.add("goes on");
    }

    private void run(int function, Ports ports, String how) {
        story.add(List.of("ingest ", "seal and settle ", "settle ").get(function) + how);
        try {
            switch (function) {
                case 0 -> world.deliver(world.ingestor(ports), world.queue().waiting());
                case 1 -> world.sealAndSettle(ports);
                default -> world.settle(ports);
            }
        } catch (SimulatedCrash | StoreUnavailableException fault) {
            story.add("fails: " + fault.getMessage());
        }
    }

    private void disturb() {
        switch (random.nextInt(6)) {
            case 0 -> {
                story.add("conflicts");
                world.ledger().conflictNext(1 + random.nextInt(3));
            }
            case 1 -> {
                story.add("listings lag");
                world.ledger().delayListing(1 + random.nextInt(3));
            }
            case 2 -> {
                story.add("a request is late");
                world.ledger().holdNext(1);
            }
            case 3 -> {
                story.add("late requests arrive");
                world.ledger().deliverHeld();
            }
            case 4 -> takeUpAgain();
            default -> {
                int how = random.nextInt(10);
                story.add("the next query goes wrong, %d".formatted(how));
                world.model().spoilNext(good -> spoiled(good, how));
            }
        }
    }

    private QueryPlan spoiled(QueryPlan.Succeed good, int how) {
        if (how == 0) {
            return new QueryPlan.Succeed(good.written(), List.of(), good.updateCount() + 1);
        }
        if (how < 4) {
            return new QueryPlan.Succeed(good.written(), renamed(good, "_first_try"), good.updateCount());
        }
        failed.add(good);
        return Scenarios.failLeavingAll(good);
    }

    /** As Athena may: a query that failed a moment ago runs again under its id. */
    private void takeUpAgain() {
        for (QueryPlan.Succeed good : failed) {
            String key = good.written().getFirst().location().key();
            String query = key.substring(key.lastIndexOf('/') + 1, key.lastIndexOf('_'));
            Instant recent = world.clock()
                    .instant()
                    .plus(storeAhead)
                    .minus(world.settings().settlingTime());
            if (world.engine().status(query) instanceof QueryStatus.Failed end
                    && end.at().isAfter(recent)) {
                story.add("%s is taken up again".formatted(query));
                world.engine().replan(query, QueryPlan.Succeed.writing(renamed(good, "_again")));
            }
        }
    }

    private void pass() {
        if (random.nextInt(8) == 0) {
            // Nobody is at work now, so no attempt can be started by its token any more: the engine may forget them.
            story.add("the start window passes, and tokens are forgotten");
            world.clock().advance(world.settings().startWindow());
            world.engine().forgetTokens();
        } else {
            pass(4);
        }
    }

    private void pass(int minutesMax) {
        Duration time = Duration.ofSeconds(random.nextInt(60 * minutesMax));
        story.add("%s pass".formatted(time));
        world.clock().advance(time);
    }

    private static List<TableFile> renamed(QueryPlan.Succeed good, String ending) {
        return good.written().stream()
                .map(file -> new TableFile(
                        new ObjectLocation(
                                file.location().bucket(), file.location().key() + ending),
                        file.rows()))
                .toList();
    }
}
