package io.sealift.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ingest.FileFate;
import io.sealift.core.ingest.IngestReport;
import io.sealift.core.ingest.QueueMessage;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.ObjectVersion;
import io.sealift.core.object.StoreUnavailableException;
import io.sealift.core.refusal.DeadLetter;
import io.sealift.core.refusal.DeadLetters;
import io.sealift.core.refusal.QuarantineLayout;
import io.sealift.core.refusal.RefusedFile;
import io.sealift.core.refusal.RefusedFileJson;
import io.sealift.testkit.fault.Twisted;
import io.sealift.testkit.world.Producer.Landing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalFlowTest {
    private static final String DAY = "2026-11-22";
    private static final String BAD = """
            {"deviceid":"1","datetime":"2026-11-22 00:00:00"}
            {"deviceid":"x\\u0007y","datetime":"2026-11-22 00:00:00"}
            """;

    private final PipelineWorld world = new PipelineWorld();
    private final InvariantChecker checker = new InvariantChecker(world);

    @Test
    void shouldSetRefusedFilesAsideAndTellOfThemWhenOthersPass() {
        // Given
        world.producer().land("a.json", DAY, 3);
        Landing bad = world.producer().landUnsound("in/b d.json", BAD);
        Landing named = world.producer().landUnsound("readme.txt", "hello");
        // When
        IngestReport report = world.ingest();
        // Then
        assertThat(report.failedMessages()).isEmpty();
        assertThat(report.count(FileFate.Refused.class)).isEqualTo(2);
        assertThat(world.store().keys(PipelineWorld.MESSAGES, "")).isEmpty();
        assertThat(entry(bad.version()).disposition())
                .isEqualTo(new Disposition.Refused(
                        "WRONG_TYPE",
                        "column deviceid: found 'x\\u0007y', expected a whole number",
                        2,
                        13,
                        "x\\u0007y",
                        1,
                        QuarantineLayout.file(PipelineWorld.ARCHIVE, FileId.of(bad.version()), "b_d.json")));
        assertThat(sidecar(bad.version())).isEqualTo(RefusedFile.of(entry(bad.version()), null));
        assertThat(world.deadLetters().sent())
                .extracting(sent -> sent.letter())
                .containsExactly(
                        new DeadLetter.OfFile(
                                sidecar(bad.version()), bad.message().body()),
                        new DeadLetter.OfFile(
                                sidecar(named.version()), named.message().body()));
        world.settleDown();
        checker.assertAllLoaded();
        assertThat(new TableView(world).rows()).isEqualTo(3);
    }

    @Test
    void shouldSendMalformedMessageToPeopleAtOnceAndAcknowledgeIt() {
        // Given
        world.producer().land("a.json", DAY, 3);
        QueueMessage malformed = world.queue().send("{\"Records\":[{}]}");
        world.queue().send("{\"Event\":\"s3:TestEvent\"}");
        // When
        IngestReport report = world.ingest();
        // Then
        assertThat(report.failedMessages()).isEmpty();
        assertThat(report.malformed()).singleElement().asString().startsWith("Message " + malformed.id());
        assertThat(world.queue().waiting()).isEmpty();
        assertThat(world.deadLetters().sent()).singleElement().satisfies(sent -> {
            assertThat(sent.attributes()).containsEntry("reason", "MALFORMED_EVENT");
            assertThat(sent.letter())
                    .isEqualTo(new DeadLetter.OfMessage("A record has no eventVersion", malformed.body()));
        });
        checker.assertSafe();
    }

    @Test
    void shouldKeepMalformedMessageWhenPeopleCannotBeTold() {
        // Given
        QueueMessage malformed = world.queue().send("hello");
        // When
        IngestReport report = world.deliver(
                world.ingestor(world.ports().with(deadLettersDown())),
                world.queue().waiting());
        // Then
        assertThat(report.failedMessages()).containsExactly(malformed.id());
        assertThat(world.queue().waiting()).containsExactly(malformed);
    }

    @Test
    void shouldCommitSoundFilesWhenMessageAlsoTellsOfRefusedOne() {
        // Given
        Landing sound = world.producer().land("a.json", DAY, 3);
        Landing bad = world.producer().landUnsound("bad.json", "[]\n");
        world.queue().acknowledge(List.of(sound.message(), bad.message()));
        world.queue().tell(List.of(sound.version(), bad.version()));
        // When
        IngestReport report = world.ingest();
        // Then
        assertThat(report.failedMessages()).isEmpty();
        assertThat(world.ledger().openManifest().orElseThrow().totals().files()).isEqualTo(1);
        world.settleDown();
        checker.assertAllLoaded();
    }

    @Test
    void shouldDoTheSameAtTheSamePlacesWhenRefusedBytesComeAgain() {
        // Given
        Landing bad = world.producer().landUnsound("bad.json", BAD);
        world.ingest();
        FileEntry before = entry(bad.version());
        List<String> kept = world.store().keys(PipelineWorld.ARCHIVE, "");
        world.clock().advance(Duration.ofDays(1));
        // When
        world.producer().landAgain(bad);
        world.ingest();
        // Then
        assertThat(entry(bad.version())).isEqualTo(before.plus(world.queue().landings(bad.version())));
        assertThat(world.store().keys(PipelineWorld.ARCHIVE, ""))
                .isEqualTo(kept)
                .hasSize(2);
        assertThat(world.deadLetters().sent()).hasSize(2);
        checker.assertAllLoaded();
    }

    @Test
    void shouldNotReleaseRefusedFileBeforePeopleAreTold() {
        // Given
        Landing bad = world.producer().landUnsound("bad.json", BAD);
        // When
        IngestReport report = world.deliver(
                world.ingestor(world.ports().with(deadLettersDown())),
                world.queue().waiting());
        // Then
        assertThat(report.failedMessages()).containsExactly(bad.message().id());
        assertThat(world.store().keys(PipelineWorld.MESSAGES, "")).containsExactly("bad.json");
        checker.assertSafe();
        world.settleDown();
        checker.assertAllLoaded();
    }

    @Test
    void shouldTellAgainWhenRefusedFileIsGoneBeforeItsMessage() {
        // Given
        Landing bad = world.producer().landUnsound("bad.json", BAD);
        world.deliver(
                world.ingestor(world.ports().with(deadLettersDown())),
                world.queue().waiting());
        world.producer().takeBack(bad);
        // When
        IngestReport report = world.ingest();
        // Then
        assertThat(report.fates()).singleElement().isInstanceOf(FileFate.Refused.class);
        assertThat(world.deadLetters().sent()).hasSize(1);
        checker.assertAllLoaded();
    }

    @Test
    void shouldKeepLastErrorFromTheSecondTryOnAndLoadInTheEnd() {
        // Given
        Landing slow = world.producer().land("a.json", DAY, 3);
        ObjectStore store = Twisted.port(ObjectStore.class, world.store(), "read", (original, arguments) -> {
            throw down();
        });
        // When
        world.deliver(world.ingestor(world.ports().with(store)), world.queue().waiting());
        // Then
        assertThat(world.ledger().files()).isEmpty();
        // When
        world.deliver(world.ingestor(world.ports().with(store)), world.queue().waiting());
        // Then
        assertThat(entry(slow.version()).disposition()).isInstanceOfSatisfying(Disposition.Failing.class, failing -> {
            assertThat(failing.error()).contains("could not be read", "The test took it down");
            assertThat(failing.tries()).isEqualTo(2);
        });
        checker.assertSafe();
        world.settleDown();
        checker.assertAllLoaded();
    }

    @Test
    void shouldLoadRefusedFileWhenItComesAgainAndTheFeedAllowsItByNow() {
        // Given: an older feed definition refused it
        Landing landing = world.producer().land("a.json", DAY, 3);
        Disposition.Refused earlier = new Disposition.Refused(
                "OUT_OF_RANGE",
                "column deviceid: too large",
                1,
                13,
                "70000",
                0,
                QuarantineLayout.file(PipelineWorld.ARCHIVE, FileId.of(landing.version()), "a.json"));
        world.ledger().record(FileEntry.of(landing.version(), 100, world.clock().instant(), earlier));
        // When
        IngestReport report = world.ingest();
        // Then
        assertThat(report.fates()).singleElement().isInstanceOf(FileFate.Committed.class);
        assertThat(entry(landing.version()).disposition()).isInstanceOf(Disposition.Staged.class);
        assertThat(world.deadLetters().sent()).isEmpty();
        world.settleDown();
        checker.assertAllLoaded();
        assertThat(new TableView(world).rows()).isEqualTo(3);
    }

    private static DeadLetters deadLettersDown() {
        return letter -> {
            throw down();
        };
    }

    private static StoreUnavailableException down() {
        return new StoreUnavailableException("The test took it down", new IOException("Simulated"));
    }

    private FileEntry entry(ObjectVersion version) {
        return world.ledger()
                .find(List.of(FileId.of(version)))
                .values()
                .iterator()
                .next();
    }

    private RefusedFile sidecar(ObjectVersion version) {
        byte[] content = world.store()
                .content(QuarantineLayout.sidecar(PipelineWorld.ARCHIVE, FileId.of(version)))
                .orElseThrow();
        assertThat(new String(content, StandardCharsets.UTF_8))
                .containsOnlyOnce("\n")
                .endsWith("}\n");
        return RefusedFileJson.read(content);
    }
}
