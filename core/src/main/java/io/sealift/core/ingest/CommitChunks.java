package io.sealift.core.ingest;

import io.sealift.core.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;

/** Cuts files into chunks that one transaction can take: by number, and by the size of their entries. */
final class CommitChunks {
    /** DynamoDB takes 4 MB a transaction; the rest is room for what we estimate too low. */
    private static final int CHUNK_BYTES_MAX = 2_000_000;

    private static final int ENTRY_BYTES = 1_000;
    private static final int DAY_BYTES = 40;
    private static final int KEY_CHAR_BYTES_MAX = 4;

    private CommitChunks() {}

    static List<List<Inspection.Sound>> of(List<Inspection.Sound> files) {
        List<List<Inspection.Sound>> chunks = new ArrayList<>();
        List<Inspection.Sound> chunk = new ArrayList<>();
        int bytes = 0;
        for (Inspection.Sound file : files) {
            int entryBytes = entryBytes(file);
            if (chunk.size() == Ledger.COMMIT_FILES_MAX || (!chunk.isEmpty() && bytes + entryBytes > CHUNK_BYTES_MAX)) {
                chunks.add(chunk);
                chunk = new ArrayList<>();
                bytes = 0;
            }
            chunk.add(file);
            bytes += entryBytes;
        }
        if (!chunk.isEmpty()) {
            chunks.add(chunk);
        }
        return chunks;
    }

    private static int entryBytes(Inspection.Sound file) {
        return ENTRY_BYTES
                + file.rowsPerDay().size() * DAY_BYTES
                + file.file().version().location().key().length() * KEY_CHAR_BYTES_MAX;
    }
}
