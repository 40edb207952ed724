package io.sealift.core.deadletter;

import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.FileId;
import io.sealift.core.quarantine.RefusalNotice;
import io.sealift.core.quarantine.RefusedFile;
import io.sealift.core.store.ObjectStore;

/** What the quarantine table says about refused files. */
final class Sidecars {
    private final ObjectStore store;
    private final Keys keys;

    Sidecars(LetterServices services) {
        this.store = services.store();
        this.keys = services.keys();
    }

    /** Removes what is said about a file; can be repeated. */
    void remove(FileId file) {
        store.head(keys.sidecar(file)).ifPresent(sidecar -> store.delete(sidecar.version()));
    }

    void write(RefusedFile file) {
        RefusalNotice.writeSidecar(store, keys, file);
    }
}
