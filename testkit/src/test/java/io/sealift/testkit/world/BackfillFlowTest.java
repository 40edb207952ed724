package io.sealift.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.backfill.Backfill;
import io.sealift.core.backfill.BackfillReport;
import io.sealift.core.backfill.BackfillReport.Ended;
import io.sealift.core.backfill.BackfillWindow;
import io.sealift.core.ingest.FileFate;
import io.sealift.core.ingest.IngestReport;
import io.sealift.core.ingest.QueueMessage;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.ObjectVersion;
import io.sealift.core.time.TimeLeft;
import io.sealift.testkit.fault.Twisted;
import io.sealift.testkit.world.Producer.Landing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackfillFlowTest {
    private static final String DAY = "2026-11-22";
    private static final Duration MARGIN = BackfillWindow.MARGIN;

    private final PipelineWorld world = new PipelineWorld();
    private final InvariantChecker checker = new InvariantChecker(world);

    @Test
    void shouldLoadFileWhenItsEventWasLost() {
        // Given
        ObjectVersion lost = world.producer().landUntold("in/lost + \u00e9.json", DAY, 3);
        world.clock().advance(MARGIN);
        // When
        BackfillReport report = run();
        // Then
        assertThat(report).isEqualTo(report(0, 0, List.of(lost)));
        assertThat(world.ingest().count(FileFate.Committed.class)).isEqualTo(1);
        assertLoaded(3);
    }

    @Test
    void shouldLeaveFileToItsEventWhenYoungerThanTheMargin() {
        // Given
        ObjectVersion old = world.producer().landUntold("old.json", DAY, 3);
        world.clock().advance(Duration.ofSeconds(1));
        world.producer().landUntold("young.json", DAY, 4);
        world.clock().advance(MARGIN.minusSeconds(1));
        // When
        BackfillReport report = run();
        // Then
        assertThat(report).isEqualTo(report(0, 1, List.of(old)));
        assertLoaded(7);
    }

    @Test
    void shouldReleaseFileWhenItIsLoadedAndLiesThereAgain() {
        // Given
        Landing loaded = world.producer().land("a.json", DAY, 3);
        world.settleDown();
        world.producer().landAgainUntold(loaded.version());
        world.clock().advance(MARGIN);
        // When
        BackfillReport report = run();
        // Then
        assertThat(report).isEqualTo(report(0, 0, List.of(loaded.version())));
        assertThat(world.ingest().count(FileFate.Known.class)).isEqualTo(1);
        assertLoaded(3);
    }

    @Test
    void shouldLoadFileWhenItWasSupersededAndCameBack() {
        // Given
        Landing first = world.producer().land("a.json", DAY, 3);
        world.producer().land("a.json", DAY, 4);
        world.settleDown();
        world.producer().landAgainUntold(first.version());
        world.clock().advance(MARGIN);
        // When
        BackfillReport report = run();
        // Then
        assertThat(report).isEqualTo(report(0, 0, List.of(first.version())));
        assertThat(world.ingest().count(FileFate.Committed.class)).isEqualTo(1);
        assertLoaded(7);
    }

    @Test
    void shouldTellNothingWhenFileIsIngestedWhileItLooks() {
        // Given
        world.producer().land("a.json", DAY, 3);
        world.clock().advance(MARGIN);
        ObjectStore store = Twisted.port(ObjectStore.class, world.store(), "list", (original, arguments) -> {
            Object page = original.call(arguments);
            world.ingest();
            return page;
        });
        // When
        BackfillReport report = world.backfill(world.ports().with(store)).run(BackfillWindow.all(), world.timeLeft());
        // Then
        assertThat(report).isEqualTo(report(1, 0, List.of()));
        assertThat(world.queue().waiting()).isEmpty();
        assertLoaded(3);
    }

    @Test
    void shouldCommitOnceWhenSweepAndEventTellOfTheSameFile() {
        // Given
        Landing told = world.producer().land("a.json", DAY, 3);
        world.clock().advance(MARGIN);
        // When
        BackfillReport report = run();
        // Then
        assertThat(report).isEqualTo(report(0, 0, List.of(told.version())));
        assertThat(world.queue().waiting()).hasSize(2);
        IngestReport ingested = world.ingest();
        assertThat(ingested.fates()).singleElement().isInstanceOf(FileFate.Committed.class);
        assertLoaded(3);
    }

    @Test
    void shouldSkipFolderMarkersAndWhatCameBeforeTheWindow() {
        // Given
        world.store().put(new ObjectLocation(PipelineWorld.MESSAGES, "in/"), new byte[0]);
        ObjectVersion before = world.producer().landUntold("in/before.json", DAY, 3);
        world.clock().advance(Duration.ofHours(1));
        Instant since = world.clock().instant();
        ObjectVersion within = world.producer().landUntold("in/within.json", DAY, 4);
        world.clock().advance(MARGIN);
        // When
        BackfillReport report = world.backfill(world.ports()).run(BackfillWindow.since(since), world.timeLeft());
        // Then
        assertThat(report).isEqualTo(report(0, 0, List.of(within)));
        assertThat(world.queue().tellsOf(before)).isFalse();
        assertThat(world.queue().tellsOf(within)).isTrue();
        assertLoadedBeside(7, "in/");
    }

    @Test
    void shouldLookOnlyAtThePrefixThatIsIngested() {
        // Given
        ObjectVersion mine = world.producer().landUntold("in/a.json", DAY, 3);
        byte[] other = "{}".getBytes(StandardCharsets.UTF_8);
        world.store().put(new ObjectLocation(PipelineWorld.MESSAGES, "other/a.json"), other);
        world.clock().advance(MARGIN);
        Ports ports = world.ports();
        Backfill backfill = new Backfill(
                ports.store(), ports.ledger(), ports.queue(), world.clock(), PipelineWorld.MESSAGES, "in/");
        // When
        BackfillReport report = backfill.run(BackfillWindow.all(), world.timeLeft());
        // Then
        assertThat(report).isEqualTo(report(0, 0, List.of(mine)));
        assertThat(world.queue().tellsOf(mine)).isTrue();
        assertThat(world.queue().waiting()).hasSize(1);
    }

    @Test
    void shouldSendNothingWhenOnlyPlanned() {
        // Given
        ObjectVersion lost = world.producer().landUntold("a.json", DAY, 3);
        world.clock().advance(MARGIN);
        // When
        BackfillReport plan = world.backfill(world.ports()).plan(BackfillWindow.all(), world.timeLeft());
        // Then
        assertThat(plan).isEqualTo(report(0, 0, List.of(lost)));
        assertThat(world.queue().waiting()).isEmpty();
        assertThat(run()).isEqualTo(plan);
    }

    @Test
    void shouldFindAllWhenTheyFillSeveralPages() {
        // Given
        IntStream.range(0, 2_005)
                .forEach(number -> world.producer().landUntold("many/%04d.json".formatted(number), DAY, 1));
        world.clock().advance(MARGIN);
        // When
        BackfillReport report = run();
        // Then
        assertThat(report.enqueued()).isEqualTo(2_005);
        assertThat(report.examples()).hasSize(10);
        assertThat(report.ended()).isEqualTo(new Ended.Complete());
        assertThat(world.queue().waiting()).hasSize(2_005);
        assertThat(world.queue().tellsOf(world.producer().landed().iterator().next()))
                .isTrue();
    }

    @Test
    void shouldSayWhereItStoppedWhenTimeEnds() {
        // Given
        IntStream.range(0, 205)
                .forEach(number -> world.producer().landUntold("many/%03d.json".formatted(number), DAY, 1));
        world.clock().advance(MARGIN);
        Deque<Duration> left = new ArrayDeque<>(Collections.nCopies(3, Duration.ofMinutes(1)));
        TimeLeft timeLeft = () -> Objects.requireNonNullElse(left.poll(), Duration.ZERO);
        // When
        BackfillReport report = world.backfill(world.ports()).run(BackfillWindow.all(), timeLeft);
        // Then
        assertThat(report.ended()).isEqualTo(new Ended.OutOfTime("many/199.json"));
        assertThat(report.enqueued()).isEqualTo(200);
        assertThat(world.queue().waiting()).hasSize(200);
    }

    @Test
    void shouldLookAtNothingWhenThereIsNoTime() {
        // Given
        world.producer().landUntold("a.json", DAY, 3);
        world.clock().advance(MARGIN);
        // When
        BackfillReport report = world.backfill(world.ports()).run(BackfillWindow.all(), () -> Duration.ZERO);
        // Then
        assertThat(report).isEqualTo(new BackfillReport(0, 0, 0, 0, List.of(), new Ended.OutOfTime("")));
        assertThat(world.queue().waiting()).isEmpty();
    }

    @Test
    void shouldSkipScheduledRunOnlyWhenTheQueueHoldsABurst() {
        // Given
        world.producer().landUntold("a.json", DAY, 3);
        world.clock().advance(MARGIN);
        List<QueueMessage> burst = LongStream.rangeClosed(0, Backfill.BACKLOG_MAX)
                .mapToObj(number -> world.queue().send("{\"Event\":\"s3:TestEvent\"}"))
                .toList();
        // When
        BackfillReport busy = world.backfill(world.ports()).runOnSchedule(world.timeLeft());
        world.queue().acknowledge(List.of(burst.getFirst()));
        BackfillReport calm = world.backfill(world.ports()).runOnSchedule(world.timeLeft());
        // Then
        assertThat(busy).isEqualTo(new BackfillReport(0, 0, 0, 0, List.of(), new Ended.Backlogged(1_001)));
        assertThat(calm.enqueued()).isEqualTo(1);
        assertLoaded(3);
    }

    private BackfillReport run() {
        BackfillReport report = world.backfill(world.ports()).run(BackfillWindow.all(), world.timeLeft());
        checker.assertSafe();
        return report;
    }

    private static BackfillReport report(int known, int tooYoung, List<ObjectVersion> enqueued) {
        return new BackfillReport(
                known + tooYoung + enqueued.size(),
                known,
                tooYoung,
                enqueued.size(),
                enqueued.stream().map(ObjectVersion::location).toList(),
                new Ended.Complete());
    }

    private void assertLoaded(long rows) {
        assertLoadedBeside(rows);
    }

    private void assertLoadedBeside(long rows, String... keysLeft) {
        world.settleDown();
        checker.assertAllLoaded();
        assertThat(new TableView(world).rows()).isEqualTo(rows);
        assertThat(world.store().keys(PipelineWorld.MESSAGES, "")).containsExactly(keysLeft);
    }
}
