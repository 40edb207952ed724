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
import io.sealift.core.validation.FileValidator;
import io.sealift.core.validation.RejectedRows;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Step 4 for files that are sound but not plain: stages them in canonical form, packed, and keeps the original in the
 * archive, since its source will be deleted.
 *
 * <p>Validation and this read the very same version, and their counts must agree. What is written is the same each time, at
 * the same places, so a repetition changes nothing.
 */
final class RepairStager {
    private final ObjectStore store;
    private final FileValidator validator;
    private final String archiveBucket;

    RepairStager(ObjectStore store, FileValidator validator, String archiveBucket) {
        this.store = store;
        this.validator = validator;
        this.archiveBucket = archiveBucket;
    }

    /** Writes the canonical form; answers like a copy of the version. */
    CopyOutcome stage(Inspection.Sound file, ObjectLocation target) {
        ObjectVersion version = file.file().version();
        FileId id = FileId.of(version);
        ObjectLocation original =
                QuarantineLayout.original(archiveBucket, id, version.location().key());
        return switch (store.copy(version, original)) {
            case CopyOutcome.Copied _ -> rewrite(file, id, target);
            case CopyOutcome.Changed changed -> changed;
            case CopyOutcome.Missing missing -> missing;
        };
    }

    private CopyOutcome rewrite(Inspection.Sound file, FileId id, ObjectLocation target) {
        return switch (store.read(file.file().version())) {
            case ReadOutcome.Changed _ -> new CopyOutcome.Changed();
            case ReadOutcome.Missing _ -> new CopyOutcome.Missing();
            case ReadOutcome.Opened opened -> {
                try (opened) {
                    yield new CopyOutcome.Copied(write(file, id, opened, target));
                } catch (IOException broken) {
                    throw new StoreUnavailableException(
                            "Cannot read " + file.file().version(), broken);
                }
            }
        };
    }

    private ObjectVersion write(Inspection.Sound file, FileId id, ReadOutcome.Opened opened, ObjectLocation target) {
        if (file.accepted().rejectedRows() == 0) {
            return store.write(
                    target,
                    out -> canonical(file, opened, out, row -> {
                        throw new IOException("A row was rejected that validation let pass: " + row.refusal());
                    }));
        }
        ObjectVersion[] staged = new ObjectVersion[1];
        store.write(
                QuarantineLayout.rejectedRows(archiveBucket, id),
                kept -> staged[0] = store.write(
                        target, out -> canonical(file, opened, out, row -> kept.write(RejectedRowJson.line(row)))));
        return staged[0];
    }

    private void canonical(Inspection.Sound file, ReadOutcome.Opened opened, OutputStream out, RejectedRows rejected)
            throws IOException {
        GZIPOutputStream packed = new GZIPOutputStream(out);
        validator.rewrite(file.naming(), opened.content(), file.accepted(), packed, rejected);
        packed.finish();
    }
}
