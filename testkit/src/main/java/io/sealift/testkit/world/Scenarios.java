package io.sealift.testkit.world;

import io.sealift.core.backfill.BackfillWindow;
import io.sealift.core.load.LoadCycle;
import io.sealift.core.notification.EventQueue;
import io.sealift.core.seal.SealLimits;
import io.sealift.testkit.fake.QueryPlan;
import io.sealift.testkit.fake.QueryPlan.TableFile;
import io.sealift.testkit.world.Producer.Landing;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What the functions of the pipeline do, step by step and as a whole. */
public final class Scenarios {
    /** The day of most files. */
    public static final String DAY = "2026-11-22";
    /** The day before. */
    public static final String OTHER_DAY = "2026-11-21";

    private Scenarios() {}

    /** Three files, one of them packed, and an event that comes twice. */
    public static PipelineScenario ingest() {
        return PipelineScenario.of(Scenarios::landThree, (world, ports) -> ingest(world, ports));
    }

    /** A batch whose manifest is sealed as it is about to commit. */
    public static PipelineScenario ingestAcrossSeal() {
        return PipelineScenario.of(
                world -> {
                    landThree(world);
                    world.ingest();
                    world.producer().land("late.json", DAY, 6);
                    world.ledger().beforeNextChange(world::sealAndSettle);
                },
                Scenarios::ingest);
    }

    /** Files that their producer overwrites before they are copied, and before they are released. */
    public static PipelineScenario ingestOverwritten() {
        return PipelineScenario.of(
                world -> {
                    landThree(world);
                    world.ingest();
                    world.producer().land("one.json", DAY, 6);
                    world.producer().land("two.json", DAY, 7);
                    world.store().beforeNextChange(() -> world.producer().land("one.json", DAY, 8));
                    world.ledger().beforeNextChange(() -> world.producer().land("two.json", DAY, 9));
                },
                Scenarios::ingest);
    }

    /**
     * Files whose bytes are put again under their keys: one that waits to be loaded, one twice in a batch, one that was
     * taken back before it was read and comes back.
     */
    public static PipelineScenario ingestDuplicate() {
        return PipelineScenario.of(
                world -> {
                    Landing one = world.producer().land("one.json", DAY, 3);
                    Landing two = world.producer().land("two.json.gz", OTHER_DAY, 4);
                    Landing gone = world.producer().land("three.json", DAY, 5);
                    world.producer().takeBack(gone);
                    world.ingest();
                    world.producer().landAgain(one);
                    world.producer().landAgain(two);
                    world.producer().landAgain(two);
                    world.producer().landAgain(gone);
                    world.queue().tell(List.of(one.version()));
                },
                Scenarios::ingest);
    }

    /** Files that must be refused among sound ones, one of them told of twice, and a message that makes no sense. */
    public static PipelineScenario refuse() {
        return PipelineScenario.of(
                world -> {
                    world.producer().land("one.json", DAY, 3);
                    Landing twice = world.producer().landUnsound("in/bad.json", "{\"deviceid\":1}\n");
                    world.producer().landUnsound("readme.txt", "hello");
                    world.queue().tell(List.of(twice.version()));
                    world.queue().send("no notification");
                },
                Scenarios::ingest);
    }

    /** Files that must be refused and that their producer overwrites before they are copied, and before they are released. */
    public static PipelineScenario refuseOverwritten() {
        return PipelineScenario.of(
                world -> {
                    world.producer().landUnsound("one.json", "[]\n");
                    world.producer().landUnsound("two.json", "[1]\n");
                    world.store().beforeNextChange(() -> world.producer().land("one.json", DAY, 8));
                    world.ledger().beforeNextChange(() -> world.producer().landUnsound("two.json", "[2]\n"));
                },
                Scenarios::ingest);
    }

    /** Files that are sound but not plain, one of them packed. */
    public static PipelineScenario repair() {
        return PipelineScenario.of(
                world -> {
                    world.producer().landUnplain("unplain.json", DAY, 3);
                    world.producer().landUnplain("unplain.json.gz", OTHER_DAY, 4);
                    world.producer().land("plain.json", DAY, 5);
                },
                Scenarios::ingest);
    }

    /** Sealing, listing and starting the query. */
    public static PipelineScenario sealAndStart() {
        return PipelineScenario.of(
                world -> {
                    loadBefore(world);
                    landThree(world);
                    world.ingest();
                },
                (world, ports) -> world.sealAndSettle(ports));
    }

    /** Sealing while the index does not show the latest commit yet. */
    public static PipelineScenario sealBehind() {
        return PipelineScenario.of(
                world -> {
                    world.producer().land("one.json", DAY, 3);
                    world.ingest();
                    world.producer().land("two.json", DAY, 4);
                    world.ingest();
                    world.ledger().delayListing(6);
                },
                (world, ports) -> world.sealAndSettle(ports));
    }

    /** Verifying a query that ended well, with files left of a retry of the engine's own, and loading the next manifest. */
    public static PipelineScenario verify() {
        return PipelineScenario.of(
                world -> {
                    loadBefore(world);
                    landThree(world);
                    world.ingest();
                    world.model()
                            .spoilNext(good -> new QueryPlan.Succeed(good.written(), retried(), good.updateCount()));
                    world.sealAndSettle();
                    world.producer().land("next.json", DAY, 6);
                    world.ingest();
                    world.sealAndSettle();
                    world.engine().finishAll();
                },
                (world, ports) -> world.settle(ports));
    }

    /** Sweeping what a failed query left, and trying again. */
    public static PipelineScenario sweepAndTryAgain() {
        return PipelineScenario.of(
                world -> {
                    loadBefore(world);
                    landThree(world);
                    world.ingest();
                    world.model().spoilNext(Scenarios::failLeavingAll);
                    world.sealAndSettle();
                    world.engine().finishAll();
                    world.settle();
                    world.clock().advance(world.settings().settlingTime());
                },
                (world, ports) -> world.settle(ports));
    }

    /** Moving a loaded manifest into the archive, with a copy among its files that no commit named. */
    public static PipelineScenario archive() {
        return PipelineScenario.of(
                world -> {
                    world.producer().land("one.json", DAY, 3);
                    world.ingest();
                    world.producer().land("late.json", DAY, 6);
                    world.ledger().beforeNextChange(world::sealAndSettle);
                    world.ingest();
                    world.engine().finishAll();
                    world.loader(world.ports()).settle(() -> Duration.ZERO, event -> {});
                },
                (world, ports) -> world.settle(ports));
    }

    /** Loads that fail on their data, halved until the culprit stands alone and is set aside, then loaded and archived. */
    public static PipelineScenario halve() {
        return PipelineScenario.of(
                world -> {
                    loadBefore(world);
                    world.producer().land("good.json", DAY, 3);
                    world.producer().landPoison("poison.json", DAY, 2);
                    world.producer().land("other.json", OTHER_DAY, 4);
                    world.ingest();
                    failOnData(world);
                    failOnData(world);
                },
                (world, ports) -> {
                    for (int round = 0; round < 8; round++) {
                        world.settle(ports);
                        world.engine().finishAll();
                        world.clock().advance(world.settings().settlingTime());
                    }
                });
    }

    private static void failOnData(PipelineWorld world) {
        world.sealAndSettle();
        world.engine().finishAll();
        world.settle();
        world.clock().advance(world.settings().settlingTime());
    }

    /** An operator lets a stopped manifest be loaded again. */
    public static PipelineScenario retry() {
        return PipelineScenario.of(
                        world -> {
                            loadBefore(world);
                            landThree(world);
                            world.ingest();
                            world.model()
                                    .spoilNext(good ->
                                            new QueryPlan.Succeed(good.written(), List.of(), good.updateCount() - 1));
                            world.settleDown();
                        },
                        (world, ports) -> {
                            world.operator().retryStopped(ports);
                            world.settle(ports);
                        })
                .healedBy(world -> {
                    // Who saw the command fail gives it again.
                    world.operator().retryStopped(world.ports());
                    world.settleDown();
                });
    }

    /** A burst that fills a manifest while its files are committed. */
    public static PipelineScenario ingestBurst() {
        return PipelineScenario.of(
                world -> {
                    world.sealAt(new SealLimits(2, 1_000_000, Duration.ofDays(1)));
                    landThree(world);
                    world.ingest();
                    world.producer().land("four.json", DAY, 2);
                    world.producer().land("five.json", DAY, 1);
                },
                Scenarios::ingest);
    }

    /**
     * Looking for missed events: more files that no event tells of than one send can take, one that was loaded and is
     * there again, one that is told of, and one that is too young.
     */
    public static PipelineScenario backfill() {
        return PipelineScenario.of(
                world -> {
                    Landing loaded = world.producer().land("again.json", DAY, 10);
                    world.settleDown();
                    world.producer().landAgainUntold(loaded.version());
                    for (int number = 0; number < EventQueue.SEND_OBJECTS_MAX; number++) {
                        world.producer().landUntold("lost/%d.json".formatted(number), OTHER_DAY, 1);
                    }
                    world.producer().land("told.json", DAY, 5);
                    world.clock().advance(BackfillWindow.MARGIN);
                    world.producer().landUntold("young.json", DAY, 6);
                    world.clock().advance(Duration.ofSeconds(1));
                },
                (world, ports) -> world.backfill(ports).runOnSchedule(world.timeLeft()));
    }

    /** From landing to archive in one process's life, with a failed attempt on the way. */
    public static PipelineScenario journey() {
        return PipelineScenario.of(
                world -> {
                    landThree(world);
                    world.model().spoilNext(Scenarios::failLeavingAll);
                },
                (world, ports) -> {
                    LoadCycle loader = world.loader(ports);
                    ingest(world, ports);
                    loader.sealAndSettle(world.timeLeft(), event -> {});
                    world.engine().finishAll();
                    world.producer().land("next.json", DAY, 6);
                    ingest(world, ports);
                    loader.settle(world.timeLeft(), event -> {});
                    world.clock().advance(world.settings().settlingTime());
                    loader.sealAndSettle(world.timeLeft(), event -> {});
                    world.engine().finishAll();
                    loader.settle(world.timeLeft(), event -> {});
                    world.engine().finishAll();
                    loader.settle(world.timeLeft(), event -> {});
                });
    }

    /** A query that fails and leaves all it wrote. */
    public static QueryPlan failLeavingAll(QueryPlan.Succeed good) {
        return new QueryPlan.Fail("Simulated failure", good.written(), QueryPlan.Listing.ABSENT);
    }

    private static void landThree(PipelineWorld world) {
        world.producer().land("one.json", DAY, 3);
        Landing twice = world.producer().land("two.json", OTHER_DAY, 4);
        world.producer().land("three.json.gz", DAY, 5);
        world.queue().tell(List.of(twice.version()));
    }

    static void ingest(PipelineWorld world, Ports ports) {
        world.deliver(world.ingestor(ports), world.queue().waiting());
    }

    private static void loadBefore(PipelineWorld world) {
        world.producer().land("before.json", DAY, 10);
        world.settleDown();
        world.clock().advance(Duration.ofHours(1));
    }

    private static List<TableFile> retried() {
        return Stream.of(DAY, OTHER_DAY)
                .map(day -> new TableFile(ModelEngine.file("internal", day, 0), 2))
                .toList();
    }
}
