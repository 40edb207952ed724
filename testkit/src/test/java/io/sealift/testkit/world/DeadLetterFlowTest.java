package io.sealift.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.deadletter.Discard;
import io.sealift.core.deadletter.Letter;
import io.sealift.core.deadletter.LetterOutcome;
import io.sealift.core.deadletter.LetterTray;
import io.sealift.core.deadletter.Replace;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.object.ObjectVersion;
import io.sealift.core.refusal.QuarantineLayout;
import io.sealift.testkit.world.Producer.Landing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeadLetterFlowTest {
    private static final String DAY = "2026-11-22";

    private final PipelineWorld world = new PipelineWorld();
    private final InvariantChecker checker = new InvariantChecker(world);

    @Test
    void shouldSayThatMoreMayWaitWhenTrayIsFull() {
        // Given
        for (int number = 0; number < 25; number++) {
            world.queue().send("no notification %d".formatted(number));
        }
        world.ingest();
        // When
        try (LetterTray some = LetterTray.open(world.deadLetters(), world.ledger(), PipelineWorld.MESSAGES, 15)) {
            // Then
            assertThat(some.letters()).hasSizeBetween(15, 24);
            assertThat(some.isCutOff()).isTrue();
            assertThatThrownBy(() -> some.find("zz")).hasMessageContaining("among those that could be taken out");
        }
        try (LetterTray all = LetterTray.open(world.deadLetters(), world.ledger(), PipelineWorld.MESSAGES, 100)) {
            assertThat(all.letters()).hasSize(25);
            assertThat(all.isCutOff()).isFalse();
        }
    }

    @Test
    void shouldLoadRefusedFileWhenItIsRedrivenAfterItsCauseIsGone() {
        // Given
        world.limitLinesTo(10);
        Landing landing = world.producer().landDoubtful("in/long.json", DAY, 3);
        world.ingest();
        try (LetterTray tray = world.operator().openTray(world.ports())) {
            assertThat(tray.letters()).singleElement().satisfies(letter -> {
                assertThat(letter.reason()).isEqualTo("TOO_LARGE");
                assertThat(letter.id()).isEqualTo(FileId.of(landing.version()).value());
                assertThat(letter.line()).isEqualTo(1);
            });
        }
        world.liftLimits();
        // When
        List<LetterOutcome> outcomes = world.operator().redriveAll(world.ports());
        // Then
        assertThat(outcomes).containsExactly(new LetterOutcome.SentBack(List.of(landing.version())));
        assertThat(world.deadLetters().waiting()).isEmpty();
        world.settleDown();
        checker.assertAllLoaded();
        assertThat(new TableView(world).rows()).isEqualTo(3);
        assertThat(world.store().head(QuarantineLayout.sidecar(PipelineWorld.ARCHIVE, FileId.of(landing.version()))))
                .isEmpty();
        assertThat(world.balance().isBalanced()).isTrue();
    }

    @Test
    void shouldRefuseAgainAndTellAgainWhenNothingHasChanged() {
        // Given
        Landing landing = world.producer().landUnsound("bad.json", "[]\n");
        world.ingest();
        // When
        world.operator().redriveAll(world.ports());
        world.ingest();
        // Then
        assertThat(entry(landing.version()).disposition()).isInstanceOf(Disposition.Refused.class);
        assertThat(world.deadLetters().waiting()).hasSize(1);
        checker.assertAllLoaded();
        assertThat(world.balance().isBalanced()).isTrue();
    }

    @Test
    void shouldKeepTheOtherFileWhenOneIsUnderTheKeyByNow() {
        // Given
        world.producer().landUnsound("a.json", "[]\n");
        world.ingest();
        Landing other = world.producer().land("a.json", DAY, 3);
        // When
        List<LetterOutcome> outcomes = world.operator().redriveAll(world.ports());
        // Then
        assertThat(outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        LetterOutcome.Blocked.class,
                        blocked -> assertThat(blocked.reason())
                                .startsWith("Another file is under its key now, " + other.version()));
        assertThat(world.deadLetters().waiting()).hasSize(1);
        world.settleDown();
        checker.assertAllLoaded();
    }

    @Test
    void shouldOnlyDeleteTheLetterWhenTheFileWasLoadedMeanwhile() {
        // Given
        world.limitLinesTo(10);
        Landing landing = world.producer().landDoubtful("a.json", DAY, 3);
        world.ingest();
        world.liftLimits();
        world.producer().landAgain(landing);
        world.settleDown();
        // When
        List<LetterOutcome> outcomes = world.operator().redriveAll(world.ports());
        // Then
        assertThat(outcomes).containsExactly(new LetterOutcome.AlreadyLoaded());
        assertThat(world.deadLetters().waiting()).isEmpty();
        assertThat(world.queue().waiting()).isEmpty();
        checker.assertAllLoaded();
    }

    @Test
    void shouldLoadFileWhenItsMessageWasTriedTooOften() {
        // Given
        Landing landing = world.producer().land("a.json", DAY, 3);
        world.queue().moveToDeadLetters(landing.message(), world.deadLetters());
        checker.assertSafe();
        // When
        List<LetterOutcome> outcomes = world.operator().redriveAll(world.ports());
        // Then
        assertThat(outcomes).containsExactly(new LetterOutcome.SentBack(List.of(landing.version())));
        world.settleDown();
        checker.assertAllLoaded();
        assertThat(new TableView(world).rows()).isEqualTo(3);
        assertThat(entry(landing.version()).landings()).isEqualTo(world.queue().landings(landing.version()));
    }

    @Test
    void shouldPutReplacementUnderTheKeyAndGiveUpTheOld() {
        // Given
        Landing bad = world.producer().landUnsound("a.json", "[]\n");
        world.ingest();
        byte[] corrected = FeedFiles.content("a.json", new TreeMap<>(Map.of(DAY, 5L)), 99);
        // When
        LetterOutcome outcome;
        try (LetterTray tray = world.operator().openTray(world.ports())) {
            outcome = new Replace(world.store(), world.ledger(), world.clock())
                    .run(tray.letters().getFirst(), "fixed.json", out -> out.write(corrected), tray);
        }
        // Then
        assertThat(outcome).isInstanceOf(LetterOutcome.Replaced.class);
        ObjectVersion by = ((LetterOutcome.Replaced) outcome).by();
        assertThat(entry(bad.version()).disposition())
                .isInstanceOfSatisfying(Disposition.Discarded.class, discarded -> {
                    assertThat(discarded.why()).isEqualTo("replaced by fixed.json as " + by);
                    assertThat(discarded.was().reason()).isEqualTo("EMPTY_FILE");
                });
        assertThat(world.deadLetters().waiting()).isEmpty();
        // When: S3 tells of the upload
        world.queue().tell(List.of(by));
        world.settleDown();
        // Then
        assertThat(new TableView(world).rows()).isEqualTo(5);
        assertThat(world.balance().isBalanced()).isTrue();
    }

    @Test
    void shouldKeepBytesAndBalanceWhenDiscarded() {
        // Given
        Landing bad = world.producer().landUnsound("a.json", "[]\n");
        world.ingest();
        // When
        LetterOutcome outcome;
        try (LetterTray tray = world.operator().openTray(world.ports())) {
            Letter letter = tray.find(FileId.of(bad.version()).value().substring(0, 6));
            outcome = new Discard(world.ledger(), world.clock()).run(letter, "a test of theirs", tray);
        }
        // Then
        assertThat(outcome).isEqualTo(new LetterOutcome.Discarded());
        assertThat(world.deadLetters().waiting()).isEmpty();
        checker.assertAllLoaded();
        assertThat(world.balance().isBalanced()).isTrue();
        // When: an old event of it comes again
        world.queue().tell(List.of(bad.version()));
        world.ingest();
        // Then
        assertThat(entry(bad.version()).disposition()).isInstanceOf(Disposition.Discarded.class);
        assertThat(world.deadLetters().waiting()).isEmpty();
    }

    @Test
    void shouldShowRepeatedLettersOnceAndPutThemBackWhenClosed() {
        // Given
        Landing bad = world.producer().landUnsound("a.json", "[]\n");
        world.ingest();
        world.producer().landAgain(bad);
        world.ingest();
        world.queue().send("hello");
        world.ingest();
        // When
        try (LetterTray tray = world.operator().openTray(world.ports())) {
            // Then
            assertThat(tray.letters())
                    .extracting(Letter::reason)
                    .containsExactlyInAnyOrder("EMPTY_FILE", "MALFORMED_EVENT");
            assertThat(tray.letters())
                    .extracting(letter -> letter.messages().size())
                    .containsExactlyInAnyOrder(2, 1);
            assertThat(world.deadLetters().take(Duration.ofSeconds(1))).isEmpty();
            assertThatThrownBy(() -> tray.find("x"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("No dead letter has an id that begins with 'x'. See them with: sealift dlq list");
            assertThatThrownBy(() -> tray.find(""))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("2 dead letters have ids that begin with ''");
        }
        assertThat(world.deadLetters().take(Duration.ofSeconds(1))).hasSize(3);
    }

    private FileEntry entry(ObjectVersion version) {
        return Objects.requireNonNull(
                world.ledger().find(List.of(FileId.of(version))).get(FileId.of(version)));
    }
}
