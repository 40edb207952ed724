package io.sealift.core.layout;

import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.LoadId;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.Pack;
import io.sealift.core.ledger.PackId;
import io.sealift.core.store.ObjectLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Every key and prefix that Sealift writes or reads; {@code docs/keys.md} lists the same. */
public record Keys(Buckets buckets) {
    /** The prefix of every manifest's packs, in the staging bucket. */
    public static final String STAGING = "staging/";
    /** The prefix of the lists that INSERTs read, and of nothing else, in the staging bucket. */
    public static final String SEALED = "sealed/";
    /** The prefix of what INSERTs write, in the staging bucket. */
    public static final String LOADING = "loading/";
    /** The prefix of the lists of verified loads, in the staging bucket. */
    public static final String LOADS = "loads/";
    /** The prefix of the files of the table, in the processed bucket. */
    public static final String PARTITIONED = "partitioned/";
    /** The prefix of loaded packs, in the archive bucket. */
    public static final String ARCHIVE = "archive/";
    /** The prefix of refused files and what is said about them, in the archive bucket. */
    public static final String QUARANTINE = "quarantine/";
    /** The prefix of the sidecars of refused files, and of nothing else; the quarantine table reads it. */
    public static final String REFUSALS = QUARANTINE + "refusals/";

    private static final String ROWS = "rows/";
    private static final String ORIGINALS = "originals/";
    private static final String REJECTED = "rejected/";

    private static final Pattern PUBLISHED =
            Pattern.compile("partitioned/day=[^/]+/[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}-[0-9]+-[0-9]+-[0-9]+[.]parquet");

    /** S3 allows 1,024 bytes per key, and file systems 255 per name: this is far below both. */
    private static final int NAME_CHARS_MAX = 100;

    /** The prefix of everything that is staged for a manifest. */
    public static String staged(ManifestId manifest) {
        return STAGING + "manifest=%s/".formatted(manifest);
    }

    /** The prefix of a manifest's rows; all of them are directly under it, so that the engine lists once. */
    public static String stagedRows(ManifestId manifest) {
        return staged(manifest) + ROWS;
    }

    /**
     * One object of a pack's rows.
     *
     * @param window the window of 100 days that the rows' event times are in, see {@link Window}
     * @param part the number that tells apart several objects of one window
     */
    public ObjectLocation rows(ManifestId manifest, PackId pack, long window, int part) {
        return new ObjectLocation(
                buckets.staging(), stagedRows(manifest) + "%s-%d-%d.json.gz".formatted(pack, window, part));
    }

    /** The rows of one file, cut out of an object of a pack's rows. */
    public static ObjectLocation cut(ObjectLocation rows, int file) {
        String key = rows.key();
        return new ObjectLocation(
                rows.bucket(),
                key.substring(0, key.length() - ".json.gz".length()) + "-file%d.json.gz".formatted(file));
    }

    /** The originals of a pack's files. */
    public ObjectLocation originals(ManifestId manifest, PackId pack) {
        return new ObjectLocation(buckets.staging(), staged(manifest) + ORIGINALS + pack + ".zip");
    }

    /** The original of a large file, which is a pack of its own. */
    public ObjectLocation original(ManifestId manifest, PackId pack, String originalKey) {
        return new ObjectLocation(buckets.staging(), staged(manifest) + ORIGINALS + pack + "/" + safeName(originalKey));
    }

    /** The originals of a pack, however it keeps them. */
    public ObjectLocation originals(Pack pack) {
        return switch (pack.originals()) {
            case Pack.Originals.Zip _ -> originals(pack.manifest(), pack.id());
            case Pack.Originals.Copy copy -> original(pack.manifest(), pack.id(), copy.key());
        };
    }

    /** The bad rows that were left out of a pack's files. */
    public ObjectLocation rejected(ManifestId manifest, PackId pack) {
        return new ObjectLocation(buckets.staging(), staged(manifest) + REJECTED + pack + ".json.gz");
    }

    /** Everything that a pack names, where it is staged: its rows, then its originals, then its rejected rows. */
    public List<ObjectLocation> objectsOf(Pack pack) {
        List<ObjectLocation> objects = new ArrayList<>();
        pack.rows().forEach(rows -> objects.add(rows(pack.manifest(), pack.id(), rows.window(), rows.part())));
        objects.add(originals(pack));
        if (pack.rejectedRows() > 0) {
            objects.add(rejected(pack.manifest(), pack.id()));
        }
        return objects;
    }

    /** Where a staged object is once its manifest is archived. */
    public ObjectLocation archived(ObjectLocation staged) {
        if (!staged.key().startsWith(STAGING)) {
            throw new IllegalArgumentException("Not a staged object: " + staged);
        }
        return new ObjectLocation(buckets.archive(), ARCHIVE + staged.key().substring(STAGING.length()));
    }

    /** The prefix of everything that is archived for a manifest. */
    public static String archived(ManifestId manifest) {
        return ARCHIVE + "manifest=%s/".formatted(manifest);
    }

    /** The partition of the staging table that one slice's INSERT reads. */
    public static String partition(ManifestId manifest, int slice) {
        return manifest + "-" + slice;
    }

    /** The list of a slice's objects, the only object of its partition. */
    public ObjectLocation sealedList(ManifestId manifest, int slice) {
        return new ObjectLocation(
                buckets.staging(), SEALED + "manifest=%s/files.txt".formatted(partition(manifest, slice)));
    }

    /** The prefix of what one attempt's INSERT writes. */
    public static String loading(LoadId load) {
        return LOADING + "load=%s/".formatted(load);
    }

    /** The list of the files that a verified load wrote. */
    public ObjectLocation verifiedList(LoadId load) {
        return new ObjectLocation(buckets.staging(), LOADS + load + ".json");
    }

    /** Where a day's partition of the table is, unless the catalog says otherwise; ends with a slash. */
    public ObjectLocation partitionOf(String day) {
        return new ObjectLocation(buckets.processed(), PARTITIONED + "day=%s/".formatted(day));
    }

    /** A published file of a load, in its day's partition. */
    public static ObjectLocation published(ObjectLocation partition, LoadId load, int number) {
        return new ObjectLocation(partition.bucket(), publishedPrefix(partition, load) + number + ".parquet");
    }

    /** What the keys of a load's published files, and of no other load's, begin with in a day's partition. */
    public static String publishedPrefix(ObjectLocation partition, LoadId load) {
        return partition.key() + load + "-";
    }

    /** Whether a key has a name that only publishing produces. */
    public static boolean isPublished(String key) {
        return PUBLISHED.matcher(key).matches();
    }

    /** Where rows of a file that only the engine refused are kept. */
    public ObjectLocation quarantinedRows(FileId file, ManifestId manifest, int slice) {
        return new ObjectLocation(
                buckets.archive(), QUARANTINE + file + "/rows-%s.json.gz".formatted(partition(manifest, slice)));
    }

    /**
     * Where a refused file is kept: always the same place for the same file.
     *
     * <p>The name is for people who look into the bucket. Only its end is kept, with only ASCII letters, digits and
     * {@code . _ -}; the sidecar has the original key.
     */
    public ObjectLocation quarantined(FileId file, String originalKey) {
        return new ObjectLocation(buckets.archive(), QUARANTINE + file + "/" + safeName(originalKey));
    }

    /** Where the sidecar of a refused file is. */
    public ObjectLocation sidecar(FileId file) {
        return new ObjectLocation(buckets.archive(), REFUSALS + file + ".json");
    }

    private static String safeName(String originalKey) {
        String name = originalKey.substring(originalKey.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
        String end = name.substring(Math.max(0, name.length() - NAME_CHARS_MAX));
        // Many tools treat a name of nothing but dots as a path.
        return end.replace(".", "").isEmpty() ? "file" + end : end;
    }
}
