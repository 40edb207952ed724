package io.sealift.core.ledger;

import io.sealift.core.store.ObjectVersion;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The single source of truth: which file is in which manifest, and how far each manifest and each of its slices has
 * come.
 *
 * <p>Reads see every change that was answered before them, unless their description says otherwise. Reads may throw
 * {@link io.sealift.core.store.StoreUnavailableException}; changes answer {@link CommitOutcome.Unknown} instead, so
 * that no caller can mistake a lost reply for a failure.
 */
public interface Ledger {
    /**
     * How many items of files one commit can take: DynamoDB allows 100 actions in a transaction, and the manifest and
     * the pack take one each. A file with an alias takes two.
     */
    int PACK_ENTRIES_MAX = 98;

    /** How many slices one change can add: DynamoDB allows 100 actions in a transaction. */
    int SLICES_ADDED_MAX = 99;

    /**
     * How many sequencers of one file are kept at most. With 64 characters each, they take a sixth of what an item can
     * hold.
     */
    int SEQUENCERS_MAX = 1_000;

    /**
     * What is on record under these ids, by the id that was asked for. An alias gives the file that it stands for.
     * Files that were never seen are left out.
     */
    Map<FileId, FileEntry> find(Collection<FileId> ids);

    /** What is on record under this id; an alias gives the file that it stands for. */
    default Optional<FileEntry> find(FileId id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    /**
     * Puts a file that is in no manifest on record, with its alias.
     *
     * @return {@code Rejected} if the ledger has it as something that
     *     {@linkplain FileEntry.Disposition#mayBecome may not become} this: never over {@code Staged}; {@code Refused}
     *     over all else; {@code Superseded} and {@code Failing} over {@code Failing} only; {@code Discarded} over
     *     {@code Refused} and itself. An alias in its place counts as {@code Staged}
     */
    CommitOutcome record(FileEntry entry);

    /**
     * Notes that a file on record was met again: its time on record starts again, new sequencers are added, and the
     * version becomes an alias of the file if its ETag gives another id.
     *
     * @param met the object version as which it was met
     * @param sequencers what tells its events apart; may be empty
     * @return {@code Rejected} if the file is not on record, has so many sequencers that these might exceed
     *     {@link #SEQUENCERS_MAX}, or the alias would hide another file that is staged
     */
    CommitOutcome meetAgain(FileId file, ObjectVersion met, Set<String> sequencers, Instant at);

    /**
     * Walks over every file on record, in no particular order; aliases are left out. What is recorded or changed
     * meanwhile may be seen or missed; everything else is seen exactly once.
     */
    void forEachFile(Consumer<FileEntry> visitor);

    /**
     * Files whose latest try failed, at most this many, in no particular order; may miss what changed in the last few
     * seconds.
     */
    List<FileEntry> failing(int countMax);

    /** The manifest that takes files now; empty only before {@link #open} was first called. */
    Optional<Manifest> openManifest();

    /** Opens the very first manifest; {@code Rejected} if one is open. */
    CommitOutcome open(Manifest first);

    /**
     * Commits a pack to its manifest, all or nothing: adds it to the manifest's totals, and puts the pack, its files
     * and their aliases on record.
     *
     * @param files the pack's files, all {@code Staged} in this pack; their items are at most {@link #PACK_ENTRIES_MAX}
     * @return {@code Rejected} if the manifest is no longer open, one of the files is on record as {@code Staged}, or
     *     an alias would hide a staged file. A superseded version that came back is loaded after all, and so is a
     *     refused one that the feed allows by now; sequencers that are on record stay
     */
    CommitOutcome commit(Pack pack, List<FileEntry> files);

    /**
     * Seals the open manifest and opens its successor in the same step.
     *
     * @param sealed the manifest as it should be; its totals stay as the ledger has them
     * @param successor empty and open
     * @return {@code Rejected} if it is no longer the open one, or holds no file
     */
    CommitOutcome seal(Manifest sealed, Manifest successor);

    /** The manifest with this id. */
    Optional<Manifest> manifest(ManifestId id);

    /**
     * The manifests that are neither open nor archived, the oldest first; may miss what changed in the last few
     * seconds.
     */
    List<Manifest> unfinished();

    /** The latest archived manifests, the newest first; may miss what changed in the last few seconds. */
    List<Manifest> archived(int countMax);

    /** The packs of a manifest, in the order of their ids. */
    List<Pack> packsOf(ManifestId manifest);

    /**
     * Replaces a manifest that is not open; its totals stay as they are.
     *
     * @param next the manifest as it should be, with the revision that was read
     * @return {@code Rejected} if it is no longer at that revision
     */
    CommitOutcome update(Manifest next);

    /** The slices of a manifest, in the order of their numbers. */
    List<Slice> slicesOf(ManifestId manifest);

    /**
     * Adds the first slices of a manifest, all of them or none.
     *
     * @param planned 1 to {@link #SLICES_ADDED_MAX}
     * @return {@code Rejected} if one of them is on record
     */
    CommitOutcome plan(List<Slice> planned);

    /**
     * Replaces a slice; its plan stays as it is.
     *
     * @param next the slice as it should be, with the revision that was read
     * @return {@code Rejected} if it is no longer at that revision
     */
    CommitOutcome update(Slice next);

    /**
     * Replaces a slice and adds the slices that take over its rows, all or nothing.
     *
     * @param next the slice as it should be, with the revision that was read
     * @param successors 1 to {@link #SLICES_ADDED_MAX}, not on record
     * @return {@code Rejected} if it is no longer at that revision, or one of the others is on record
     */
    CommitOutcome divide(Slice next, List<Slice> successors);

    /** What is known about the engine. */
    EngineHealth engineHealth();

    /**
     * Replaces what is known about the engine.
     *
     * @param next the state as it should be, with the revision that was read
     * @return {@code Rejected} if it is no longer at that revision
     */
    CommitOutcome update(EngineHealth next);
}
