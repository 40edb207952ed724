package io.sealift.core.ledger;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One attempt to load one slice. The attempt's place, its list and its published files are all named by it.
 *
 * @param manifest the manifest
 * @param slice the slice's number
 * @param attempt 1 for the slice's first
 */
public record LoadId(ManifestId manifest, int slice, int attempt) {
    private static final Pattern FORM = Pattern.compile("(.+)-([0-9]+)-([0-9]+)");

    public LoadId {
        if (slice < 0 || attempt < 1) {
            throw new IllegalArgumentException("slice %d or attempt %d is out of range".formatted(slice, attempt));
        }
    }

    /** Reads what {@link #toString} writes; throws {@link IllegalArgumentException} on anything else. */
    public static LoadId parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a load id like <manifest>-<slice>-<attempt>: '%s'".formatted(text));
        }
        return new LoadId(
                new ManifestId(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    /** The token by which the engine recognises a start that is sent again; 64 characters. */
    public String clientRequestToken() {
        return Sha256.hex("sealift load " + this);
    }

    @Override
    public String toString() {
        return "%s-%d-%d".formatted(manifest, slice, attempt);
    }
}
