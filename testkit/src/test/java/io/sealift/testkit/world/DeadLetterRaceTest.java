package io.sealift.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.deadletter.LetterOutcome;
import io.sealift.core.deadletter.LetterTray;
import io.sealift.core.deadletter.Replace;
import io.sealift.core.ledger.FileId;
import io.sealift.core.object.ObjectVersion;
import io.sealift.core.refusal.QuarantineLayout;
import io.sealift.testkit.world.Producer.Landing;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What people do about dead letters while a producer writes under the very same key. */
class DeadLetterRaceTest {
    private static final String KEY = "a.json";
    private static final String DAY = "2026-11-22";

    private final PipelineWorld world = new PipelineWorld();
    private final InvariantChecker checker = new InvariantChecker(world);

    @Test
    void shouldKeepTheNewFileWhenItLandsJustBeforeARefusedOneIsPutBack() {
        // Given
        Landing bad = world.producer().landUnsound(KEY, "[]\n");
        world.ingest();
        AtomicReference<ObjectVersion> landed = new AtomicReference<>();
        world.store().beforeNextChange(() -> {
            // The sidecar is removed first; the producer comes just before the change after that.
            world.store()
                    .beforeNextChange(
                            () -> landed.set(world.producer().land(KEY, DAY, 3).version()));
        });
        // When
        List<LetterOutcome> outcomes = world.operator().redriveAll(world.ports());
        // Then
        assertIsThere(landed.get());
        assertThat(outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        LetterOutcome.Blocked.class,
                        blocked -> assertThat(blocked.reason())
                                .contains(landed.get().toString()));
        assertThat(world.deadLetters().waiting()).hasSize(1);
        assertThat(world.store().head(QuarantineLayout.sidecar(PipelineWorld.ARCHIVE, FileId.of(bad.version()))))
                .as("what is still refused is still explained")
                .isPresent();
        settleToRows(3);
    }

    @Test
    void shouldKeepTheNewFileWhenItLandsJustBeforeAReplacement() {
        // Given
        world.producer().landUnsound(KEY, "[]\n");
        world.ingest();
        AtomicReference<ObjectVersion> landed = new AtomicReference<>();
        world.store()
                .beforeNextChange(
                        () -> landed.set(world.producer().land(KEY, DAY, 3).version()));
        // When
        LetterOutcome outcome = replace();
        // Then
        assertIsThere(landed.get());
        assertThat(outcome).isInstanceOf(LetterOutcome.Blocked.class);
        assertThat(world.deadLetters().waiting()).hasSize(1);
        settleToRows(3);
    }

    @Test
    void shouldLeaveTheRefusedFileToIngestingWhenItIsUnderTheKeyAgain() {
        // Given
        Landing bad = world.producer().landUnsound(KEY, "[]\n");
        world.ingest();
        world.producer().landAgain(bad);
        // When
        LetterOutcome tooEarly = replace();
        world.ingest();
        LetterOutcome later = replace();
        // Then
        assertThat(tooEarly)
                .isEqualTo(
                        new LetterOutcome.Blocked(
                                "The refused file itself is under its key, to be ingested: try again when it is gone from there"));
        assertThat(later)
                .isInstanceOfSatisfying(
                        LetterOutcome.Replaced.class, replaced -> world.queue().tell(List.of(replaced.by())));
        world.settleDown();
        assertThat(new TableView(world).rows()).isEqualTo(5);
        assertThat(world.balance().isBalanced()).isTrue();
    }

    @Test
    void shouldNotSayRefusedAnyMoreWhenTheFileWasLoadedMeanwhile() {
        // Given
        world.limitLinesTo(10);
        Landing landing = world.producer().landDoubtful(KEY, DAY, 3);
        world.ingest();
        world.liftLimits();
        world.producer().landAgain(landing);
        world.settleDown();
        // When
        List<LetterOutcome> outcomes = world.operator().redriveAll(world.ports());
        // Then
        assertThat(outcomes).containsExactly(new LetterOutcome.AlreadyLoaded());
        assertThat(world.store().head(QuarantineLayout.sidecar(PipelineWorld.ARCHIVE, FileId.of(landing.version()))))
                .isEmpty();
        settleToRows(3);
    }

    private LetterOutcome replace() {
        byte[] corrected = FeedFiles.content(KEY, new TreeMap<>(Map.of(DAY, 5L)), 99);
        try (LetterTray tray = world.operator().openTray(world.ports())) {
            return new Replace(world.store(), world.ledger(), world.clock())
                    .run(tray.letters().getFirst(), "fixed.json", out -> out.write(corrected), tray);
        }
    }

    private void assertIsThere(ObjectVersion version) {
        assertThat(world.store().head(version.location()))
                .hasValueSatisfying(object -> assertThat(object.version()).isEqualTo(version));
    }

    private void settleToRows(long rows) {
        world.settleDown();
        checker.assertAllLoaded();
        assertThat(new TableView(world).rows()).isEqualTo(rows);
        assertThat(world.balance().isBalanced()).isTrue();
    }
}
