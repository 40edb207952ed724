package io.sealift.proof.ops;

import io.sealift.core.backfill.Backfill;
import io.sealift.core.deadletter.DeadLetterBatch;
import io.sealift.core.deadletter.LetterServices;
import io.sealift.core.ingest.BatchIngestor;
import io.sealift.core.ingest.IngestReport;
import io.sealift.core.ingest.IngestServices;
import io.sealift.core.ingest.IngestSettings;
import io.sealift.core.layout.Buckets;
import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileId;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.notification.NotificationParser;
import io.sealift.core.reconciliation.Balance;
import io.sealift.core.reconciliation.BalanceReader;
import io.sealift.core.reconciliation.BalanceServices;
import io.sealift.core.reconciliation.BalanceSettings;
import io.sealift.core.runtime.Backoff;
import io.sealift.core.runtime.TimeLeft;
import io.sealift.core.runtime.Workers;
import io.sealift.core.seal.SealLimits;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import io.sealift.fakes.InMemoryDeadLetters;
import io.sealift.fakes.InMemoryLedger;
import io.sealift.fakes.InMemoryObjectStore;
import io.sealift.fakes.InMemoryPartitionCatalog;
import io.sealift.fakes.MutableClock;
import io.sealift.fakes.SequenceIds;
import io.sealift.feed.FeedDefinition;
import io.sealift.feed.validation.FileValidator;
import io.sealift.feed.validation.ValidationLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A deployment on fakes: files are ingested as always; {@link Loads} moves their slices as a test needs. */
final class Desk {
    static final Buckets BUCKETS = new Buckets("messages", "staging", "processed", "archive");
    static final String DAY = "2026-11-22";
    static final TimeLeft AN_HOUR = () -> Duration.ofHours(1);

    private static final FeedDefinition FEED = FeedDefinition.builtIn();
    private static final long MEMORY_BYTES = 256 << 20;

    final Keys keys = new Keys(BUCKETS);
    final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T15:00:00Z"));
    final InMemoryObjectStore store = new InMemoryObjectStore(clock);
    final InMemoryLedger ledger = new InMemoryLedger();
    final InMemoryDeadLetters deadLetters = new InMemoryDeadLetters();
    final InMemoryPartitionCatalog catalog = new InMemoryPartitionCatalog();
    final SequenceIds ids = new SequenceIds();
    final TestQueue queue = new TestQueue(clock);
    private ValidationLimits limits = ValidationLimits.DEFAULT;

    /** Text with this many rows of one day; other serials make other bytes. */
    static String rows(String day, int rows, int serial) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            text.append("{\"deviceid\":\"%d\",\"datetime\":\"%s 10:%02d:00\",\"temperature\":21}%n"
                    .formatted(serial, day, row % 60)
                    .replace("\r\n", "\n"));
        }
        return text.toString();
    }

    /** Puts a file that no event announces. */
    ObjectVersion put(String key, String text) {
        return store.put(new ObjectLocation(BUCKETS.messages(), key), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts a file and sends its event. */
    ObjectVersion land(String key, String text) {
        ObjectVersion version = put(key, text);
        tell(version, "sequencer-%d".formatted(ids.nextSalt()));
        return version;
    }

    /** Sends an event for a version. */
    void tell(ObjectVersion version, String sequencer) {
        long size =
                store.head(version.location()).map(object -> object.sizeBytes()).orElse(1L);
        queue.send(List.of(new ObjectCreated(version, size, clock.instant(), Set.of(sequencer))));
    }

    /** From now on no line may be longer. */
    void limitLinesTo(int bytes) {
        limits = ValidationLimits.DEFAULT.withLineBytesMax(bytes);
    }

    /** Lines may be as long as usual. */
    void liftLimits() {
        limits = ValidationLimits.DEFAULT;
    }

    /** Ingests everything that the queue announces. */
    IngestReport ingest() {
        IngestServices services = new IngestServices(
                store,
                ledger,
                deadLetters,
                new TestQueue(clock),
                SealLimits.STANDARD,
                Workers.sequential(),
                new Backoff(clock::advance, () -> 0.5),
                clock,
                ids);
        IngestSettings settings = new IngestSettings(
                keys, "", FEED, new FileValidator(FEED, limits), IngestSettings.FILE_BYTES_MAX, MEMORY_BYTES);
        return new BatchIngestor(services, settings).ingest(queue.takeAll(), AN_HOUR);
    }

    Optional<FileEntry> entry(ObjectVersion version) {
        FileId id = FileId.ofETag(version);
        return Optional.ofNullable(ledger.find(List.of(id)).get(id));
    }

    FileEntry known(ObjectVersion version) {
        return entry(version).orElseThrow();
    }

    /** How many files are in manifests, and so in the table or on their way there. */
    long committed() {
        return ledger.manifests().stream()
                .mapToLong(manifest -> manifest.totals().files())
                .sum();
    }

    LetterServices letterServices() {
        return new LetterServices(store, ledger, queue, keys, clock);
    }

    DeadLetterBatch openTray() {
        return DeadLetterBatch.open(deadLetters, ledger, new NotificationParser(BUCKETS.messages(), ""));
    }

    Backfill backfill(String prefix) {
        return new Backfill(store, ledger, queue, clock, BUCKETS.messages(), prefix);
    }

    BalanceSettings balanceSettings() {
        return new BalanceSettings(keys, "", Duration.ofDays(400), Optional.empty());
    }

    Balance balance() {
        return balance(balanceSettings());
    }

    Balance balance(BalanceSettings settings) {
        return new BalanceReader(
                        new BalanceServices(store, ledger, catalog, Workers.sequential(), clock, clock::advance),
                        settings)
                .read();
    }

    String text(ObjectLocation location) {
        return new String(
                Objects.requireNonNull(store.content(location).orElse(null), location::uri), StandardCharsets.UTF_8);
    }
}
