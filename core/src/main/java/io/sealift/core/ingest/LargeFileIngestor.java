package io.sealift.core.ingest;

import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.Md5;
import io.sealift.core.ledger.PackId;
import io.sealift.core.ledger.RowsObject;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.notification.NotificationParser;
import io.sealift.core.pack.LargeFileRows;
import io.sealift.core.pack.LargePack;
import io.sealift.core.pack.PackedFile;
import io.sealift.core.pack.TooScatteredException;
import io.sealift.core.runtime.TimeLeft;
import io.sealift.core.store.ObjectStore.CopyOutcome;
import io.sealift.core.store.ObjectStore.ReadOutcome;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoreUnavailableException;
import io.sealift.feed.validation.FileNaming;
import io.sealift.feed.validation.Refusal;
import io.sealift.feed.validation.RefusalReason;
import io.sealift.feed.validation.ValidationResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Steps 1 to 6 for files that are too much for a batch: one after the other, each with all the time of its call. Rows
 * go straight into the store, and the original is copied within it, so a file of any size takes the same memory.
 */
public final class LargeFileIngestor implements Ingestor {
    /** A quarter of the time is kept for the original's copy, the commit and the release. */
    private static final int KEPT_PART = 4;
    /** If its message has been received this often, and the time was over again, the next run will not read it either. */
    private static final int TRIES_MAX = 3;

    private static final int FILE = 0;

    private final NotificationParser parser;
    private final IngestServices services;
    private final IngestSettings settings;
    private final OpenManifest openManifest;
    private final Quarantine quarantine;
    private final Settlement settlement;
    private final LastErrors lastErrors;
    private final BatchReport report;

    /** An ingestor of one deployment's large files. */
    public LargeFileIngestor(IngestServices services, IngestSettings settings) {
        this.parser = new NotificationParser(settings.keys().buckets().messages(), settings.prefix());
        this.services = services;
        this.settings = settings;
        this.openManifest = new OpenManifest(services);
        this.quarantine = new Quarantine(services, settings.keys());
        this.settlement = new Settlement(services, quarantine);
        this.lastErrors = new LastErrors(services.ledger(), services.clock());
        this.report = new BatchReport(services.deadLetters());
    }

    @Override
    public IngestReport ingest(List<QueueMessage> messages, TimeLeft timeLeft) {
        Batch batch = new Batch(parser, messages);
        List<FileOutcome> outcomes = new ArrayList<>();
        for (Batch.Item item : batch.items()) {
            Recall recall = Recall.of(List.of(item), services.ledger());
            FileOutcome outcome = recall.duplicates().isEmpty()
                    ? ingest(item, timeLeft)
                    : recall.duplicates().getFirst();
            outcomes.add(settlement.settle(outcome, item.message()));
        }
        return report.of(batch, outcomes);
    }

    private FileOutcome ingest(Batch.Item item, TimeLeft timeLeft) {
        try {
            lastErrors.begin(item.object(), item.message().receives());
            return judge(item, timeLeft);
        } catch (TimedStream.TimeOverException slow) {
            return item.message().receives() < TRIES_MAX
                    ? new FileOutcome.Failed(item.object(), slow.toString())
                    : refused(
                            item,
                            RefusalReason.TOO_LARGE,
                            "in each of %d runs, %s".formatted(item.message().receives(), slow.getMessage()));
        } catch (TooScatteredException scattered) {
            return refused(item, RefusalReason.TOO_MANY_DAYS, scattered.detail());
        } catch (IOException broken) {
            return new FileOutcome.Failed(
                    item.object(),
                    "%s could not be read or written: %s"
                            .formatted(item.object().version(), broken));
        } catch (RuntimeException unexpected) {
            return Settlement.failed(item.object(), unexpected);
        }
    }

    private FileOutcome judge(Batch.Item item, TimeLeft timeLeft) throws IOException {
        ObjectCreated object = item.object();
        if (object.sizeBytes() > settings.fileBytesMax()) {
            return refused(
                    item,
                    RefusalReason.TOO_LARGE,
                    "the file has %d bytes, at most %d are read"
                            .formatted(object.sizeBytes(), settings.fileBytesMax()));
        }
        String key = object.version().location().key();
        Optional<FileNaming> naming = FileNaming.of(key);
        if (naming.isEmpty()) {
            return quarantine.setAside(object, object.byETag(), Refusal.ofName(key));
        }
        TimeLeft reading = timeLeft.keeping(timeLeft.get().dividedBy(KEPT_PART));
        return switch (services.store().read(object.version())) {
            case ReadOutcome.Changed _, ReadOutcome.Missing _ -> new FileOutcome.Superseded(object);
            case ReadOutcome.Opened opened -> {
                try (opened) {
                    yield read(object, naming.get(), new TimedStream(opened.content(), reading), timeLeft);
                }
            }
        };
    }

    /** The file was not read, so its ETag has to serve as its identity. */
    private FileOutcome refused(Batch.Item item, RefusalReason reason, String detail) {
        return quarantine.setAside(item.object(), item.object().byETag(), Refusal.ofFile(reason, detail));
    }

    private FileOutcome read(ObjectCreated object, FileNaming naming, InputStream content, TimeLeft timeLeft)
            throws IOException {
        Optional<Manifest> open = openManifest.get();
        if (open.isEmpty()) {
            return new FileOutcome.Failed(object, "No manifest is open");
        }
        PackId pack = PackId.next(services.ids());
        Md5 md5 = new Md5();
        DigestInputStream digested = new DigestInputStream(content, md5.digest());
        try (LargeFileRows rows = new LargeFileRows(
                services.store(),
                settings.keys(),
                settings.feed(),
                open.get().id(),
                pack,
                object.version().location().key())) {
            ValidationResult result = settings.validator().validate(naming, digested, rows);
            // Its identity follows from all its bytes, even if reading stopped early.
            digested.transferTo(OutputStream.nullOutputStream());
            FileId id = FileId.ofContent(object.version().location(), md5.hex());
            return switch (result) {
                case ValidationResult.Refused refused -> quarantine.setAside(object, id, refused.refusal());
                case ValidationResult.Accepted accepted -> {
                    PackedFile file = new PackedFile(object, id, FILE, accepted);
                    yield commit(file, open.get(), pack, rows.finish(), timeLeft);
                }
            };
        }
    }

    private FileOutcome commit(
            PackedFile file, Manifest manifest, PackId pack, List<RowsObject> rows, TimeLeft timeLeft) {
        ObjectVersion version = file.object().version();
        CopyOutcome kept = services.store()
                .copy(
                        version,
                        settings.keys()
                                .original(
                                        manifest.id(), pack, version.location().key()));
        if (!(kept instanceof CopyOutcome.Copied)) {
            return new FileOutcome.Superseded(file.object());
        }
        LargePack source = new LargePack(
                services.store(), services.workers(), services.ids(), settings.keys(), file, manifest.id(), pack, rows);
        return switch (new PackCommit(services, openManifest, source).run(timeLeft)) {
            case PackCommit.Result.Done done -> done.outcomes().getFirst();
            case PackCommit.Result.Invalid invalid ->
                throw new StoreUnavailableException(
                        "The pack of %s cannot be committed: %s".formatted(version, invalid.reason()));
        };
    }
}
