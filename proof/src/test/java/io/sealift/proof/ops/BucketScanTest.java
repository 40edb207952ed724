package io.sealift.proof.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.backfill.Backfill;
import io.sealift.core.backfill.BackfillReport;
import io.sealift.core.backfill.BackfillReport.Ended;
import io.sealift.core.backfill.BackfillReport.Scope;
import io.sealift.core.backfill.BackfillWindow;
import io.sealift.core.ingest.FileOutcome;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectVersion;
import io.sealift.fakes.ETagging;
import io.sealift.proof.fault.Twisted;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BucketScanTest {
    private static final Duration MARGIN = BackfillWindow.MARGIN;
    private static final String TEXT = Desk.rows(Desk.DAY, 3, 1);

    private final Desk desk = new Desk();

    @Test
    void shouldTellOfFileWhenItsEventWasLost() {
        // Given
        ObjectVersion lost = desk.put("in/lost + \u00e9.json", TEXT);
        desk.clock.advance(MARGIN);
        // When
        BackfillReport report = scheduled();
        // Then
        assertThat(report.enqueued()).isEqualTo(1);
        assertThat(report.examples()).containsExactly(lost.location());
        assertThat(report.ending()).isEqualTo("All was looked at");
        assertThat(desk.ingest().count(FileOutcome.Committed.class)).isEqualTo(1);
    }

    @Test
    void shouldLeaveFileToItsEventWhenYoungerThanTheMargin() {
        // Given
        desk.put("young.json", TEXT);
        desk.clock.advance(MARGIN.minusSeconds(1));
        // When, Then
        assertThat(scheduled().tooYoung()).isEqualTo(1);
        assertThat(desk.queue.told()).isEmpty();
    }

    @Test
    void shouldLeaveKeysAloneWhenTheyAreOutsideThePrefix() {
        // Given
        ObjectVersion mine = desk.put("in/a.json", TEXT);
        desk.put("other/a.json", TEXT);
        ObjectVersion theirs = fail("other/failing.json");
        desk.store.remove(theirs.location());
        desk.clock.advance(MARGIN);
        // When
        BackfillReport report = desk.backfill("in/").runOnSchedule(Desk.AN_HOUR);
        // Then
        assertThat(report.looked()).isEqualTo(1);
        assertThat(desk.queue.told()).containsExactly(mine);
        assertThat(desk.known(theirs).disposition()).isInstanceOf(Disposition.Failing.class);
    }

    @Test
    void shouldRenewAndReleaseFileWhenItIsOnRecordAndLiesThereStill() {
        // Given: the event of a repeated PUT got lost
        ObjectVersion loaded = desk.land("a.json", TEXT);
        desk.ingest();
        desk.clock.advance(Duration.ofDays(300));
        desk.put("a.json", TEXT);
        desk.clock.advance(MARGIN);
        // When
        scheduled();
        // Then
        assertThat(desk.ingest().count(FileOutcome.Duplicate.class)).isEqualTo(1);
        assertThat(desk.store.head(loaded.location())).isEmpty();
        desk.ledger.removeFilesNotMetSince(desk.clock.instant().minus(Duration.ofDays(1)));
        assertThat(desk.known(loaded).disposition()).isInstanceOf(Disposition.Staged.class);
        assertThat(desk.committed()).isEqualTo(1);
    }

    @Test
    void shouldFindTheFileByItsAliasWhenTheETagIsNoMd5() {
        // Given: the ledger has it by its content, and it is released between the listing and the second look
        desk.store.tagWith(ETagging.KMS);
        ObjectVersion landed = desk.land("a.json", TEXT);
        desk.clock.advance(MARGIN);
        Backfill backfill = new Backfill(
                Twisted.port(ObjectStore.class, desk.store, "list", (original, arguments) -> {
                    Object page = original.call(arguments);
                    desk.ingest();
                    return page;
                }),
                desk.ledger,
                desk.queue,
                desk.clock,
                Desk.BUCKETS.messages(),
                "");
        // When
        BackfillReport report = backfill.runOnSchedule(Desk.AN_HOUR);
        // Then
        assertThat(desk.known(landed).id()).isNotEqualTo(FileId.ofETag(landed));
        assertThat(report.known()).isEqualTo(1);
        assertThat(report.enqueued()).isZero();
    }

    @Test
    void shouldStillTellOfWhatIsOlderThanTheQueueWhenItIsBacklogged() {
        // Given
        ObjectVersion old = desk.put("old.json", TEXT);
        desk.clock.advance(Duration.ofHours(1));
        desk.put("younger.json", Desk.rows(Desk.DAY, 3, 2));
        desk.queue.pretendToHold(Backfill.BACKLOG_MAX + 1);
        desk.clock.advance(Backfill.QUEUE_RETENTION.plus(MARGIN).minus(Duration.ofMinutes(30)));
        // When
        BackfillReport report = scheduled();
        // Then
        assertThat(desk.queue.told()).containsExactly(old);
        assertThat(report.tooYoung()).isEqualTo(1);
        assertThat(report.scope())
                .isEqualTo(
                        new Scope.OlderThanTheQueue(Backfill.BACKLOG_MAX + 1, Backfill.QUEUE_RETENTION.plus(MARGIN)));
        assertThat(report.ending()).startsWith("1001 messages are in the queue, so only what is older than 96 hours");
    }

    @Test
    void shouldEndWhenItToldOfEnoughForOneRun() {
        // Given
        for (int number = 0; number < Backfill.ENQUEUED_MAX + 200; number++) {
            desk.store.put(new ObjectLocation(Desk.BUCKETS.messages(), "%06d.json".formatted(number)), new byte[1]);
        }
        desk.clock.advance(MARGIN);
        // When
        BackfillReport bounded = scheduled();
        BackfillReport all = desk.backfill("").plan(BackfillWindow.all(), Desk.AN_HOUR);
        // Then
        assertThat(bounded.enqueued()).isEqualTo(Backfill.ENQUEUED_MAX);
        assertThat(bounded.ended()).isEqualTo(new Ended.Enough("019999.json"));
        assertThat(all.enqueued()).isEqualTo(Backfill.ENQUEUED_MAX + 200);
    }

    @Test
    void shouldRecordFailingFileAsSupersededWhenItIsGoneOrReplaced() {
        // Given
        ObjectVersion gone = fail("gone.json");
        desk.store.remove(gone.location());
        ObjectVersion replaced = fail("replaced.json");
        desk.put("replaced.json", Desk.rows(Desk.DAY, 1, 9));
        ObjectVersion there = fail("there.json");
        // When
        BackfillReport planned = desk.backfill("").plan(BackfillWindow.all(), Desk.AN_HOUR);
        Disposition before = desk.known(gone).disposition();
        BackfillReport report = scheduled();
        // Then
        assertThat(planned.superseded()).isEqualTo(2);
        assertThat(before).isInstanceOf(Disposition.Failing.class);
        assertThat(report.superseded()).isEqualTo(2);
        assertThat(desk.known(gone).disposition()).isInstanceOf(Disposition.Superseded.class);
        assertThat(desk.known(replaced).disposition()).isInstanceOf(Disposition.Superseded.class);
        assertThat(desk.known(there).disposition()).isInstanceOf(Disposition.Failing.class);
    }

    @Test
    void shouldTellOfFailingFileOnlyOnceADay() {
        // Given
        ObjectVersion failing = fail("a.json");
        // When, Then
        for (int hour = 1; hour < 24; hour++) {
            desk.clock.advance(Duration.ofHours(1));
            assertThat(scheduled().failing()).isEqualTo(1);
        }
        assertThat(desk.queue.told()).isEmpty();
        desk.clock.advance(Duration.ofHours(1));
        assertThat(scheduled().enqueued()).isEqualTo(1);
        assertThat(desk.queue.told()).containsExactly(failing);
    }

    @Test
    void shouldSkipFolderMarkersAndWhatCameBeforeTheWindow() {
        // Given
        desk.store.put(new ObjectLocation(Desk.BUCKETS.messages(), "in/"), new byte[0]);
        desk.put("in/before.json", TEXT);
        desk.clock.advance(Duration.ofHours(1));
        Instant since = desk.clock.instant();
        ObjectVersion within = desk.put("in/within.json", TEXT);
        desk.clock.advance(MARGIN);
        // When
        BackfillReport report = desk.backfill("").run(BackfillWindow.since(since), Desk.AN_HOUR);
        // Then
        assertThat(report.looked()).isEqualTo(1);
        assertThat(desk.queue.told()).containsExactly(within);
    }

    @Test
    void shouldSayWhereItStoppedWhenTimeIsOver() {
        // Given
        desk.put("a.json", TEXT);
        desk.clock.advance(MARGIN);
        // When
        BackfillReport report = desk.backfill("").runOnSchedule(() -> Duration.ZERO);
        // Then
        assertThat(report.ended()).isEqualTo(new Ended.OutOfTime(""));
        assertThat(desk.queue.told()).isEmpty();
    }

    private BackfillReport scheduled() {
        return desk.backfill("").runOnSchedule(Desk.AN_HOUR);
    }

    private ObjectVersion fail(String key) {
        ObjectVersion version = desk.put(key, TEXT);
        FileEntry failing = FileEntry.of(
                FileId.ofETag(version),
                version,
                TEXT.length(),
                desk.clock.instant(),
                new Disposition.Failing("no answer", 5));
        assertThat(desk.ledger.record(failing).isCommitted()).isTrue();
        return version;
    }
}
