package io.sealift.core.quarantine;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.store.ObjectVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that is known about a refused file; the sidecar and the dead letter say exactly this.
 *
 * @param id the id by which the ledger knows it
 * @param source the version that landed
 * @param sizeBytes its size in bytes, as its event reported
 * @param landedAt when it landed, null if its event did not say
 * @param refusedAt when the ledger put it on record as refused
 * @param refusal why, where in the file, and where its bytes are now
 */
public record RefusedFile(
        FileId id,
        ObjectVersion source,
        long sizeBytes,
        @Nullable Instant landedAt,
        Instant refusedAt,
        Disposition.Refused refusal) {
    /** The reason code of rows that only the engine refused: they are set aside, and the file stays in its manifest. */
    public static final String ENGINE_REFUSED = "ENGINE_REFUSED";

    /**
     * What the ledger says about a refused file.
     *
     * @throws IllegalArgumentException if the entry says anything but refused
     */
    public static RefusedFile of(FileEntry entry, @Nullable Instant landedAt) {
        if (!(entry.disposition() instanceof Disposition.Refused refusal)) {
            throw new IllegalArgumentException("Entry is not refused: " + entry);
        }
        return new RefusedFile(entry.id(), entry.source(), entry.sizeBytes(), landedAt, entry.recordedAt(), refusal);
    }
}
