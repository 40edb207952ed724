package io.sealift.local.emulators;

import org.jspecify.annotations.Nullable;

/**
 * What a request requires of the object under its key, as in its headers. S3Proxy passes only some of it to its store.
 *
 * @param ifMatch the ETag that the object must have; null if any will do
 * @param ifNoneMatch the ETag that it must not have, {@code *} for every one; null if any will do
 */
record Conditions(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
    static final Conditions NONE = new Conditions(null, null);

    /** Whether the key must be free. */
    boolean nothingThere() {
        return "*".equals(ifNoneMatch);
    }

    /** Whether an object with this ETag may be deleted. */
    boolean allows(String eTag) {
        return ifMatch == null || ifMatch.equals("*") || unquoted(ifMatch).equals(unquoted(eTag));
    }

    private static String unquoted(String eTag) {
        return eTag.replace("\"", "");
    }
}
