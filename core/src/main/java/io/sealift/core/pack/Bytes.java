package io.sealift.core.pack;

/** Bytes that nobody changes any more; they are lent, not copied. */
public final class Bytes {
    /** None. */
    static final Bytes NONE = new Bytes(new byte[0]);

    private final byte[] content;

    /** These bytes; whoever has the array leaves it alone from now on. */
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
