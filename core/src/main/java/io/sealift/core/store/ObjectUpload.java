package io.sealift.core.store;

/**
 * An object that is being uploaded. Always close it: unless {@link #finish} was called before, nothing is left of it.
 *
 * <p>Every call but {@link #close} may throw {@link StoreUnavailableException}; the upload is useless then.
 */
public interface ObjectUpload extends AutoCloseable {
    /** How many bytes it holds in memory that are not sent yet. */
    int bufferedBytes();

    /** Adds bytes to its end. */
    void write(byte[] bytes, int start, int length);

    /**
     * Makes it visible, if nothing is there.
     *
     * @throws StoreUnavailableException also if something is there, which names that are used only once never meet
     */
    ObjectVersion finish();

    /** Aborts an upload that is not finished. If a store keeps parts of it anyway, its lifecycle rule removes them. */
    @Override
    void close();
}
