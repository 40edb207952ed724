package io.sealift.testkit.fake;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Totals;
import java.util.List;
import java.util.Set;

/** What no caller may ask of a ledger; all throw {@link IllegalArgumentException}. */
final class LedgerArguments {
    private LedgerArguments() {}

    static void checkRecord(FileEntry entry) {
        require(
                !(entry.disposition() instanceof Staged),
                "File %s is staged: commit it to its manifest".formatted(entry.id()));
    }

    static void checkLandings(FileId file, Set<String> landings) {
        require(!landings.isEmpty(), "No landing is to be added to file " + file);
    }

    static void checkNew(Manifest manifest) {
        require(
                manifest.state() == ManifestState.OPEN && manifest.totals().equals(Totals.NONE),
                "Manifest %s must be open and empty, but is %s with %s"
                        .formatted(manifest.id(), manifest.state(), manifest.totals()));
    }

    static void checkCommit(ManifestId manifest, List<FileEntry> files) {
        require(
                !files.isEmpty() && files.size() <= Ledger.COMMIT_FILES_MAX,
                "Between 1 and %d files go into one commit: %d".formatted(Ledger.COMMIT_FILES_MAX, files.size()));
        require(
                files.stream().map(FileEntry::id).distinct().count() == files.size(),
                "A file stands twice in one commit to manifest " + manifest);
        for (FileEntry file : files) {
            require(
                    file.disposition() instanceof Staged staged
                            && staged.manifest().equals(manifest),
                    "File %s is not staged in manifest %s but %s".formatted(file.id(), manifest, file.disposition()));
        }
    }

    static void checkSeal(Manifest sealed, Manifest successor) {
        require(
                sealed.state() == ManifestState.SEALED,
                "Manifest %s must be SEALED, but is %s".formatted(sealed.id(), sealed.state()));
        require(!sealed.id().equals(successor.id()), "Manifest %s cannot be its own successor".formatted(sealed.id()));
        checkNew(successor);
    }

    static void checkUpdate(Manifest next) {
        require(
                next.state() != ManifestState.OPEN,
                "Manifest %s is open: only a commit or a seal changes it".formatted(next.id()));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
