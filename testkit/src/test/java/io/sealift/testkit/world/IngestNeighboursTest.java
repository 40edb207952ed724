package io.sealift.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ingest.BatchIngestor;
import io.sealift.core.ingest.FileFate;
import io.sealift.core.ingest.IngestReport;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.ObjectStore.ReadOutcome;
import io.sealift.core.object.StoreUnavailableException;
import io.sealift.testkit.fault.Twisted;
import io.sealift.testkit.world.Producer.Landing;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What one file's trouble does to the others of its batch: nothing. */
class IngestNeighboursTest {
    private static final String DAY = "2026-11-22";

    private final PipelineWorld world = new PipelineWorld();
    private final InvariantChecker checker = new InvariantChecker(world);
    private final Landing first = world.producer().land("a.json", DAY, 3);
    private final Landing second = world.producer().land("b.json.gz", DAY, 5);
    private final Landing troubled = world.producer().landUnplain("c.json", DAY, 4);

    @Test
    void shouldCommitTheOthersWhenOneFileTakesLongerToReadThanThereIsTime() {
        // Given: each piece of it takes a minute, of ten that the function has
        ObjectStore slow = Twisted.port(
                ObjectStore.class,
                world.store(),
                "read",
                (original, arguments) -> arguments[0].equals(troubled.version())
                        ? slowed((ReadOutcome.Opened) original.call(arguments))
                        : original.call(arguments));
        Instant before = world.clock().instant();
        // When
        IngestReport report = ingest(slow);
        // Then
        assertThat(Duration.between(before, world.clock().instant()))
                .isBetween(Duration.ofMinutes(6), Duration.ofMinutes(8));
        assertCommittedAllButTheTroubled(report, "The function's time ended after", "split the file");
    }

    @Test
    void shouldCommitTheOthersWhenOneFileCannotBeCopied() {
        // Given
        ObjectStore broken = Twisted.port(ObjectStore.class, world.store(), "copy", (original, arguments) -> {
            if (arguments[0].equals(troubled.version())) {
                throw new StoreUnavailableException("Access denied");
            }
            return original.call(arguments);
        });
        // When
        IngestReport report = ingest(broken);
        // Then
        assertCommittedAllButTheTroubled(report, "could not be staged", "Access denied");
    }

    private IngestReport ingest(ObjectStore store) {
        BatchIngestor ingestor = world.ingestor(world.ports().with(store));
        return world.deliver(ingestor, world.queue().waiting());
    }

    private void assertCommittedAllButTheTroubled(IngestReport report, String... words) {
        assertThat(report.failedMessages()).containsExactly(troubled.message().id());
        assertThat(report.fates())
                .filteredOn(FileFate.Committed.class::isInstance)
                .extracting(fate -> fate.file().version())
                .containsExactlyInAnyOrder(first.version(), second.version());
        assertThat(report.fates())
                .filteredOn(FileFate.Failed.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        FileFate.Failed.class,
                        failed -> assertThat(failed.reason()).contains(words));
        checker.assertSafe();
        // And when it comes again without that trouble
        world.settleDown();
        checker.assertAllLoaded();
        assertThat(new TableView(world).rows()).isEqualTo(12);
    }

    private ReadOutcome slowed(ReadOutcome.Opened opened) {
        InputStream content = new FilterInputStream(opened.content()) {
            @Override
            public int read(byte[] target, int from, int length) throws IOException {
                world.clock().advance(Duration.ofMinutes(1));
                return super.read(target, from, Math.min(length, 8));
            }
        };
        return new ReadOutcome.Opened(content);
    }
}
