package io.sealift.core.ingest;

import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.Slice;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.validation.FileNaming;

/** Where things are in the staging bucket. The staging table's projection names the same places. */
public final class StagingLayout {
    private StagingLayout() {}

    /** The prefix under which a manifest's staged files are, all directly, so that the engine lists them at once. */
    public static String stagedPrefix(ManifestId manifest) {
        return "staging/manifest=%s/".formatted(manifest);
    }

    /** The prefix in the archive bucket under which a manifest's loaded files are, by the names that they were staged by. */
    public static String archivedPrefix(ManifestId manifest) {
        return "archive/manifest=%s/".formatted(manifest);
    }

    /** Where a file is staged; the name has no character that a list of addresses could stumble over. */
    public static ObjectLocation staged(String bucket, ManifestId manifest, FileId file, FileNaming naming) {
        return new ObjectLocation(bucket, stagedPrefix(manifest) + file + naming.stagedEnding());
    }

    /** The file that is staged at a place which {@link #staged} gave. */
    public static FileId fileId(ObjectLocation staged) {
        String name = staged.key().substring(staged.key().lastIndexOf('/') + 1);
        return new FileId(name.substring(0, name.indexOf('.')));
    }

    /** The list of a sealed manifest, the only object of its partition. */
    public static ObjectLocation sealedList(String bucket, ManifestId manifest) {
        return list(bucket, manifest.value());
    }

    /** The list that a slice's INSERT reads: its manifest's, or its own where it loads only some of the files. */
    public static ObjectLocation sealedList(String bucket, ManifestId manifest, Slice slice) {
        return list(bucket, partition(manifest, slice));
    }

    /** The partition of the staging table that a slice's INSERT reads. */
    public static String partition(ManifestId manifest, Slice slice) {
        return switch (slice.part()) {
            case Slice.Part.Whole _ -> manifest.value();
            case Slice.Part.Files _ -> "%s-part%d".formatted(manifest, slice.index());
        };
    }

    private static ObjectLocation list(String bucket, String partition) {
        return new ObjectLocation(bucket, "sealed/manifest=%s/files.txt".formatted(partition));
    }
}
