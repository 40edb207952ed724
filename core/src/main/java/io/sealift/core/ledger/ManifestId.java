package io.sealift.core.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * The id of a manifest; ids sort by the time at which their manifests were opened.
 *
 * @param value as in {@code 20261122T150000Z-9f8e7d6c}; safe in keys, SQL literals and shells
 */
public record ManifestId(String value) implements Comparable<ManifestId> {
    private static final Pattern FORM = Pattern.compile("[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    public ManifestId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "Not a manifest id like 20261122T150000Z-9f8e7d6c: '%s'. See them with: sealift status"
                            .formatted(value));
        }
    }

    /** The id of a manifest opened at this time; {@code salt} tells apart the ids of the same second. */
    public static ManifestId at(Instant openedAt, int salt) {
        return new ManifestId("%s-%08x".formatted(TIME.format(openedAt), salt));
    }

    @Override
    public int compareTo(ManifestId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
