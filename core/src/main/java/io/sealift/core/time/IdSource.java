package io.sealift.core.time;

/** Where new ids get their salt from. */
@FunctionalInterface
public interface IdSource {
    /** Any number, unlikely to come again soon. */
    int nextSalt();
}
