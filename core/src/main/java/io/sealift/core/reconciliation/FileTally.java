package io.sealift.core.reconciliation;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.store.ObjectLocation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Adds up the entries of single files, and keeps only what has to be looked for in the buckets. */
final class FileTally implements Consumer<FileEntry> {
    private final Optional<Instant> expiredBefore;
    private final SortedMap<ManifestId, FileCount> sums = new TreeMap<>();
    private final List<ObjectLocation> quarantined = new ArrayList<>();
    private final Map<Term, FileCount> outsideManifests = new EnumMap<>(Term.class);
    private long full;
    private long expired;

    /**
     * An empty tally.
     *
     * @param expiredBefore refused files that were put on record before this may have been deleted by now
     */
    FileTally(Optional<Instant> expiredBefore) {
        this.expiredBefore = expiredBefore;
    }

    @Override
    public void accept(FileEntry file) {
        FileCount one = switch (file.disposition()) {
            case Disposition.Staged in -> {
                sums.merge(in.manifest(), new FileCount(1, in.rows()), FileCount::plus);
                add(Term.REFUSED, new FileCount(0, in.rejectedRows()));
                yield new FileCount(1, in.rows() + in.rejectedRows());
            }
            case Disposition.Refused refused -> {
                expect(
                        refused.quarantined(),
                        expiredBefore.filter(until -> file.recordedAt().isBefore(until)));
                yield add(Term.REFUSED, new FileCount(1, refused.rows()));
            }
            case Disposition.Discarded discarded -> {
                // The time of its refusal, which may be long before it was discarded, is no longer on record.
                expect(discarded.was().quarantined(), expiredBefore);
                yield add(Term.REFUSED, new FileCount(1, discarded.was().rows()));
            }
            case Disposition.Superseded superseded -> add(Term.SUPERSEDED, new FileCount(1, 0));
            case Disposition.Failing failing -> add(Term.PENDING, new FileCount(1, 0));
        };
        add(Term.DUPLICATES, one.times(file.timesCreated() - 1L));
        if (file.isFull()) {
            full++;
        }
    }

    /** What the files of each manifest add up to. */
    SortedMap<ManifestId, FileCount> sums() {
        return sums;
    }

    /** How many refused files may have been deleted by now. */
    long expired() {
        return expired;
    }

    /** Where the refused files are, without those that may have been deleted by now. */
    List<ObjectLocation> quarantined() {
        return quarantined;
    }

    /**
     * How much the entries add to a term outside manifests: files that are in no manifest, and all repeated sequencers.
     */
    FileCount of(Term term) {
        return outsideManifests.getOrDefault(term, FileCount.NONE);
    }

    /** How many files landed so often that no more of their sequencers are counted. */
    long full() {
        return full;
    }

    private void expect(ObjectLocation kept, Optional<Instant> mayBeExpired) {
        if (mayBeExpired.isEmpty()) {
            quarantined.add(kept);
        } else {
            expired++;
        }
    }

    private FileCount add(Term term, FileCount more) {
        outsideManifests.merge(term, more, FileCount::plus);
        return more;
    }
}
