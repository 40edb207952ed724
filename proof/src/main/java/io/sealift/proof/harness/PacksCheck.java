package io.sealift.proof.harness;

import io.sealift.core.layout.Window;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Pack;
import io.sealift.core.ledger.PackId;
import io.sealift.core.ledger.RowsObject;
import io.sealift.core.ledger.Totals;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether each committed file is in exactly one pack, and each pack holds its files' rows and originals, where its manifest
 * says: invariants 2, 3, 5 and 8.
 */
final class PacksCheck {
    private static final Duration LOOKED_AT_AGAIN = Duration.ofHours(30);

    private final PipelineHarness harness;
    private final OriginalsCheck originals;
    /** What was already checked; objects do not change under the same ETag. */
    private final Map<ObjectVersion, StagedRows> seen = new HashMap<>();
    /** What each object of a staged pack was when it was first seen. */
    private final Map<ObjectLocation, ObjectVersion> first = new HashMap<>();

    PacksCheck(PipelineHarness harness) {
        this.harness = harness;
        this.originals = new OriginalsCheck(harness);
    }

    void always(List<String> found) {
        Map<FileId, Pack> packOf = new HashMap<>();
        for (Manifest manifest : harness.ledger().manifests()) {
            Totals totals = Totals.NONE;
            for (Pack pack : harness.ledger().packsOf(manifest.id())) {
                totals = totals.plus(pack.totals());
                for (FileId file : pack.files().values()) {
                    Pack other = packOf.put(contentId(file), pack);
                    if (other != null) {
                        found.add("File %s is in pack %s and in pack %s".formatted(file, other.id(), pack.id()));
                    }
                }
                check(manifest, pack, found);
            }
            if (!totals.equals(manifest.totals())) {
                found.add("Manifest %s has %s, its packs have %s".formatted(manifest.id(), manifest.totals(), totals));
            }
        }
        for (FileEntry entry : harness.ledger().files()) {
            if (entry.disposition() instanceof Staged staged) {
                checkEntry(entry, staged, packOf.get(contentId(entry.id())), found);
            }
        }
    }

    /** By its bytes, even if the protocol used its ETag instead. */
    private FileId contentId(FileId id) {
        return harness.producer().version(id).isPresent()
                ? id
                : harness.producer().landed().stream()
                        .filter(version -> FileId.ofETag(version).equals(id))
                        .map(harness.producer()::id)
                        .findFirst()
                        .orElse(id);
    }

    private static void checkEntry(FileEntry entry, Staged staged, @Nullable Pack pack, List<String> found) {
        if (pack == null || !pack.id().equals(staged.pack()) || !pack.manifest().equals(staged.manifest())) {
            found.add("%s is on record in a pack that does not have it: %s".formatted(entry, pack));
        }
    }

    private void check(Manifest manifest, Pack pack, List<String> found) {
        SortedMap<Integer, SortedMap<String, Long>> rowsPerFile = new TreeMap<>();
        for (RowsObject object : pack.rows()) {
            Optional<StoredObject> there = there(
                    manifest,
                    PipelineHarness.KEYS.rows(manifest.id(), pack.id(), object.window(), object.part()),
                    found);
            if (there.isPresent()) {
                StagedRows rows = rows(there.get().version());
                checkRows(pack.id(), object, rows, found);
                rows.rowsPerFile()
                        .forEach((file, days) ->
                                StagedRows.addTo(rowsPerFile.computeIfAbsent(file, _ -> new TreeMap<>()), days));
            }
        }
        Set<Integer> numbers = new HashSet<>(pack.files().keySet());
        numbers.addAll(rowsPerFile.keySet());
        for (int number : numbers) {
            SortedMap<String, Long> landed = Optional.ofNullable(pack.files().get(number))
                    .map(this::contentId)
                    .flatMap(harness.producer()::version)
                    .map(harness.producer()::rowsPerDay)
                    .orElseGet(TreeMap::new);
            SortedMap<String, Long> packed = rowsPerFile.getOrDefault(number, new TreeMap<>());
            if (!landed.equals(packed)) {
                found.add("File %d of pack %s landed with rows %s, the pack has %s"
                        .formatted(number, pack.id(), landed, packed));
            }
        }
        there(manifest, PipelineHarness.KEYS.originals(pack), found)
                .ifPresent(object -> originals.check(pack, this::contentId, object.version(), found));
        if (pack.rejectedRows() > 0) {
            there(manifest, PipelineHarness.KEYS.rejected(manifest.id(), pack.id()), found);
        }
    }

    private static void checkRows(PackId pack, RowsObject object, StagedRows rows, List<String> found) {
        if (!rows.rowsPerDay().equals(object.rowsPerDay()) || !rows.nulls().equals(object.nulls())) {
            found.add("Pack %s says %s, the object has %s and %s"
                    .formatted(pack, object, rows.rowsPerDay(), rows.nulls()));
        }
        if (rows.rowsPerDay().keySet().stream().anyMatch(day -> Window.of(day) != object.window())) {
            found.add("Pack %s has rows of %s in window %d".formatted(pack, rows.rowsPerDay(), object.window()));
        }
    }

    /** The rows of an object. */
    StagedRows rows(ObjectVersion version) {
        return seen.computeIfAbsent(
                version,
                unseen ->
                        StagedRows.of(harness.store().content(unseen.location()).orElseThrow()));
    }

    /** An object of a pack, in the place that its manifest's state requires. */
    private Optional<StoredObject> there(Manifest manifest, ObjectLocation staged, List<String> found) {
        boolean wasLoaded = manifest.times().containsKey(ManifestState.LOADED);
        boolean wasArchived = manifest.times().containsKey(ManifestState.ARCHIVED);
        ObjectLocation archived = PipelineHarness.KEYS.archived(staged);
        Optional<StoredObject> inStaging = harness.store().head(staged);
        inStaging.ifPresent(object -> {
            ObjectVersion before = first.putIfAbsent(staged, object.version());
            if (before != null && !before.equals(object.version())) {
                found.add("%s was %s when it was committed".formatted(object.version(), before));
            }
        });
        Optional<StoredObject> there = wasArchived
                ? harness.store().head(archived)
                : inStaging.or(() -> wasLoaded ? harness.store().head(archived) : Optional.empty());
        if (there.isEmpty()) {
            found.add("%s is not there, and its manifest is %s"
                    .formatted(wasArchived ? archived : staged, manifest.state()));
        }
        return there;
    }

    /** For manifests archived a day ago or a little more: an hourly run must have looked at them once more. */
    void noLeftovers(List<String> found) {
        Instant since = harness.clock().instant().minus(LOOKED_AT_AGAIN);
        for (Manifest manifest : harness.ledger().manifests()) {
            if (manifest.state() == ManifestState.ARCHIVED
                    && manifest.times()
                            .getOrDefault(ManifestState.ARCHIVED, Instant.EPOCH)
                            .isAfter(since)) {
                harness.store()
                        .keys(PipelineHarness.STAGING, "staging/manifest=%s/".formatted(manifest.id()))
                        .forEach(key -> found.add("%s is left of an archived manifest".formatted(key)));
            }
        }
    }

    /** All rows of a manifest, by day. */
    SortedMap<String, Long> rowsPerDay(Manifest manifest) {
        SortedMap<String, Long> sums = new TreeMap<>();
        for (Pack pack : harness.ledger().packsOf(manifest.id())) {
            pack.rows().forEach(object -> StagedRows.addTo(sums, object.rowsPerDay()));
        }
        return sums;
    }
}
