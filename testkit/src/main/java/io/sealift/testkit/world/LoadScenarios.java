package io.sealift.testkit.world;

import static io.sealift.testkit.world.Scenarios.DAY;
import static io.sealift.testkit.world.Scenarios.FAR_DAY;
import static io.sealift.testkit.world.Scenarios.OTHER_DAY;

import io.sealift.core.engine.FailureCause;
import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.PackId;
import io.sealift.core.ledger.Slice;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.ObjectStore.CopyNewOutcome;
import io.sealift.testkit.fake.QueryPlan;
import io.sealift.testkit.fake.QueryPlan.TableFile;
import io.sealift.testkit.fake.StartFault;
import io.sealift.testkit.fault.SimulatedCrash;
import io.sealift.testkit.fault.Twisted;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the load function does, step by step and as a whole. */
final class LoadScenarios {
    private LoadScenarios() {}

    /** Sealing, planning two slices and starting their queries. */
    static PipelineScenario sealAndStart() {
        return PipelineScenario.of(LoadScenarios::committedWide, (world, ports) -> world.sealAndLoad(ports));
    }

    /** Sealing while the listings do not show the latest step yet. */
    static PipelineScenario sealBehind() {
        return PipelineScenario.of(
                world -> {
                    committedWide(world);
                    world.ledger().delayListing(6);
                },
                (world, ports) -> world.sealAndLoad(ports));
    }

    /** Starts whose replies get lost, each in its own way. */
    static PipelineScenario unknownStart() {
        return PipelineScenario.of(
                        world -> {
                            committed(world);
                            world.engine().disturbStarts(_ -> Optional.of(new StartFault.LoseReply()));
                            world.clock().advance(Duration.ofMinutes(1));
                        },
                        (world, ports) -> {
                            world.sealAndLoad(ports);
                            world.engine().disturbStarts(_ -> Optional.empty());
                            world.engine().forgetTokens();
                            world.clock().advance(Duration.ofHours(2));
                            world.load(ports);
                        })
                .healedBy(LoadScenarios::calm);
    }

    /** Auditing what a query wrote beside the files of an earlier try by the engine itself, and publishing it. */
    static PipelineScenario verify() {
        return PipelineScenario.of(
                world -> {
                    committed(world);
                    world.model().spoilNext(good -> good.beside(renamed(good, "_first_try")));
                    world.model().spoilNext(good -> good.counting(OptionalLong.empty()));
                    world.sealAndLoad();
                    world.endQueries();
                },
                (world, ports) ->
                        world.queriesEnded(ports, Set.copyOf(world.engine().queryIds())));
    }

    /** Publishing into a partition at another location, beside a new one. */
    static PipelineScenario publishElsewhere() {
        return PipelineScenario.of(
                world -> {
                    world.catalog()
                            .put(
                                    DAY,
                                    new ObjectLocation(
                                            PipelineWorld.PROCESSED, "partitioned/moved/day=%s/".formatted(DAY)));
                    started(world);
                    world.endQueries();
                },
                (world, ports) -> world.load(ports));
    }

    /** A query that fails and leaves files, and the next attempt; the first query wakes up later and succeeds. */
    static PipelineScenario tryAgain() {
        return PipelineScenario.of(
                world -> {
                    committed(world);
                    world.model().spoilNext(LoadScenarios::failLeavingAll);
                    world.sealAndLoad();
                    world.endQueries();
                },
                (world, ports) -> {
                    world.load(ports);
                    world.clock().advance(Duration.ofHours(1));
                    world.load(ports);
                    String first = world.engine().queryIds().getFirst();
                    world.engine().replan(first, world.model().again(first));
                    world.endQueries();
                    world.load(ports);
                });
    }

    /** Audits that differ: another count, other days, no files. */
    static PipelineScenario auditFails() {
        return PipelineScenario.of(
                world -> {
                    committed(world);
                    world.model().spoilNext(LoadScenarios::onWrongDays);
                    world.model().spoilNext(good -> good.counting(OptionalLong.of(7)));
                    world.sealAndLoad();
                    world.endQueries();
                    world.model().spoilNext(_ -> QueryPlan.Succeed.writing(List.of()));
                },
                (world, ports) -> {
                    world.load(ports);
                    world.endQueries();
                    world.load(ports);
                });
    }

    /** A verified load from which somebody removes a file before it is published. */
    static PipelineScenario withdraw() {
        return PipelineScenario.of(
                world -> {
                    verified(world);
                    List<ObjectLocation> files = world.handMade().below(Keys.LOADING);
                    world.handMade().remove(files.getLast());
                    world.handMade().replace(files.getFirst());
                },
                (world, ports) -> world.load(ports));
    }

    /** A verified load, partly published, whose list somebody removed. */
    static PipelineScenario withdrawList() {
        return PipelineScenario.of(
                world -> {
                    verified(world);
                    publishOneFile(world, world.ports());
                    world.handMade().remove(world.handMade().below(Keys.LOADS).getFirst());
                },
                (world, ports) -> world.load(ports));
    }

    /**
     * A withdrawal, with publishers that read the slice before it began and that copy one file and die, before and
     * after each of its deletions.
     */
    static PipelineScenario withdrawBesidePublisher() {
        return PipelineScenario.of(
                world -> {
                    verified(world);
                    List<ObjectLocation> files = world.handMade().below(Keys.LOADING);
                    world.handMade().remove(files.getLast());
                },
                (world, ports) -> {
                    ManifestId manifest = world.ledger().unfinished().getFirst().id();
                    List<Slice> seen = world.ledger().slicesOf(manifest);
                    Ports late = world.ports()
                            .with(Twisted.port(
                                    Ledger.class,
                                    world.ports().ledger(),
                                    "slicesOf",
                                    (original, arguments) ->
                                            arguments[0].equals(manifest) ? seen : original.call(arguments)));
                    world.load(ports.with(
                            Twisted.port(ObjectStore.class, ports.store(), "delete", (original, arguments) -> {
                                publishOneFile(world, late);
                                Object outcome = original.call(arguments);
                                publishOneFile(world, late);
                                return outcome;
                            })));
                });
    }

    /** Moving a loaded manifest into the archive, including a pack that no commit named. */
    static PipelineScenario archive() {
        return PipelineScenario.of(
                world -> {
                    committed(world);
                    world.producer().land("late.json", DAY, 6);
                    world.ledger().beforeNextChange(world::sealAndLoad);
                    world.ingest();
                    world.endQueries();
                },
                (world, ports) -> {
                    world.load(ports);
                    world.load(ports);
                });
    }

    /** Removing what was left under a manifest that was archived a day ago. */
    static PipelineScenario leftovers() {
        return PipelineScenario.of(
                world -> {
                    committed(world);
                    world.settleDown();
                    ManifestId archived = world.ledger().manifests().getFirst().id();
                    PackId unnamed = new PackId("f".repeat(24));
                    world.store().put(PipelineWorld.KEYS.originals(archived, unnamed), new byte[1]);
                    world.clock().advance(Duration.ofHours(25));
                },
                (world, ports) -> world.sealAndLoad(ports));
    }

    /** An engine that is down, is probed, and comes back. */
    static PipelineScenario engineDown() {
        return PipelineScenario.of(
                        world -> {
                            committed(world);
                            world.engine()
                                    .disturbStarts(_ -> Optional.of(
                                            new StartFault.Refuse("Not authorized", FailureCause.ACCESS_DENIED)));
                            world.sealAndLoad();
                        },
                        (world, ports) -> {
                            world.clock().advance(Duration.ofMinutes(2));
                            world.load(ports);
                            world.engine().disturbStarts(_ -> Optional.empty());
                            world.clock().advance(Duration.ofMinutes(5));
                            world.load(ports);
                            world.endQueries();
                            world.load(ports);
                        })
                .healedBy(LoadScenarios::calm);
    }

    /** From landing to archive, with a failed attempt on the way. */
    static PipelineScenario journey() {
        return PipelineScenario.of(
                world -> {
                    Scenarios.landThree(world);
                    world.producer().land("far.json", FAR_DAY, 2);
                    world.model().spoilNext(LoadScenarios::failLeavingAll);
                },
                (world, ports) -> {
                    world.ingest(ports);
                    world.sealAndLoad(ports);
                    world.endQueries();
                    world.producer().land("next.json", DAY, 6);
                    world.ingest(ports);
                    world.load(ports);
                    world.clock().advance(Duration.ofMinutes(2));
                    for (int round = 0; round < 3; round++) {
                        world.sealAndLoad(ports);
                        world.endQueries();
                    }
                    world.load(ports);
                });
    }

    /** A query that fails and leaves everything it wrote. */
    static QueryPlan failLeavingAll(QueryPlan.Succeed good) {
        return QueryPlan.Fail.leaving("Simulated failure", FailureCause.ENGINE, good.written());
    }

    /** A query that writes all rows, but the first file's into another day. */
    static QueryPlan onWrongDays(QueryPlan.Succeed good) {
        TableFile first = good.written().getFirst();
        ObjectLocation wrong = new ObjectLocation(
                first.location().bucket(), first.location().key().replaceFirst("day=[0-9-]+", "day=2020-02-02"));
        return QueryPlan.Succeed.writing(Stream.concat(
                        Stream.of(new TableFile(wrong, first.rows(), first.nulls())),
                        good.written().stream().skip(1))
                .toList());
    }

    /** The same files under other names. */
    static List<TableFile> renamed(QueryPlan.Succeed good, String ending) {
        return good.written().stream()
                .map(file -> new TableFile(
                        new ObjectLocation(
                                file.location().bucket(), file.location().key() + ending),
                        file.rows(),
                        file.nulls()))
                .toList();
    }

    private static void calm(PipelineWorld world) {
        world.engine().disturbStarts(_ -> Optional.empty());
        world.settleDown();
    }

    private static void committed(PipelineWorld world) {
        world.producer().land("before.json", DAY, 10);
        world.settleDown();
        world.clock().advance(Duration.ofHours(1));
        Scenarios.landThree(world);
        world.producer().land("far.json", FAR_DAY, 2);
        world.ingest();
    }

    /** The same, and a file whose 99 days make a second slice. */
    private static void committedWide(PipelineWorld world) {
        committed(world);
        world.producer().land("wide.json", wide());
        world.ingest();
    }

    private static SortedMap<String, Long> wide() {
        SortedMap<String, Long> rows = new TreeMap<>();
        LocalDate first = LocalDate.parse("2018-01-01");
        for (int day = 0; day < 99; day++) {
            rows.put(first.plusDays(day).toString(), 1L);
        }
        return rows;
    }

    private static void started(PipelineWorld world) {
        world.producer().land("one.json", DAY, 6);
        world.producer().land("two.json", OTHER_DAY, 4);
        world.ingest();
        world.sealAndLoad();
    }

    static void verified(PipelineWorld world) {
        started(world);
        world.endQueries();
        try {
            // Verified, and dead before anything is published.
            world.load(world.ports()
                    .with(Twisted.port(ObjectStore.class, world.ports().store(), "copyNew", (original, arguments) -> {
                        throw new SimulatedCrash("before it published anything");
                    })));
        } catch (SimulatedCrash crash) {
            return;
        }
        throw new IllegalStateException("Nothing was to be published");
    }

    /** A publisher that dies after its first copy, if it gets that far. */
    private static void publishOneFile(PipelineWorld world, Ports ports) {
        try {
            world.load(ports.with(Twisted.port(ObjectStore.class, ports.store(), "copyNew", (original, arguments) -> {
                CopyNewOutcome outcome = (CopyNewOutcome) original.call(arguments);
                throw new SimulatedCrash("after " + outcome);
            })));
        } catch (SimulatedCrash crash) {
            return;
        }
    }
}
