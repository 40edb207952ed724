package io.sealift.core.backfill;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.runtime.TimeLeft;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.StoredObject;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds files that failed and whose producers have since replaced or removed them. No more events come for them, so
 * they would stay pending until the ledger forgets them.
 */
final class GoneFiles {
    /** A run has time to look at thousands of files; if more than this fail, everything fails. */
    private static final int FILES_MAX = 2_000;

    private final ObjectStore store;
    private final Ledger ledger;
    private final Clock clock;
    private final String prefix;

    GoneFiles(ObjectStore store, Ledger ledger, Clock clock, String prefix) {
        this.store = store;
        this.ledger = ledger;
        this.clock = clock;
        this.prefix = prefix;
    }

    /** Hands over the entry that puts each such file on record as superseded. */
    void find(Consumer<FileEntry> gone, TimeLeft timeLeft) {
        for (FileEntry failing : ledger.failing(FILES_MAX)) {
            if (!timeLeft.isAtLeast(Backfill.PART_TIME)) {
                return;
            }
            if (failing.source().location().key().startsWith(prefix) && isGone(failing)) {
                gone.accept(FileEntry.of(
                                failing.id(),
                                failing.source(),
                                failing.sizeBytes(),
                                clock.instant(),
                                new Disposition.Superseded())
                        .plus(failing.sequencers()));
            }
        }
    }

    private boolean isGone(FileEntry failing) {
        Optional<StoredObject> there = store.head(failing.source().location());
        return there.filter(object -> object.version().equals(failing.source())).isEmpty();
    }
}
