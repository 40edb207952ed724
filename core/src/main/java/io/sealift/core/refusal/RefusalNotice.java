package io.sealift.core.refusal;

import io.sealift.core.layout.Keys;
import io.sealift.core.object.ObjectStore;

/**
 * Tells of a refused file: by a sidecar beside its bytes, which is for queries, and by a dead letter, which is for people.
 * The same file is told of in the same words at the same places, so it may be repeated.
 *
 * @param store where the sidecars are
 * @param deadLetters where the letters go
 * @param keys where the sidecars lie
 */
public record RefusalNotice(ObjectStore store, DeadLetters deadLetters, Keys keys) {
    /**
     * Writes the sidecar and sends the letter.
     *
     * @param event the text of the notification by which the file came
     * @throws io.sealift.core.object.StoreUnavailableException where the sidecar or the letter may not be there
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
