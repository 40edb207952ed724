package io.sealift.core.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The one point of truth: which file is in which manifest, and how far each manifest has come.
 *
 * <p>Reads see every change that was answered before them. Reads may throw
 * {@link io.sealift.core.object.StoreUnavailableException}; changes answer {@link CommitOutcome.Unknown} instead, so that
 * no caller can take a lost reply for a failure.
 */
public interface Ledger {
    /** Files that one commit can take: DynamoDB allows 100 actions in a transaction, and one is the manifest's. */
    int COMMIT_FILES_MAX = 99;

    /** Landings that are told apart for one file; with tokens of 64 characters a sixth of what an item can hold. */
    int LANDINGS_MAX = 1_000;

    /** What is on record for these files; files never seen are left out. */
    Map<FileId, FileEntry> find(Collection<FileId> ids);

    /**
     * Puts a file on record that is in no manifest.
     *
     * @return {@code Rejected} where the ledger knows it as something that {@linkplain
     *     FileEntry.Disposition#mayBecome may not become} this: never over {@code Staged}; {@code Refused} over all
     *     else; {@code Superseded} and {@code Failing} over {@code Failing} only; {@code Discarded} over
     *     {@code Refused} and itself
     */
    CommitOutcome record(FileEntry entry);

    /**
     * Adds landings to a file that is on record; those that it has already change nothing.
     *
     * @param landings some
     * @return {@code Rejected} where the file is not on record, or has so many landings that these might not all have
     *     room below {@link #LANDINGS_MAX}
     */
    CommitOutcome addLandings(FileId file, Set<String> landings);

    /**
     * Walks over every file on record, in no order. What is recorded or changed meanwhile may be seen or missed; all else
     * is seen exactly once.
     */
    void forEachFile(Consumer<FileEntry> visitor);

    /** The manifest that takes files now; empty only before {@link #open} was first called. */
    Optional<Manifest> openManifest();

    /** Opens the very first manifest; {@code Rejected} where one is open. */
    CommitOutcome open(Manifest first);

    /**
     * Commits files to a manifest, all or none: adds them to its totals and puts each on record.
     *
     * @param files at most {@link #COMMIT_FILES_MAX}, all {@code Staged} in this manifest
     * @return {@code Rejected} where the manifest is no longer open, or one of the files is on record as
     *     {@code Staged}: a superseded version that came back is loaded after all, and so is a refused one that the feed
     *     allows by now; landings that are on record stay
     */
    CommitOutcome commit(ManifestId manifest, List<FileEntry> files);

    /**
     * Seals the open manifest and opens its successor in the same step.
     *
     * @param sealed the manifest as it shall be; its totals are left as the ledger has them
     * @param successor empty and open
     * @return {@code Rejected} where it is not the open one any more, or holds no file
     */
    CommitOutcome seal(Manifest sealed, Manifest successor);

    /** The manifest of this id. */
    Optional<Manifest> manifest(ManifestId id);

    /** Those manifests that are neither open nor archived, the oldest first; may miss what changed in the last seconds. */
    List<Manifest> unfinished();

    /** The latest archived manifests, the newest first; may miss what changed in the last seconds. */
    List<Manifest> archived(int countMax);

    /**
     * The files on record for a manifest, in the order of their ids. May miss some that were committed in the last
     * seconds: whoever needs all of them compares their number with the manifest's totals.
     */
    List<FileEntry> filesOf(ManifestId manifest);

    /**
     * Replaces a manifest that is not open.
     *
     * @param next the manifest as it shall be, with the revision that was read
     * @return {@code Rejected} where it is not at that revision any more
     */
    CommitOutcome update(Manifest next);

    /**
     * Takes the load slot for a manifest and changes the manifest, both or none.
     *
     * @return {@code Rejected} where another manifest holds the slot or this one is not at its revision any more
     */
    CommitOutcome updateTakingSlot(Manifest next);

    /** Gives the load slot back and changes the manifest, both or none; {@code Rejected} where it does not hold it. */
    CommitOutcome updateReleasingSlot(Manifest next);

    /**
     * Takes a file that the engine cannot load out of its loaded manifest and puts it on record as refused, both or none.
     *
     * @param next the manifest as it shall be, with the revision that was read; its totals without the file
     * @param refused the file, {@code Refused}
     * @return {@code Rejected} where the manifest is not at that revision any more, or the file is not staged in it
     */
    CommitOutcome setAside(Manifest next, FileEntry refused);

    /** The manifest that holds the load slot. */
    Optional<ManifestId> slotHolder();
}
