package io.sealift.core.ledger;

import io.sealift.core.object.ObjectVersion;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The one point of truth: which file is in which manifest, and how far each manifest and each of its slices has come.
 *
 * <p>Reads see every change that was answered before them, unless they say otherwise. Reads may throw
 * {@link io.sealift.core.object.StoreUnavailableException}; changes answer {@link CommitOutcome.Unknown} instead, so that
 * no caller can take a lost reply for a failure.
 */
public interface Ledger {
    /**
     * Items of files that one commit can take: DynamoDB allows 100 actions in a transaction, one is the manifest's and
     * one the pack's. A file with an alias takes two.
     */
    int PACK_ENTRIES_MAX = 98;

    /** Slices that one change can add: DynamoDB allows 100 actions in a transaction. */
    int SLICES_ADDED_MAX = 99;

    /** Landings that are told apart for one file; with tokens of 64 characters a sixth of what an item can hold. */
    int LANDINGS_MAX = 1_000;

    /**
     * What is on record under these ids, by the id that was asked for. An alias gives the file that it stands for. Files
     * never seen are left out.
     */
    Map<FileId, FileEntry> find(Collection<FileId> ids);

    /** What is on record under this id; an alias gives the file that it stands for. */
    default Optional<FileEntry> find(FileId id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    /**
     * Puts a file on record that is in no manifest, its alias too.
     *
     * @return {@code Rejected} where the ledger knows it as something that {@linkplain
     *     FileEntry.Disposition#mayBecome may not become} this: never over {@code Staged}; {@code Refused} over all
     *     else; {@code Superseded} and {@code Failing} over {@code Failing} only; {@code Discarded} over
     *     {@code Refused} and itself. An alias in its place counts as {@code Staged}
     */
    CommitOutcome record(FileEntry entry);

    /**
     * Notes that a file on record was met again: its time on record begins anew, landings that it lacks are added, and
     * the version becomes an alias of it where its ETag gives another id.
     *
     * @param met the version of the object that it was met as
     * @param landings what tells its events apart; may be empty
     * @return {@code Rejected} where the file is not on record, has so many landings that these might not all have room
     *     below {@link #LANDINGS_MAX}, or the alias would hide another file that is staged
     */
    CommitOutcome meetAgain(FileId file, ObjectVersion met, Set<String> landings, Instant at);

    /**
     * Walks over every file on record, in no order; aliases are left out. What is recorded or changed meanwhile may be
     * seen or missed; all else is seen exactly once.
     */
    void forEachFile(Consumer<FileEntry> visitor);

    /** Files whose latest try failed, at most so many, in no order; may miss what changed in the last seconds. */
    List<FileEntry> failing(int countMax);

    /** The manifest that takes files now; empty only before {@link #open} was first called. */
    Optional<Manifest> openManifest();

    /** Opens the very first manifest; {@code Rejected} where one is open. */
    CommitOutcome open(Manifest first);

    /**
     * Commits a pack to its manifest, all or nothing: adds it to the manifest's totals, and puts the pack, its files and
     * their aliases on record.
     *
     * @param files the pack's files, all {@code Staged} in this pack; their items are at most {@link #PACK_ENTRIES_MAX}
     * @return {@code Rejected} where the manifest is no longer open, one of the files is on record as {@code Staged}, or
     *     an alias would hide a staged file: a superseded version that came back is loaded after all, and so is a refused one that the feed
     *     allows by now; landings that are on record stay
     */
    CommitOutcome commit(Pack pack, List<FileEntry> files);

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

    /** The packs of a manifest, in the order of their ids. */
    List<Pack> packsOf(ManifestId manifest);

    /**
     * Replaces a manifest that is not open; its totals stay as they are.
     *
     * @param next the manifest as it shall be, with the revision that was read
     * @return {@code Rejected} where it is not at that revision any more
     */
    CommitOutcome update(Manifest next);

    /** The slices of a manifest, in the order of their numbers. */
    List<Slice> slicesOf(ManifestId manifest);

    /**
     * Adds the first slices of a manifest, all or none.
     *
     * @param planned 1 to {@link #SLICES_ADDED_MAX}
     * @return {@code Rejected} where one of them is on record
     */
    CommitOutcome plan(List<Slice> planned);

    /**
     * Replaces a slice; its plan stays as it is.
     *
     * @param next the slice as it shall be, with the revision that was read
     * @return {@code Rejected} where it is not at that revision any more
     */
    CommitOutcome update(Slice next);

    /**
     * Replaces a slice and adds the slices that take its rows over, all or none.
     *
     * @param next the slice as it shall be, with the revision that was read
     * @param successors 1 to {@link #SLICES_ADDED_MAX}, not on record
     * @return {@code Rejected} where it is not at that revision any more, or one of the others is on record
     */
    CommitOutcome divide(Slice next, List<Slice> successors);

    /** What is known of the engine. */
    EngineHealth engineHealth();

    /**
     * Replaces what is known of the engine.
     *
     * @param next as it shall be, with the revision that was read
     * @return {@code Rejected} where it is not at that revision any more
     */
    CommitOutcome update(EngineHealth next);
}
