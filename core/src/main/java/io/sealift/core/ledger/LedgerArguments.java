package io.sealift.core.ledger;

import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks for what no caller may ask of a ledger, in one place for all ledgers: what would damage it, or fail with a
 * store's own message. All throw {@link IllegalArgumentException}.
 */
public final class LedgerArguments {
    private LedgerArguments() {}

    /** For {@link Ledger#record}: files that are in a manifest come with their pack. */
    public static void requireInNoManifest(FileEntry entry) {
        require(
                !(entry.disposition() instanceof Staged),
                "File %s is staged. Commit it with its pack instead".formatted(entry.id()));
    }

    /** For {@link Ledger#meetAgain}: more sequencers than one file may ever have would get past its limit. */
    public static void requireFew(Set<String> sequencers) {
        require(
                sequencers.size() <= Ledger.SEQUENCERS_MAX,
                "A file may have %d sequencers, and these are %d".formatted(Ledger.SEQUENCERS_MAX, sequencers.size()));
    }

    /** For a manifest that is to be opened. */
    public static void requireNew(Manifest manifest) {
        require(
                manifest.state() == ManifestState.OPEN && manifest.totals().equals(Totals.NONE),
                "Manifest %s must be open and empty, but is %s with %s"
                        .formatted(manifest.id(), manifest.state(), manifest.totals()));
    }

    /** For {@link Ledger#seal}. */
    public static void requireSealable(Manifest sealed, Manifest successor) {
        require(
                sealed.state() == ManifestState.SEALED,
                "Manifest %s must be SEALED, but is %s".formatted(sealed.id(), sealed.state()));
        require(!sealed.id().equals(successor.id()), "Manifest %s cannot be its own successor".formatted(sealed.id()));
        requireNew(successor);
    }

    /** For {@link Ledger#update(Manifest)}. */
    public static void requireNotOpen(Manifest next) {
        require(
                next.state() != ManifestState.OPEN,
                "Manifest %s is open: only a commit or a seal changes it".formatted(next.id()));
    }

    /** For {@link Ledger#commit}: the files are exactly those of the pack, and add up to it. */
    public static void requirePacked(Pack pack, List<FileEntry> files) {
        int items = files.stream().mapToInt(FileEntry::items).sum();
        require(
                items <= Ledger.PACK_ENTRIES_MAX,
                "Pack %s takes %d items for its files and their aliases, and a commit has room for %d"
                        .formatted(pack.id(), items, Ledger.PACK_ENTRIES_MAX));
        Set<FileId> ids = new HashSet<>();
        long rows = 0;
        long rejectedRows = 0;
        for (FileEntry file : files) {
            if (!(file.disposition() instanceof Staged staged)
                    || !staged.manifest().equals(pack.manifest())
                    || !staged.pack().equals(pack.id())) {
                throw new IllegalArgumentException("File %s is not staged in pack %s of manifest %s but %s"
                        .formatted(file.id(), pack.id(), pack.manifest(), file.disposition()));
            }
            require(ids.add(file.id()), "File %s stands twice in pack %s".formatted(file.id(), pack.id()));
            rows += staged.rows();
            rejectedRows += staged.rejectedRows();
        }
        require(
                ids.equals(Set.copyOf(pack.files().values())),
                "Pack %s names other files than are committed: %s, not %s".formatted(pack.id(), pack.files(), ids));
        require(
                rows == pack.totals().rows() && rejectedRows == pack.rejectedRows(),
                "The files of pack %s add up to %d rows and %d rejected ones, the pack to %d and %d"
                        .formatted(pack.id(), rows, rejectedRows, pack.totals().rows(), pack.rejectedRows()));
        for (FileEntry file : files) {
            file.alias()
                    .ifPresent(alias ->
                            require(ids.add(alias), "Alias %s stands twice in pack %s".formatted(alias, pack.id())));
        }
    }

    /** For {@link Ledger#plan}. */
    public static void requirePlan(List<Slice> planned) {
        require(
                !planned.isEmpty() && planned.size() <= Ledger.SLICES_ADDED_MAX,
                "1 to %d slices can be added at once: %d".formatted(Ledger.SLICES_ADDED_MAX, planned.size()));
        require(
                planned.stream().map(Slice::manifest).distinct().count() == 1
                        && planned.stream().mapToInt(Slice::number).distinct().count() == planned.size(),
                "Slices that are added at once must be different ones of one manifest: " + planned);
    }

    /** For {@link Ledger#divide}. */
    public static void requireDivision(Slice next, List<Slice> successors) {
        requirePlan(successors);
        for (Slice successor : successors) {
            require(
                    successor.manifest().equals(next.manifest()) && successor.number() != next.number(),
                    "Slice %d of manifest %s cannot be divided into slice %d of manifest %s"
                            .formatted(next.number(), next.manifest(), successor.number(), successor.manifest()));
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
