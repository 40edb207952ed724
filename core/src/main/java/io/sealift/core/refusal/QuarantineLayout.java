package io.sealift.core.refusal;

import io.sealift.core.ledger.FileId;
import io.sealift.core.object.ObjectLocation;

/** Where refused files and what is said of them are in the archive bucket. The quarantine table reads the same place. */
public final class QuarantineLayout {
    /** Above all of it; a lifecycle rule can go by it. */
    public static final String PREFIX = "quarantine/";
    /** Above the sidecars, and nothing else. */
    public static final String SIDECARS_PREFIX = PREFIX + "refusals/";

    /** S3 allows 1,024 bytes a key, file systems 255 a name: this is far below both. */
    private static final int NAME_CHARS_MAX = 100;

    private QuarantineLayout() {}

    /**
     * Where a refused file is kept: always the same place for the same version.
     *
     * <p>The name is there for people who look into the bucket. It is cut to its end, and holds ASCII letters, digits
     * and {@code . _ -} only; the sidecar has the key as it was.
     */
    public static ObjectLocation file(String bucket, FileId file, String originalKey) {
        String name = originalKey.substring(originalKey.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
        String end = name.substring(Math.max(0, name.length() - NAME_CHARS_MAX));
        // A name of nothing but dots would be a path of its own for many tools.
        String safe = end.replace(".", "").isEmpty() ? "file" + end : end;
        return new ObjectLocation(bucket, PREFIX + file + "/" + safe);
    }

    /** Where the sidecar of a refused file is. */
    public static ObjectLocation sidecar(String bucket, FileId file) {
        return new ObjectLocation(bucket, SIDECARS_PREFIX + file + ".json");
    }
}
