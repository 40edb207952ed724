package io.sealift.testkit.world;

import io.sealift.core.backfill.BackfillWindow;
import io.sealift.core.ingest.QueueMessage;
import io.sealift.core.notification.EventQueue;
import io.sealift.core.seal.SealLimits;
import io.sealift.core.validation.RejectPolicy;
import io.sealift.testkit.fake.ETagging;
import io.sealift.testkit.world.Producer.Landing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the ingest functions do, step by step. */
public final class Scenarios {
    /** The day of most files. */
    public static final String DAY = "2026-11-22";
    /** The day before. */
    public static final String OTHER_DAY = "2026-11-21";
    /** A day in another window. */
    static final String FAR_DAY = "2020-01-01";

    private Scenarios() {}

    /** Three files, one of them gzipped, and an event that comes twice. */
    static PipelineScenario ingest() {
        return PipelineScenario.of(Scenarios::landThree, Scenarios::ingest);
    }

    /** A pack with more files than one commit takes. */
    static PipelineScenario ingestMany() {
        return PipelineScenario.of(
                world -> {
                    for (int number = 0; number < 101; number++) {
                        world.producer().land("many/%d.json".formatted(number), DAY, 1);
                    }
                },
                Scenarios::ingest);
    }

    /** A batch whose manifest is sealed as it is about to commit. */
    static PipelineScenario ingestAcrossSeal() {
        return PipelineScenario.of(
                world -> {
                    landThree(world);
                    world.ingest();
                    world.producer().land("late.json", DAY, 6);
                    world.producer().land("later.json", OTHER_DAY, 1);
                    world.ledger().beforeNextChange(world::sealAndLoad);
                },
                Scenarios::ingest);
    }

    /** A batch with one file that another delivery commits first. */
    static PipelineScenario ingestKnown() {
        return PipelineScenario.of(
                world -> {
                    world.producer().land("before.json", DAY, 1);
                    world.ingest();
                    Landing known = world.producer().land("known.json", DAY, 2);
                    world.producer().land("new.json", OTHER_DAY, 3);
                    world.ledger()
                            .beforeNextChange(() -> world.deliver(
                                    world.ingestor(world.ports()), world.queue(), List.of(known.message())));
                },
                Scenarios::ingest);
    }

    /** A batch whose commit conflicts with others again and again. */
    static PipelineScenario ingestConflict() {
        return PipelineScenario.of(
                world -> {
                    landThree(world);
                    world.ingest();
                    world.producer().land("next.json", DAY, 2);
                    world.producer().land("last.json", FAR_DAY, 2);
                    world.ledger().conflictNext(3);
                },
                Scenarios::ingest);
    }

    /** The same bytes once more under another ETag: of a committed file, and of one in the same batch. */
    static PipelineScenario ingestAlias() {
        return PipelineScenario.of(
                        world -> {
                            Landing one = world.producer().land("one.json", DAY, 3);
                            world.ingest();
                            Landing two = world.producer().land("two.json", DAY, 4);
                            world.producer().landAgain(one);
                            world.producer().landAgain(two);
                            world.queue().tell(List.of(one.version()));
                        },
                        Scenarios::ingest)
                .tagged(ETagging.KMS);
    }

    /** Files that their producer overwrites before they are read, and before they are released. */
    static PipelineScenario ingestOverwritten() {
        return PipelineScenario.of(
                world -> {
                    landThree(world);
                    world.ingest();
                    world.producer().land("one.json", DAY, 6);
                    world.producer().land("two.json", DAY, 7);
                    world.producer().land("one.json", DAY, 8);
                    world.ledger().beforeNextChange(() -> world.producer().land("two.json", DAY, 9));
                },
                Scenarios::ingest);
    }

    /**
     * Files whose bytes are put again under their keys: one that waits to be loaded, one twice in a batch, one that was
     * taken back before it was read and comes back.
     */
    static PipelineScenario ingestDuplicate() {
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

    /** A burst that fills a manifest while its files are committed. */
    static PipelineScenario ingestBurst() {
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

    /** Files that must be refused among valid ones, one of them announced twice, and a message that makes no sense. */
    static PipelineScenario refuse() {
        return PipelineScenario.of(
                world -> {
                    world.producer().land("one.json", DAY, 3);
                    Landing twice = world.producer().landInvalid("in/bad.json", "{\"deviceid\":1}\n");
                    world.producer().landInvalid("readme.txt", "hello");
                    world.queue().tell(List.of(twice.version()));
                    world.queue().send("no notification");
                },
                Scenarios::ingest);
    }

    /** Files that must be refused and that their producer overwrites before they are copied, and before they are released. */
    static PipelineScenario refuseOverwritten() {
        return PipelineScenario.of(
                world -> {
                    world.producer().landInvalid("one.json", "[]\n");
                    world.producer().landInvalid("two.json", "[1]\n");
                    world.store().beforeNextChange(() -> world.producer().land("one.json", DAY, 8));
                    world.ledger().beforeNextChange(() -> world.producer().landInvalid("two.json", "[2]\n"));
                },
                Scenarios::ingest);
    }

    /** Files that need repair, one of them gzipped, and one with a row that is left out. */
    static PipelineScenario repair() {
        return PipelineScenario.of(
                world -> {
                    world.judgeBy(RejectPolicy.rejectRows(0.5));
                    world.producer().landRepairable("crlf.json", DAY, 3);
                    world.producer().landRepairable("crlf.json.gz", OTHER_DAY, 4);
                    world.producer().landWithBadRow("bad-row.json", DAY, 5);
                },
                Scenarios::ingest);
    }

    /** A large file, sent on and read by the other function, beside a small one. */
    static PipelineScenario large() {
        return PipelineScenario.of(Scenarios::landLarge, Scenarios::ingest);
    }

    /** A large file whose manifest is sealed as it is about to be committed. */
    static PipelineScenario largeAcrossSeal() {
        return PipelineScenario.of(
                world -> {
                    world.producer().land("small.json", DAY, 3);
                    world.ingest();
                    landLarge(world);
                    List<QueueMessage> batch = world.queue().waiting();
                    world.deliver(world.ingestor(world.ports()), world.queue(), batch);
                    world.ledger().beforeNextChange(world::sealAndLoad);
                },
                (world, ports) -> world.ingestLarge(ports));
    }

    /** A large file that its producer replaces while it is read. */
    static PipelineScenario largeOverwritten() {
        return PipelineScenario.of(
                world -> {
                    landLarge(world);
                    world.deliver(
                            world.ingestor(world.ports()),
                            world.queue(),
                            world.queue().waiting());
                    world.store().beforeNextChange(() -> world.producer().land("large.json", DAY, 2));
                },
                (world, ports) -> world.ingestLarge(ports));
    }

    /**
     * Looking for lost events: more unannounced files than one send can take, one that was loaded and is there again,
     * one that is announced, and one that is too young.
     */
    static PipelineScenario bucketScan() {
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

    static void landThree(PipelineWorld world) {
        world.producer().land("one.json", DAY, 3);
        Landing twice = world.producer().land("two.json", OTHER_DAY, 4);
        world.producer().land("three.json.gz", DAY, 5);
        world.queue().tell(List.of(twice.version()));
    }

    private static void landLarge(PipelineWorld world) {
        SortedMap<String, Long> rows = new TreeMap<>(Map.of(DAY, 3L, FAR_DAY, 2L));
        world.producer().landLarge("large.json", rows);
        world.producer().land("beside.json", DAY, 1);
    }

    static void ingest(PipelineWorld world, Ports ports) {
        world.ingest(ports);
    }
}
