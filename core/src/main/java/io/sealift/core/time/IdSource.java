package io.sealift.core.time;

/** Where new ids get their salt from. */
@FunctionalInterface
public interface IdSource {
    /** 32 random bits. */
    int nextSalt();
}
