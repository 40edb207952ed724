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
    }
}
