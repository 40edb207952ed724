package io.sealift.core.object;

/**
 * An object on its way. Close it in any case: without {@link #finish} before, nothing is left of it.
 *
 * <p>Every call but {@link #close} may throw {@link StoreUnavailableException}; the upload is of no use then.
 */
public interface ObjectUpload extends AutoCloseable {
    /** How many bytes it holds in memory until they are sent. */
    int bufferedBytes();

    /** Adds bytes to its end. */
    void write(byte[] bytes, int start, int length);

    /**
     * Makes it visible, if nothing is there.
     *
     * @throws StoreUnavailableException also where something is there: names that are used once never meet that
     */
    ObjectVersion finish();

    /** Ends an upload that is not finished. What a store keeps of it in spite of that, its lifecycle rule removes. */
    @Override
    void close();
}
