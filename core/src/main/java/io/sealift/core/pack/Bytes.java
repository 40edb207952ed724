package io.sealift.core.pack;

/** Bytes that no longer change; they are shared, not copied. */
public final class Bytes {
    /** No bytes. */
    static final Bytes NONE = new Bytes(new byte[0]);

    private final byte[] content;

    /** Wraps these bytes; the caller must not change the array from now on. */
    public Bytes(byte[] content) {
        this.content = content;
    }

    /** The array itself. */
    byte[] array() {
        return content;
    }

    int length() {
        return content.length;
    }
}
