package io.sealift.proof.ingest;

import io.sealift.core.ingest.BatchIngestor;
import io.sealift.core.ingest.IngestReport;
import io.sealift.core.ingest.IngestServices;
import io.sealift.core.ingest.IngestSettings;
import io.sealift.core.ingest.LargeFileIngestor;
import io.sealift.core.ingest.QueueMessage;
import io.sealift.core.layout.Buckets;
import io.sealift.core.layout.Keys;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.notification.NotificationWriter;
import io.sealift.core.runtime.Backoff;
import io.sealift.core.runtime.TimeLeft;
import io.sealift.core.runtime.Workers;
import io.sealift.core.seal.SealLimits;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectVersion;
import io.sealift.fakes.InMemoryDeadLetters;
import io.sealift.fakes.InMemoryEventQueue;
import io.sealift.fakes.InMemoryLedger;
import io.sealift.fakes.InMemoryObjectStore;
import io.sealift.fakes.MutableClock;
import io.sealift.fakes.RecordingPause;
import io.sealift.fakes.SequenceIds;
import io.sealift.feed.FeedDefinition;
import io.sealift.feed.validation.FileValidator;
import io.sealift.feed.validation.ValidationLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** An ingestor over fakes, and what tests do with it. */
final class Ingestion {
    static final Keys KEYS = new Keys(new Buckets("messages", "staging", "processed", "archive"));
    static final TimeLeft PLENTY = () -> Duration.ofMinutes(2);
    private static final FeedDefinition FEED = FeedDefinition.builtIn();
    private static final long MEMORY_BYTES = 256L << 20;

    final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T15:00:00Z"));
    final InMemoryObjectStore store = new InMemoryObjectStore(clock);
    final InMemoryLedger ledger = new InMemoryLedger();
    final InMemoryDeadLetters deadLetters = new InMemoryDeadLetters();
    final InMemoryEventQueue largeFiles = new InMemoryEventQueue(clock);
    private final SequenceIds ids = new SequenceIds();
    private long fileBytesMax = IngestSettings.FILE_BYTES_MAX;

    BatchIngestor batches() {
        return batches(Workers.sequential(), store -> store);
    }

    BatchIngestor batches(Workers workers, UnaryOperator<ObjectStore> through) {
        return new BatchIngestor(services(workers, through), settings());
    }

    LargeFileIngestor large() {
        return large(store -> store);
    }

    LargeFileIngestor large(UnaryOperator<ObjectStore> through) {
        return new LargeFileIngestor(services(Workers.sequential(), through), settings());
    }

    void takeFilesUpTo(long bytes) {
        fileBytesMax = bytes;
    }

    IngestReport ingest(ObjectCreated... files) {
        return batches().ingest(messages(files), PLENTY);
    }

    /** Lands a file with this many rows of one day; its event says how large it is. */
    ObjectCreated land(String key, int rows) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            text.append("{\"deviceid\": \"%d\", \"datetime\": \"2020-05-12 09:%02d:36\"}%n".formatted(row, row % 60));
        }
        return land(key, text.toString());
    }

    ObjectCreated land(String key, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        ObjectVersion version = store.put(new ObjectLocation("messages", key), content);
        return new ObjectCreated(version, content.length, clock.instant(), Set.of("sequencer of " + key));
    }

    List<QueueMessage> messages(ObjectCreated... files) {
        return List.of(files).stream()
                .map(file -> new QueueMessage(
                        "message of " + file.version().location().key(),
                        NotificationWriter.created(file, clock.instant()),
                        1))
                .toList();
    }

    private IngestServices services(Workers workers, UnaryOperator<ObjectStore> through) {
        return new IngestServices(
                through.apply(store),
                ledger,
                deadLetters,
                largeFiles,
                SealLimits.STANDARD,
                workers,
                new Backoff(new RecordingPause(clock), () -> 0.5),
                clock,
                ids);
    }

    private IngestSettings settings() {
        return new IngestSettings(
                KEYS, "", FEED, new FileValidator(FEED, ValidationLimits.DEFAULT), fileBytesMax, MEMORY_BYTES);
    }
}
