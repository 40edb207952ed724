package io.sealift.core.ingest;

import io.sealift.core.ledger.FileId;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.ObjectStore.CopyOutcome;
import io.sealift.core.object.ObjectStore.ReadOutcome;
import io.sealift.core.object.ObjectVersion;
import io.sealift.core.object.StoreUnavailableException;
import io.sealift.core.refusal.QuarantineLayout;
import io.sealift.core.refusal.RejectedRowJson;
import io.sealift.core.time.TimeLeft;
import io.sealift.core.validation.FileValidator;
import io.sealift.core.validation.RejectedRows;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPOutputStream;

/**
 * Step 4 for files that are sound but not plain: stages them in canonical form, packed, and keeps the original in the
 * archive, since its source will be deleted.
 *
 * <p>Validation and this read the very same version, and their counts must agree. What is written is the same each time, at
 * the same places, so a repetition changes nothing.
 */
final class RepairStager {
    /**
     * Each holds tens of megabytes: the window of the text, and the part of the packed file that is being sent. The files
     * of a batch that are only copied cost nothing.
     */
    private static final int AT_ONCE = 8;

    private final Semaphore atOnce = new Semaphore(AT_ONCE, true);
    private final ObjectStore store;
    private final FileValidator validator;
    private final String archiveBucket;

    RepairStager(ObjectStore store, FileValidator validator, String archiveBucket) {
        this.store = store;
        this.validator = validator;
        this.archiveBucket = archiveBucket;
    }

    /**
     * Writes the canonical form; answers like a copy of the version.
     *
     * @throws StoreUnavailableException where it could not be read or written, or the time for reading it was over first
     */
    CopyOutcome stage(Inspection.Sound file, ObjectLocation target, TimeLeft timeLeft) {
        ObjectVersion version = file.file().version();
        FileId id = FileId.of(version);
        ObjectLocation original =
                QuarantineLayout.original(archiveBucket, id, version.location().key());
        return switch (store.copy(version, original)) {
            case CopyOutcome.Copied _ -> rewriteInTurn(file, id, target, timeLeft);
            case CopyOutcome.Changed changed -> changed;
            case CopyOutcome.Missing missing -> missing;
        };
    }

    private CopyOutcome rewriteInTurn(Inspection.Sound file, FileId id, ObjectLocation target, TimeLeft timeLeft) {
        atOnce.acquireUninterruptibly();
        try {
            return rewrite(file, id, target, timeLeft);
        } finally {
            atOnce.release();
        }
    }

    private CopyOutcome rewrite(Inspection.Sound file, FileId id, ObjectLocation target, TimeLeft timeLeft) {
        return switch (store.read(file.file().version())) {
            case ReadOutcome.Changed _ -> new CopyOutcome.Changed();
            case ReadOutcome.Missing _ -> new CopyOutcome.Missing();
            case ReadOutcome.Opened opened -> {
                try (opened) {
                    InputStream content =
                            new TimedStream(opened.content(), file.file().version(), timeLeft);
                    yield new CopyOutcome.Copied(write(file, id, content, target));
                } catch (IOException broken) {
                    throw new StoreUnavailableException(
                            "Cannot read " + file.file().version(), broken);
                }
            }
        };
    }

    private ObjectVersion write(Inspection.Sound file, FileId id, InputStream content, ObjectLocation target) {
        if (file.accepted().rejectedRows() == 0) {
            return store.write(
                    target,
                    out -> canonical(file, content, out, row -> {
                        throw new IOException("A row was rejected that validation let pass: " + row.refusal());
                    }));
        }
        ObjectVersion[] staged = new ObjectVersion[1];
        store.write(
                QuarantineLayout.rejectedRows(archiveBucket, id),
                kept -> staged[0] = store.write(
                        target, out -> canonical(file, content, out, row -> kept.write(RejectedRowJson.line(row)))));
        return staged[0];
    }

    private void canonical(Inspection.Sound file, InputStream content, OutputStream out, RejectedRows rejected)
            throws IOException {
        GZIPOutputStream packed = new GZIPOutputStream(out);
        validator.rewrite(file.naming(), content, file.accepted(), packed, rejected);
        packed.finish();
    }
}
