package io.sealift.aws.dynamodb;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Totals;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Refuses, with {@link IllegalArgumentException}, what would damage the ledger or fail in DynamoDB's words. */
final class LedgerArguments {
    private LedgerArguments() {}

    static void requireInNoManifest(FileEntry entry) {
        if (entry.disposition() instanceof Disposition.Staged staged) {
            throw new IllegalArgumentException(
                    "File %s is staged in manifest %s. Commit it instead".formatted(entry.id(), staged.manifest()));
        }
    }

    static void requireNew(Manifest manifest) {
        if (manifest.state() != ManifestState.OPEN || !manifest.totals().equals(Totals.NONE)) {
            throw new IllegalArgumentException("Manifest must be open and empty: " + manifest);
        }
    }

    static void requireSealable(Manifest sealed, Manifest successor) {
        if (sealed.state() != ManifestState.SEALED || sealed.id().equals(successor.id())) {
            throw new IllegalArgumentException("Manifest must be sealed, and its successor another one: %s, then %s"
                    .formatted(sealed, successor.id()));
        }
        requireNew(successor);
    }

    static void requireNotOpen(Manifest next) {
        if (next.state() == ManifestState.OPEN) {
            throw new IllegalArgumentException("Manifest %s is open. Commit to it or seal it".formatted(next.id()));
        }
    }

    /** What these files add up to, all of them different and staged in the manifest. */
    static Totals totals(ManifestId manifest, List<FileEntry> files) {
        if (files.isEmpty() || files.size() > Ledger.COMMIT_FILES_MAX) {
            throw new IllegalArgumentException(
                    "files must be 1 to %d: %d".formatted(Ledger.COMMIT_FILES_MAX, files.size()));
        }
        Totals totals = Totals.NONE;
        Set<FileId> ids = new HashSet<>();
        for (FileEntry file : files) {
            if (!(file.disposition() instanceof Disposition.Staged staged)
                    || !staged.manifest().equals(manifest)
                    || !ids.add(file.id())) {
                throw new IllegalArgumentException(
                        "File is not staged in manifest %s, or stands twice in its commit: %s"
                                .formatted(manifest, file));
            }
            totals = totals.plus(new Totals(1, staged.rows(), file.sizeBytes()));
        }
        return totals;
    }
}
