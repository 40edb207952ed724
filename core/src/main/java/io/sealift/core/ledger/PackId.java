package io.sealift.core.ledger;

import io.sealift.core.runtime.IdSource;
import java.util.regex.Pattern;

/**
 * The id of a pack: 96 random bits, so that no two packs ever write to the same place.
 *
 * @param value 24 lower-case hexadecimal digits
 */
public record PackId(String value) implements Comparable<PackId> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{24}");

    public PackId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a pack id of 24 hexadecimal digits: " + value);
        }
    }

    /** A new id. */
    public static PackId next(IdSource ids) {
        return new PackId("%08x%08x%08x".formatted(ids.nextSalt(), ids.nextSalt(), ids.nextSalt()));
    }

    @Override
    public int compareTo(PackId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
