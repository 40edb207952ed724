package io.sealift.proof.fuzz;

/**
 * One generated file.
 *
 * @param number its place in the run, from 0; the same number of the same seed is the same file
 * @param name the key that it would land under
 * @param content its bytes; never changed
 * @param policy what one bad row does to it
 * @param promise what the generator knows about it
 */
@SuppressWarnings("ArrayRecordComponent")
public record FuzzFile(int number, String name, byte[] content, Policy policy, Promise promise) {
    /** What one bad row does. */
    public enum Policy {
        /** It gets the file refused. */
        STRICT,
        /** It is left out, if at most half of the rows are bad. */
        LENIENT
    }

    /** What must become of a file, given how it was made. */
    public enum Promise {
        /** Nothing is odd: it must load, and need no repair. */
        PLAIN,
        /** Everything odd about it can be repaired: it must load. */
        LOADS,
        /** Any outcome is allowed. */
        NONE
    }
}
