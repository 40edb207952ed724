package io.sealift.core.refusal;

import io.sealift.core.object.ObjectStore;

/**
 * Tells of a refused file: by a sidecar beside its bytes, which is for queries, and by a dead letter, which is for people.
 * The same file is told of in the same words at the same places, so it may be repeated.
 *
 * @param store where the sidecars are
 * @param deadLetters where the letters go
 * @param archiveBucket the bucket with quarantine
 */
public record RefusalNotice(ObjectStore store, DeadLetters deadLetters, String archiveBucket) {
    /**
     * Writes the sidecar and sends the letter.
     *
     * @param event the text of the notification by which the file came
     * @throws io.sealift.core.object.StoreUnavailableException where the sidecar or the letter may not be there
     */
    public void give(RefusedFile file, String event) {
        writeSidecar(store, archiveBucket, file);
        deadLetters.send(new DeadLetter.OfFile(file, event));
    }

    /** Writes only the sidecar. */
    public static void writeSidecar(ObjectStore store, String archiveBucket, RefusedFile file) {
        store.write(QuarantineLayout.sidecar(archiveBucket, file.id()), RefusedFileJson.sidecar(file));
    }
}
