package io.sealift.proof.harness;

import io.sealift.core.backfill.BackfillWindow;
import io.sealift.core.ingest.QueueMessage;
import io.sealift.core.notification.EventQueue;
import io.sealift.core.seal.SealLimits;
import io.sealift.fakes.ETagging;
import io.sealift.feed.validation.RejectPolicy;
import io.sealift.proof.harness.Producer.Upload;
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
                harness -> {
                    for (int number = 0; number < 101; number++) {
                        harness.producer().land("many/%d.json".formatted(number), DAY, 1);
                    }
                },
                Scenarios::ingest);
    }

    /** A batch whose manifest is sealed as it is about to commit. */
    static PipelineScenario ingestAcrossSeal() {
        return PipelineScenario.of(
                harness -> {
                    landThree(harness);
                    harness.ingest();
                    harness.producer().land("late.json", DAY, 6);
                    harness.producer().land("later.json", OTHER_DAY, 1);
                    harness.ledger().beforeNextChange(harness::sealAndLoad);
                },
                Scenarios::ingest);
    }

    /** A batch with one file that another delivery commits first. */
    static PipelineScenario ingestKnown() {
        return PipelineScenario.of(
                harness -> {
                    harness.producer().land("before.json", DAY, 1);
                    harness.ingest();
                    Upload known = harness.producer().land("known.json", DAY, 2);
                    harness.producer().land("new.json", OTHER_DAY, 3);
                    harness.ledger()
                            .beforeNextChange(() -> harness.deliver(
                                    harness.ingestor(harness.ports()), harness.queue(), List.of(known.message())));
                },
                Scenarios::ingest);
    }

    /** A batch whose commit conflicts with others again and again. */
    static PipelineScenario ingestConflict() {
        return PipelineScenario.of(
                harness -> {
                    landThree(harness);
                    harness.ingest();
                    harness.producer().land("next.json", DAY, 2);
                    harness.producer().land("last.json", FAR_DAY, 2);
                    harness.ledger().conflictNext(3);
                },
                Scenarios::ingest);
    }

    /** The same bytes once more under another ETag: of a committed file, and of one in the same batch. */
    static PipelineScenario ingestAlias() {
        return PipelineScenario.of(
                        harness -> {
                            Upload one = harness.producer().land("one.json", DAY, 3);
                            harness.ingest();
                            Upload two = harness.producer().land("two.json", DAY, 4);
                            harness.producer().landAgain(one);
                            harness.producer().landAgain(two);
                            harness.queue().tell(List.of(one.version()));
                        },
                        Scenarios::ingest)
                .tagged(ETagging.KMS);
    }

    /** Files that their producer overwrites before they are read, and before they are released. */
    static PipelineScenario ingestOverwritten() {
        return PipelineScenario.of(
                harness -> {
                    landThree(harness);
                    harness.ingest();
                    harness.producer().land("one.json", DAY, 6);
                    harness.producer().land("two.json", DAY, 7);
                    harness.producer().land("one.json", DAY, 8);
                    harness.ledger().beforeNextChange(() -> harness.producer().land("two.json", DAY, 9));
                },
                Scenarios::ingest);
    }

    /**
     * Files whose bytes are put again under their keys: one that waits to be loaded, one twice in a batch, one that was
     * taken back before it was read and comes back.
     */
    static PipelineScenario ingestDuplicate() {
        return PipelineScenario.of(
                harness -> {
                    Upload one = harness.producer().land("one.json", DAY, 3);
                    Upload two = harness.producer().land("two.json.gz", OTHER_DAY, 4);
                    Upload gone = harness.producer().land("three.json", DAY, 5);
                    harness.producer().takeBack(gone);
                    harness.ingest();
                    harness.producer().landAgain(one);
                    harness.producer().landAgain(two);
                    harness.producer().landAgain(two);
                    harness.producer().landAgain(gone);
                    harness.queue().tell(List.of(one.version()));
                },
                Scenarios::ingest);
    }

    /** A burst that fills a manifest while its files are committed. */
    static PipelineScenario ingestBurst() {
        return PipelineScenario.of(
                harness -> {
                    harness.sealAt(new SealLimits(2, 1_000_000, Duration.ofDays(1)));
                    landThree(harness);
                    harness.ingest();
                    harness.producer().land("four.json", DAY, 2);
                    harness.producer().land("five.json", DAY, 1);
                },
                Scenarios::ingest);
    }

    /** Files that must be refused among valid ones, one of them announced twice, and a message that makes no sense. */
    static PipelineScenario refuse() {
        return PipelineScenario.of(
                harness -> {
                    harness.producer().land("one.json", DAY, 3);
                    Upload twice = harness.producer().landInvalid("in/bad.json", "{\"deviceid\":1}\n");
                    harness.producer().landInvalid("readme.txt", "hello");
                    harness.queue().tell(List.of(twice.version()));
                    harness.queue().send("no notification");
                },
                Scenarios::ingest);
    }

    /** Files that must be refused and that their producer overwrites before they are copied, and before they are released. */
    static PipelineScenario refuseOverwritten() {
        return PipelineScenario.of(
                harness -> {
                    harness.producer().landInvalid("one.json", "[]\n");
                    harness.producer().landInvalid("two.json", "[1]\n");
                    harness.store().beforeNextChange(() -> harness.producer().land("one.json", DAY, 8));
                    harness.ledger().beforeNextChange(() -> harness.producer().landInvalid("two.json", "[2]\n"));
                },
                Scenarios::ingest);
    }

    /** Files that need repair, one of them gzipped, and one with a row that is left out. */
    static PipelineScenario repair() {
        return PipelineScenario.of(
                harness -> {
                    harness.judgeBy(RejectPolicy.rejectRows(0.5));
                    harness.producer().landRepairable("crlf.json", DAY, 3);
                    harness.producer().landRepairable("crlf.json.gz", OTHER_DAY, 4);
                    harness.producer().landWithBadRow("bad-row.json", DAY, 5);
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
                harness -> {
                    harness.producer().land("small.json", DAY, 3);
                    harness.ingest();
                    landLarge(harness);
                    List<QueueMessage> batch = harness.queue().waiting();
                    harness.deliver(harness.ingestor(harness.ports()), harness.queue(), batch);
                    harness.ledger().beforeNextChange(harness::sealAndLoad);
                },
                (harness, ports) -> harness.ingestLarge(ports));
    }

    /** A large file that its producer replaces while it is read. */
    static PipelineScenario largeOverwritten() {
        return PipelineScenario.of(
                harness -> {
                    landLarge(harness);
                    harness.deliver(
                            harness.ingestor(harness.ports()),
                            harness.queue(),
                            harness.queue().waiting());
                    harness.store().beforeNextChange(() -> harness.producer().land("large.json", DAY, 2));
                },
                (harness, ports) -> harness.ingestLarge(ports));
    }

    /**
     * Looking for lost events: more unannounced files than one send can take, one that was loaded and is there again,
     * one that is announced, and one that is too young.
     */
    static PipelineScenario bucketScan() {
        return PipelineScenario.of(
                harness -> {
                    Upload loaded = harness.producer().land("again.json", DAY, 10);
                    harness.settleDown();
                    harness.producer().landAgainUntold(loaded.version());
                    for (int number = 0; number < EventQueue.SEND_OBJECTS_MAX; number++) {
                        harness.producer().landUntold("lost/%d.json".formatted(number), OTHER_DAY, 1);
                    }
                    harness.producer().land("told.json", DAY, 5);
                    harness.clock().advance(BackfillWindow.MARGIN);
                    harness.producer().landUntold("young.json", DAY, 6);
                    harness.clock().advance(Duration.ofSeconds(1));
                },
                (harness, ports) -> harness.backfill(ports).runOnSchedule(harness.timeLeft()));
    }

    static void landThree(PipelineHarness harness) {
        harness.producer().land("one.json", DAY, 3);
        Upload twice = harness.producer().land("two.json", OTHER_DAY, 4);
        harness.producer().land("three.json.gz", DAY, 5);
        harness.queue().tell(List.of(twice.version()));
    }

    private static void landLarge(PipelineHarness harness) {
        SortedMap<String, Long> rows = new TreeMap<>(Map.of(DAY, 3L, FAR_DAY, 2L));
        harness.producer().landLarge("large.json", rows);
        harness.producer().land("beside.json", DAY, 1);
    }

    static void ingest(PipelineHarness harness, Ports ports) {
        harness.ingest(ports);
    }
}
