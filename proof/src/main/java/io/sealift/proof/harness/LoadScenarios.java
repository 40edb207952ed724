package io.sealift.proof.harness;

import static io.sealift.proof.harness.Scenarios.DAY;
import static io.sealift.proof.harness.Scenarios.FAR_DAY;
import static io.sealift.proof.harness.Scenarios.OTHER_DAY;

import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.FailureCause;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.PackId;
import io.sealift.core.ledger.Slice;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectStore.CopyNewOutcome;
import io.sealift.fakes.QueryPlan;
import io.sealift.fakes.QueryPlan.TableFile;
import io.sealift.fakes.StartFault;
import io.sealift.proof.fault.SimulatedCrash;
import io.sealift.proof.fault.Twisted;
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
        return PipelineScenario.of(LoadScenarios::committedWide, (harness, ports) -> harness.sealAndLoad(ports));
    }

    /** Sealing while the listings do not show the latest step yet. */
    static PipelineScenario sealBehind() {
        return PipelineScenario.of(
                harness -> {
                    committedWide(harness);
                    harness.ledger().delayListing(6);
                },
                (harness, ports) -> harness.sealAndLoad(ports));
    }

    /** Starts whose replies get lost, each in its own way. */
    static PipelineScenario unknownStart() {
        return PipelineScenario.of(
                        harness -> {
                            committed(harness);
                            harness.engine().disturbStarts(_ -> Optional.of(new StartFault.LoseReply()));
                            harness.clock().advance(Duration.ofMinutes(1));
                        },
                        (harness, ports) -> {
                            harness.sealAndLoad(ports);
                            harness.engine().disturbStarts(_ -> Optional.empty());
                            harness.engine().forgetTokens();
                            harness.clock().advance(Duration.ofHours(2));
                            harness.load(ports);
                        })
                .healedBy(LoadScenarios::calm);
    }

    /** Auditing what a query wrote beside the files of an earlier try by the engine itself, and publishing it. */
    static PipelineScenario verify() {
        return PipelineScenario.of(
                harness -> {
                    committed(harness);
                    harness.model().spoilNext(good -> good.beside(renamed(good, "_first_try")));
                    harness.model().spoilNext(good -> good.counting(OptionalLong.empty()));
                    harness.sealAndLoad();
                    harness.endQueries();
                },
                (harness, ports) ->
                        harness.queriesEnded(ports, Set.copyOf(harness.engine().queryIds())));
    }

    /** Publishing into a partition at another location, beside a new one. */
    static PipelineScenario publishElsewhere() {
        return PipelineScenario.of(
                harness -> {
                    harness.catalog()
                            .put(
                                    DAY,
                                    new ObjectLocation(
                                            PipelineHarness.PROCESSED, "partitioned/moved/day=%s/".formatted(DAY)));
                    started(harness);
                    harness.endQueries();
                },
                (harness, ports) -> harness.load(ports));
    }

    /** A query that fails and leaves files, and the next attempt; the first query wakes up later and succeeds. */
    static PipelineScenario tryAgain() {
        return PipelineScenario.of(
                harness -> {
                    committed(harness);
                    harness.model().spoilNext(LoadScenarios::failLeavingAll);
                    harness.sealAndLoad();
                    harness.endQueries();
                },
                (harness, ports) -> {
                    harness.load(ports);
                    harness.clock().advance(Duration.ofHours(1));
                    harness.load(ports);
                    String first = harness.engine().queryIds().getFirst();
                    harness.engine().replan(first, harness.model().again(first));
                    harness.endQueries();
                    harness.load(ports);
                });
    }

    /** Audits that differ: another count, other days, no files. */
    static PipelineScenario auditFails() {
        return PipelineScenario.of(
                harness -> {
                    committed(harness);
                    harness.model().spoilNext(LoadScenarios::onWrongDays);
                    harness.model().spoilNext(good -> good.counting(OptionalLong.of(7)));
                    harness.sealAndLoad();
                    harness.endQueries();
                    harness.model().spoilNext(_ -> QueryPlan.Succeed.writing(List.of()));
                },
                (harness, ports) -> {
                    harness.load(ports);
                    harness.endQueries();
                    harness.load(ports);
                });
    }

    /** A verified load from which somebody removes a file before it is published. */
    static PipelineScenario withdraw() {
        return PipelineScenario.of(
                harness -> {
                    verified(harness);
                    List<ObjectLocation> files = harness.handMade().below(Keys.LOADING);
                    harness.handMade().remove(files.getLast());
                    harness.handMade().replace(files.getFirst());
                },
                (harness, ports) -> harness.load(ports));
    }

    /** A verified load, partly published, whose list somebody removed. */
    static PipelineScenario withdrawList() {
        return PipelineScenario.of(
                harness -> {
                    verified(harness);
                    publishOneFile(harness, harness.ports());
                    harness.handMade()
                            .remove(harness.handMade().below(Keys.LOADS).getFirst());
                },
                (harness, ports) -> harness.load(ports));
    }

    /**
     * A withdrawal, with publishers that read the slice before it began and that copy one file and die, before and
     * after each of its deletions.
     */
    static PipelineScenario withdrawBesidePublisher() {
        return PipelineScenario.of(
                harness -> {
                    verified(harness);
                    List<ObjectLocation> files = harness.handMade().below(Keys.LOADING);
                    harness.handMade().remove(files.getLast());
                },
                (harness, ports) -> {
                    ManifestId manifest =
                            harness.ledger().unfinished().getFirst().id();
                    List<Slice> seen = harness.ledger().slicesOf(manifest);
                    Ports late = harness.ports()
                            .with(Twisted.port(
                                    Ledger.class,
                                    harness.ports().ledger(),
                                    "slicesOf",
                                    (original, arguments) ->
                                            arguments[0].equals(manifest) ? seen : original.call(arguments)));
                    harness.load(ports.with(
                            Twisted.port(ObjectStore.class, ports.store(), "delete", (original, arguments) -> {
                                publishOneFile(harness, late);
                                Object outcome = original.call(arguments);
                                publishOneFile(harness, late);
                                return outcome;
                            })));
                });
    }

    /** Moving a loaded manifest into the archive, including a pack that no commit named. */
    static PipelineScenario archive() {
        return PipelineScenario.of(
                harness -> {
                    committed(harness);
                    harness.producer().land("late.json", DAY, 6);
                    harness.ledger().beforeNextChange(harness::sealAndLoad);
                    harness.ingest();
                    harness.endQueries();
                },
                (harness, ports) -> {
                    harness.load(ports);
                    harness.load(ports);
                });
    }

    /** Removing what was left under a manifest that was archived a day ago. */
    static PipelineScenario leftovers() {
        return PipelineScenario.of(
                harness -> {
                    committed(harness);
                    harness.settleDown();
                    ManifestId archived =
                            harness.ledger().manifests().getFirst().id();
                    PackId unnamed = new PackId("f".repeat(24));
                    harness.store().put(PipelineHarness.KEYS.originals(archived, unnamed), new byte[1]);
                    harness.clock().advance(Duration.ofHours(25));
                },
                (harness, ports) -> harness.sealAndLoad(ports));
    }

    /** An engine that is down, is probed, and comes back. */
    static PipelineScenario engineDown() {
        return PipelineScenario.of(
                        harness -> {
                            committed(harness);
                            harness.engine()
                                    .disturbStarts(_ -> Optional.of(
                                            new StartFault.Refuse("Not authorized", FailureCause.ACCESS_DENIED)));
                            harness.sealAndLoad();
                        },
                        (harness, ports) -> {
                            harness.clock().advance(Duration.ofMinutes(2));
                            harness.load(ports);
                            harness.engine().disturbStarts(_ -> Optional.empty());
                            harness.clock().advance(Duration.ofMinutes(5));
                            harness.load(ports);
                            harness.endQueries();
                            harness.load(ports);
                        })
                .healedBy(LoadScenarios::calm);
    }

    /** From landing to archive, with a failed attempt on the way. */
    static PipelineScenario journey() {
        return PipelineScenario.of(
                harness -> {
                    Scenarios.landThree(harness);
                    harness.producer().land("far.json", FAR_DAY, 2);
                    harness.model().spoilNext(LoadScenarios::failLeavingAll);
                },
                (harness, ports) -> {
                    harness.ingest(ports);
                    harness.sealAndLoad(ports);
                    harness.endQueries();
                    harness.producer().land("next.json", DAY, 6);
                    harness.ingest(ports);
                    harness.load(ports);
                    harness.clock().advance(Duration.ofMinutes(2));
                    for (int round = 0; round < 3; round++) {
                        harness.sealAndLoad(ports);
                        harness.endQueries();
                    }
                    harness.load(ports);
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

    private static void calm(PipelineHarness harness) {
        harness.engine().disturbStarts(_ -> Optional.empty());
        harness.settleDown();
    }

    private static void committed(PipelineHarness harness) {
        harness.producer().land("before.json", DAY, 10);
        harness.settleDown();
        harness.clock().advance(Duration.ofHours(1));
        Scenarios.landThree(harness);
        harness.producer().land("far.json", FAR_DAY, 2);
        harness.ingest();
    }

    /** The same, and a file whose 99 days make a second slice. */
    private static void committedWide(PipelineHarness harness) {
        committed(harness);
        harness.producer().land("wide.json", wide());
        harness.ingest();
    }

    private static SortedMap<String, Long> wide() {
        SortedMap<String, Long> rows = new TreeMap<>();
        LocalDate first = LocalDate.parse("2018-01-01");
        for (int day = 0; day < 99; day++) {
            rows.put(first.plusDays(day).toString(), 1L);
        }
        return rows;
    }

    private static void started(PipelineHarness harness) {
        harness.producer().land("one.json", DAY, 6);
        harness.producer().land("two.json", OTHER_DAY, 4);
        harness.ingest();
        harness.sealAndLoad();
    }

    static void verified(PipelineHarness harness) {
        started(harness);
        harness.endQueries();
        try {
            // Verified, and dead before anything is published.
            harness.load(harness.ports()
                    .with(Twisted.port(ObjectStore.class, harness.ports().store(), "copyNew", (original, arguments) -> {
                        throw new SimulatedCrash("before it published anything");
                    })));
        } catch (SimulatedCrash crash) {
            return;
        }
        throw new IllegalStateException("Nothing was to be published");
    }

    /** A publisher that dies after its first copy, if it gets that far. */
    private static void publishOneFile(PipelineHarness harness, Ports ports) {
        try {
            harness.load(ports.with(Twisted.port(ObjectStore.class, ports.store(), "copyNew", (original, arguments) -> {
                CopyNewOutcome outcome = (CopyNewOutcome) original.call(arguments);
                throw new SimulatedCrash("after " + outcome);
            })));
        } catch (SimulatedCrash crash) {
            return;
        }
    }
}
