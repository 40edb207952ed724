package io.sealift.core.ingest;

import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Md5;
import io.sealift.core.pack.Bytes;
import io.sealift.core.pack.FileRows;
import io.sealift.core.pack.PackedFile;
import io.sealift.core.pack.ReadFile;
import io.sealift.core.pack.TooLargeForMemoryException;
import io.sealift.core.pack.TooScatteredException;
import io.sealift.core.runtime.TimeLeft;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectStore.ReadOutcome;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoreUnavailableException;
import io.sealift.feed.validation.FileNaming;
import io.sealift.feed.validation.Refusal;
import io.sealift.feed.validation.RefusalReason;
import io.sealift.feed.validation.ValidationResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Step 3 for small files: reads exactly the version that the event reported, once, into memory. */
final class SmallFileReader {
    private static final int PLAIN_BYTES_MAX = 4 << 20;
    private static final int GZIP_BYTES_MAX = 1 << 20;
    /** A file that comes in slower than this would keep its batch waiting. */
    private static final Duration READING_TIME_MAX = Duration.ofSeconds(15);

    /** How much rows take, compared with the size of their file: quotes and names are added, and gzip is unpacked. */
    private static final int ROWS_PER_PLAIN_BYTE = 4;

    private static final int ROWS_PER_GZIP_BYTE = 64;
    private static final long ROWS_BYTES_MIN = 256 << 10;
    private static final long ROWS_BYTES_MAX = 16 << 20;

    private final ObjectStore store;
    private final IngestSettings settings;
    private final Clock clock;

    SmallFileReader(ObjectStore store, IngestSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether a file is small, judging by its event and its name. */
    static boolean isSmall(Batch.Item item) {
        return item.object().sizeBytes() <= bytesMax(item);
    }

    /**
     * Reads a version. It never throws because something is wrong with one file.
     *
     * @param timeLeft for reading it; if that runs out first, the result is {@code TooMuch}
     */
    Reading read(Batch.Item item, MemoryBudget budget, TimeLeft timeLeft) throws InterruptedException {
        // Its bytes, a window of its text that may hold all of them again, and its rows.
        MemoryBudget.Share share = budget.take(2 * item.object().sizeBytes() + rowsBytesMax(item));
        Reading reading = new Reading.Failed(item, "It was not read");
        try {
            reading = readInto(share, item, timeLeft);
        } catch (StoreUnavailableException unavailable) {
            reading = failed(item, unavailable);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError unexpected) {
            // Whatever went wrong concerns only this file.
            reading = failed(item, unexpected);
        } finally {
            if (!(reading instanceof Reading.Valid)) {
                share.close();
            }
        }
        return reading;
    }

    private Reading readInto(MemoryBudget.Share share, Batch.Item item, TimeLeft timeLeft) {
        ObjectVersion version = item.object().version();
        Instant end = clock.instant().plus(READING_TIME_MAX);
        TimeLeft reading = () -> {
            Duration own = Duration.between(clock.instant(), end);
            Duration given = timeLeft.get();
            return own.compareTo(given) < 0 ? own : given;
        };
        return switch (store.read(version)) {
            case ReadOutcome.Changed _, ReadOutcome.Missing _ -> new Reading.Gone(item);
            case ReadOutcome.Opened opened -> {
                try (opened) {
                    byte[] original = new TimedStream(opened.content(), reading).readNBytes(bytesMax(item) + 1);
                    yield original.length > bytesMax(item)
                            ? new Reading.TooMuch(item, "it has more than %d bytes".formatted(bytesMax(item)))
                            : validate(share, item, original, opened);
                } catch (TimedStream.TimeOverException | TooLargeForMemoryException tooMuch) {
                    yield new Reading.TooMuch(item, tooMuch.toString());
                } catch (IOException broken) {
                    yield failed(item, broken);
                }
            }
        };
    }

    private Reading validate(MemoryBudget.Share share, Batch.Item item, byte[] original, ReadOutcome.Opened opened)
            throws IOException {
        String key = item.object().version().location().key();
        String md5 = Md5.hex(original);
        FileId id = FileId.ofContent(item.object().version().location(), md5);
        Optional<FileNaming> naming = FileNaming.of(key);
        if (naming.isEmpty()) {
            return new Reading.Invalid(item, id, Refusal.ofName(key));
        }
        FileRows rows =
                new FileRows(item.number(), key, settings.feed().columns().size(), rowsBytesMax(item));
        ValidationResult result;
        try {
            result = settings.validator().validate(naming.get(), new ByteArrayInputStream(original), rows);
        } catch (TooScatteredException scattered) {
            return new Reading.Invalid(item, id, Refusal.ofFile(RefusalReason.TOO_MANY_DAYS, scattered.detail()));
        }
        return switch (result) {
            case ValidationResult.Refused refused -> new Reading.Invalid(item, id, refused.refusal());
            case ValidationResult.Accepted accepted -> {
                share.shrinkTo(original.length + 2 * rows.bytes());
                PackedFile file = new PackedFile(item.object(), id, item.number(), accepted);
                yield new Reading.Valid(
                        item, new ReadFile(file, md5, new Bytes(original), opened.headers(), rows), share);
            }
        };
    }

    private static Reading failed(Batch.Item item, Throwable cause) {
        return new Reading.Failed(
                item, "%s could not be read: %s".formatted(item.object().version(), cause));
    }

    private static int bytesMax(Batch.Item item) {
        return isNamedGzip(item) ? GZIP_BYTES_MAX : PLAIN_BYTES_MAX;
    }

    private static long rowsBytesMax(Batch.Item item) {
        long perByte = isNamedGzip(item) ? ROWS_PER_GZIP_BYTE : ROWS_PER_PLAIN_BYTE;
        return Math.clamp(item.object().sizeBytes() * perByte, ROWS_BYTES_MIN, ROWS_BYTES_MAX);
    }

    private static boolean isNamedGzip(Batch.Item item) {
        return item.object().version().location().key().toLowerCase(Locale.ROOT).endsWith(".gz");
    }
}
