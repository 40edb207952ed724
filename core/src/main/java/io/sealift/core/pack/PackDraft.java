package io.sealift.core.pack;

import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files that are to become one pack. Not thread-safe. */
public final class PackDraft {
    /** Originals in one pack; anyone who needs one of them can still read a ZIP of this size at once. */
    private static final long ORIGINAL_BYTES_MAX = 16L << 20;
    /** Rows in one pack, unpacked; small files may be packed tightly. */
    private static final long TEXT_BYTES_MAX = 64L << 20;
    /** No file waits longer than this for its pack to fill. */
    private static final Duration AGE_MAX = Duration.ofSeconds(5);

    private final int objectsMax;
    private final List<ReadFile> files = new ArrayList<>();
    private final Set<FileId> ids = new HashSet<>();
    private final Set<Long> windows = new HashSet<>();
    private @Nullable Instant firstAt;
    private long originalBytes;
    private long textBytes;
    private int items;
    private int days;

    /** An empty draft, for a feed with this many columns. */
    public PackDraft(int columns) {
        this.objectsMax = PackLimits.objectsMax(columns);
    }

    /**
     * Whether the file can still join. The same file cannot join twice: it is a duplicate, which the commit finds out.
     */
    public boolean hasRoomFor(ReadFile file) {
        return files.isEmpty()
                || (!ids.contains(file.id())
                        && items + file.file().items() <= Ledger.PACK_ENTRIES_MAX
                        && originalBytes + file.original().length() <= ORIGINAL_BYTES_MAX
                        && textBytes + file.rows().bytes() <= TEXT_BYTES_MAX
                        && days + file.rows().days() <= PackLimits.DAYS_MAX
                        && windowsWith(file).size() <= objectsMax);
    }

    /** Adds a file that there is room for. */
    public void add(ReadFile file, Instant now) {
        if (files.isEmpty()) {
            firstAt = now;
        }
        files.add(file);
        ids.add(file.id());
        originalBytes += file.original().length();
        textBytes += file.rows().bytes();
        items += file.file().items();
        days += file.rows().days();
        windows.addAll(file.rows().parts().keySet());
    }

    private Set<Long> windowsWith(ReadFile file) {
        Set<Long> all = new HashSet<>(windows);
        all.addAll(file.rows().parts().keySet());
        return all;
    }

    /**
     * Whether it should be committed now: its first file has waited long enough, or there is no room for the next small
     * file.
     */
    public boolean isDue(Instant now) {
        return firstAt != null && (items >= Ledger.PACK_ENTRIES_MAX || !now.isBefore(firstAt.plus(AGE_MAX)));
    }

    /** The files in it. */
    public List<ReadFile> files() {
        return List.copyOf(files);
    }
}
