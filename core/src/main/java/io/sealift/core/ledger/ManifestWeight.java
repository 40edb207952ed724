package io.sealift.core.ledger;

import io.sealift.core.ledger.Attempt.Progress;

/**
 * How much of the ledger's one item a manifest takes: an item holds 400 KB, and a manifest names the days of all its
 * slices and every attempt in it.
 *
 * <p>What would not fit any more must be noticed before it is written: DynamoDB refuses it, and a manifest that can take
 * no more steps would hold the load slot for ever.
 */
public final class ManifestWeight {
    /** In bytes; what is left of an item's 400 KB is for the manifest's own fields. */
    public static final long MAX = 360_000;

    private static final long SLICE = 150;
    private static final long ATTEMPT = 300;
    /** A character takes three bytes at most, where two of them make one of four. */
    private static final long CHAR = 3;

    private ManifestWeight() {}

    /** The bytes of a manifest's slices, and a little more. */
    public static long of(Manifest manifest) {
        return manifest.slices().stream().mapToLong(ManifestWeight::of).sum();
    }

    /** The same once each of its slices was tried once. */
    public static long afterTrying(Manifest manifest) {
        return of(manifest) + ATTEMPT * manifest.slices().size();
    }

    /** The same after two more slices like this one, each tried once. */
    public static long afterHalving(Manifest manifest, Slice slice) {
        return of(manifest) + 2 * (of(slice) + ATTEMPT);
    }

    private static long of(Slice slice) {
        long attempts = slice.attempts().stream()
                .mapToLong(
                        attempt -> ATTEMPT + CHAR * reason(attempt.progress()).length())
                .sum();
        return SLICE + DayText.write(slice.days()).length() + attempts;
    }

    private static String reason(Progress progress) {
        return switch (progress) {
            case Progress.Recorded _, Progress.Started _, Progress.Verified _ -> "";
            case Progress.Failed failed -> failed.reason();
            case Progress.Swept swept -> swept.reason();
            case Progress.Halved halved -> halved.reason();
            case Progress.SetAside aside -> aside.reason();
        };
    }
}
