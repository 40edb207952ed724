package io.sealift.core.ledger;

import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectVersion;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the ledger says of one version of one object.
 *
 * @param id its id, which follows from {@code source}
 * @param source the version that landed
 * @param sizeBytes its size in bytes
 * @param recordedAt when this was put on record
 * @param disposition what became of it
 */
public record FileEntry(FileId id, ObjectVersion source, long sizeBytes, Instant recordedAt, Disposition disposition) {
    /** The entry of a version. */
    public static FileEntry of(ObjectVersion source, long sizeBytes, Instant recordedAt, Disposition disposition) {
        return new FileEntry(FileId.of(source), source, sizeBytes, recordedAt, disposition);
    }

    /** What became of a file. */
    public sealed interface Disposition {
        /**
         * It is in a manifest, and goes with it from there.
         *
         * @param manifest the manifest that it is in
         * @param staged where its staged copy is
         * @param rowsPerDay its rows by the day of their event time, {@code yyyy-MM-dd}
         */
        record Staged(ManifestId manifest, ObjectLocation staged, SortedMap<String, Long> rowsPerDay)
                implements Disposition {
            public Staged {
                rowsPerDay = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(rowsPerDay));
            }

            /** All its rows. */
            public long rows() {
                return rowsPerDay.values().stream().mapToLong(Long::longValue).sum();
            }
        }

        /** Its producer replaced or removed it before it could be read. */
        record Superseded() implements Disposition {}

        /**
         * It must not be loaded as it is, and was set aside.
         *
         * @param reason the code that people group by: one of validation's, or the engine's
         * @param message what was found and what was expected, in words
         * @param line the line to blame, counted from 1; 0 where none is
         * @param column the character in that line, counted from 1; 0 where none is to blame
         * @param sample the offending text, cut and escaped; empty where there is none to show
         * @param rows the sound rows that were read before it
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
         * It is still to be done: its latest try failed for a reason that may pass. Says why, and stands in the way of
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

        /** Whether the ledger may put the other one in this one's place; see {@link Ledger#record}. */
        default boolean mayBecome(Disposition next) {
            return switch (this) {
                case Staged staged -> false;
                case Superseded superseded -> next instanceof Staged || next instanceof Refused;
                case Refused refused -> next instanceof Staged || next instanceof Refused;
                case Failing failing -> true;
            };
        }
    }
}
