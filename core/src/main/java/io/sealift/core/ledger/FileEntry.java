package io.sealift.core.ledger;

import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the ledger says about one file.
 *
 * @param id its id, which follows from its bytes or, if those were never read, from the ETag of {@code source}
 * @param source the object version as which it was first met
 * @param sizeBytes its size in bytes
 * @param sequencers S3's sequencers of its events, one for each time it landed, at most {@link Ledger#SEQUENCERS_MAX};
 *     empty if no event reported it
 * @param recordedAt when this was put on record
 * @param disposition what became of it
 */
public record FileEntry(
        FileId id,
        ObjectVersion source,
        long sizeBytes,
        SortedSet<String> sequencers,
        Instant recordedAt,
        Disposition disposition) {
    public FileEntry {
        sequencers = Collections.unmodifiableSortedSet(new TreeSet<>(sequencers));
    }

    /** The entry of a file that no event reported. */
    public static FileEntry of(
            FileId id, ObjectVersion source, long sizeBytes, Instant recordedAt, Disposition disposition) {
        return new FileEntry(id, source, sizeBytes, new TreeSet<>(), recordedAt, disposition);
    }

    /** The other id under which the ledger must find it, if the ETag of its source is not the MD5 of its bytes. */
    public Optional<FileId> alias() {
        FileId byETag = FileId.ofETag(source);
        return byETag.equals(id) ? Optional.empty() : Optional.of(byETag);
    }

    /** How many items it takes in a commit. */
    public int items() {
        return alias().isPresent() ? 2 : 1;
    }

    /** This entry with these sequencers added, up to the limit that is counted. */
    public FileEntry plus(Set<String> more) {
        SortedSet<String> all = new TreeSet<>(sequencers);
        all.addAll(uncounted(more));
        return new FileEntry(id, source, sizeBytes, all, recordedAt, disposition);
    }

    /** How many of its sequencers are counted; a file that no event reported landed once. */
    public int timesCreated() {
        return Math.max(1, sequencers.size());
    }

    /** Whether it landed so often that no more sequencers are counted. */
    public boolean isFull() {
        return sequencers.size() >= Ledger.SEQUENCERS_MAX;
    }

    /**
     * The sequencers among these that are not counted yet and may be: nothing is counted beyond
     * {@link Ledger#SEQUENCERS_MAX}, so that a file that is put every second does not outgrow its item.
     */
    public SortedSet<String> uncounted(Set<String> reported) {
        SortedSet<String> more = new TreeSet<>(reported);
        more.removeAll(sequencers);
        while (more.size() > Math.max(0, Ledger.SEQUENCERS_MAX - sequencers.size())) {
            more.removeLast();
        }
        return more;
    }

    /** What became of a file. */
    public sealed interface Disposition {
        /**
         * It is in a manifest, and shares the manifest's fate from here on.
         *
         * @param manifest the manifest that it is in
         * @param pack the pack that holds its rows and its original
         * @param rows how many rows it has
         * @param repairs the names of what was repaired when it was read
         * @param rejectedRows how many bad rows were left out and kept separately
         */
        record Staged(ManifestId manifest, PackId pack, long rows, List<String> repairs, long rejectedRows)
                implements Disposition {
            public Staged {
                repairs = List.copyOf(repairs);
                if (rows < 1 || rejectedRows < 0) {
                    throw new IllegalArgumentException(
                            "rows must be positive, rejectedRows not negative: %d, %d".formatted(rows, rejectedRows));
                }
            }
        }

        /** Its producer replaced or removed it before it could be read. */
        record Superseded() implements Disposition {}

        /**
         * It must not be loaded as it is, and was set aside.
         *
         * @param reason the code that people group by: one of validation's codes, or the engine's
         * @param message what was found and what was expected, in words
         * @param line the line to blame, counted from 1; 0 if none is
         * @param column the character in that line, counted from 1; 0 if none is to blame
         * @param sample the offending text, cut and escaped; empty if no text is to blame
         * @param rows how many sound rows were read before it
         * @param quarantined where its bytes are now
         */
        record Refused(
                String reason,
                String message,
                long line,
                long column,
                String sample,
                long rows,
                ObjectLocation quarantined)
                implements Disposition {
            public Refused {
                if (reason.isBlank()) {
                    throw new IllegalArgumentException("reason is blank: " + message);
                }
                if (line < 0 || column < 0 || rows < 0) {
                    throw new IllegalArgumentException(
                            "line, column and rows must not be negative: %d, %d, %d".formatted(line, column, rows));
                }
            }
        }

        /**
         * It is still to be done: its latest try failed for a reason that may pass. This only says why; it blocks
         * nothing.
         *
         * @param error what went wrong last
         * @param tries how often its message has been received so far
         */
        record Failing(String error, int tries) implements Disposition {
            public Failing {
                if (tries < 1) {
                    throw new IllegalArgumentException("tries must be positive: " + tries);
                }
            }
        }

        /**
         * It was refused, and somebody decided that it is not needed. Its bytes stay in quarantine.
         *
         * @param why the reason that they gave, in words
         * @param was why it was refused, and where its bytes are
         */
        record Discarded(String why, Refused was) implements Disposition {
            public Discarded {
                if (why.isBlank()) {
                    throw new IllegalArgumentException("why is blank: " + was.message());
                }
            }
        }

        /** Whether the ledger may replace this disposition with the other one; see {@link Ledger#record}. */
        default boolean mayBecome(Disposition next) {
            return switch (this) {
                case Staged staged -> false;
                case Superseded superseded -> next instanceof Staged || next instanceof Refused;
                case Refused refused -> next instanceof Staged || next instanceof Refused || next instanceof Discarded;
                case Failing failing -> !(next instanceof Discarded);
                case Discarded discarded ->
                    next instanceof Staged || next instanceof Refused || next instanceof Discarded;
            };
        }
    }
}
