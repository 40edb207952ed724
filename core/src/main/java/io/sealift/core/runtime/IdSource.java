package io.sealift.core.runtime;

/** The source of the salt in new ids. */
@FunctionalInterface
public interface IdSource {
    /** 32 random bits. */
    int nextSalt();
}
