package io.sealift.core.quarantine;

import io.sealift.core.layout.Keys;
import io.sealift.core.store.ObjectStore;

/**
 * Reports a refused file: by a sidecar beside its bytes, which is for queries, and by a dead letter, which is for
 * people. The same file is always reported in the same words in the same places, so this may be repeated.
 *
 * @param store where the sidecars are
 * @param deadLetters where the letters go
 * @param keys the keys of the sidecars
 */
public record RefusalNotice(ObjectStore store, DeadLetters deadLetters, Keys keys) {
    /**
     * Writes the sidecar and sends the letter.
     *
     * @param event the text of the notification that reported the file
     * @throws io.sealift.core.store.StoreUnavailableException if the sidecar or the letter may not be there
     */
    public void give(RefusedFile file, String event) {
        writeSidecar(store, keys, file);
        deadLetters.send(new DeadLetter.OfFile(file, event));
    }

    /** Writes only the sidecar. */
    public static void writeSidecar(ObjectStore store, Keys keys, RefusedFile file) {
        store.write(keys.sidecar(file.id()), RefusedFileJson.sidecar(file));
    }
}
