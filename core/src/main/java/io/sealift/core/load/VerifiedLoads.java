package io.sealift.core.load;

import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.Slice;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.StoredObject;
import io.sealift.core.time.Workers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The lists of the files that verified loads wrote, one object a load.
 *
 * <p>They are named by the time of verification. A file of the table that was modified after an instant can only be on a
 * list that is named later, so whoever asks about recent files reads recent lists only.
 */
public final class VerifiedLoads {
    private static final String PREFIX = "loads/";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final ObjectStore store;
    private final String bucket;

    VerifiedLoads(ObjectStore store, String bucket) {
        this.store = store;
        this.bucket = bucket;
    }

    /** Puts a load's list on record; before the load is called verified, never after. */
    void add(Instant verifiedAt, Manifest manifest, Slice slice, List<ObjectLocation> files) {
        String key = PREFIX + TIME.format(verifiedAt) + ending(manifest, slice);
        String list = files.stream().map(file -> file.uri() + "\n").collect(Collectors.joining());
        // A list that exists already is our own of an earlier try in the same second: the same files.
        store.create(new ObjectLocation(bucket, key), list.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The files on the lists of loads that were verified at or after an instant, this slice's own list left out: a run
     * may have died between writing it and recording the verification, and then the files count again.
     */
    Set<ObjectLocation> ofOthersSince(Instant since, Manifest manifest, Slice slice) {
        Set<ObjectLocation> files = new HashSet<>();
        for (StoredObject list : Objects.all(store, bucket, PREFIX, PREFIX + TIME.format(since))) {
            if (!list.location().key().endsWith(ending(manifest, slice))) {
                Objects.text(store, list.location())
                        .lines()
                        .map(ObjectLocation::ofUri)
                        .forEach(files::add);
            }
        }
        return files;
    }

    /** The files on all lists that there are. */
    public static Set<ObjectLocation> allFiles(ObjectStore store, Workers workers, String bucket) {
        Set<ObjectLocation> files = new HashSet<>();
        workers.forEach(Objects.all(store, bucket, PREFIX, ""), list -> Objects.text(store, list.location()))
                .forEach(text -> text.lines().map(ObjectLocation::ofUri).forEach(files::add));
        return files;
    }

    private static String ending(Manifest manifest, Slice slice) {
        return "-%s-%d.txt".formatted(manifest.id(), slice.index());
    }
}
