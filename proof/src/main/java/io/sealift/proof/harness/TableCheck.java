package io.sealift.proof.harness;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import io.sealift.core.ledger.LoadId;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState;
import io.sealift.core.load.VerifiedList;
import io.sealift.core.load.VerifiedList.VerifiedFile;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore.Fetched;
import io.sealift.core.store.StoredObject;
import io.sealift.fakes.ETagging;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether everything in the table is named by exactly one verified load and holds its bytes, and every row of a loaded file
 * is in it once: invariants 2, 4, 6 and 8.
 */
final class TableCheck {
    private static final Pattern NAME = Pattern.compile(".*day=([0-9-]+)/(.+-[0-9]+-[0-9]+)-([0-9]+)\\.parquet");

    private final PipelineHarness harness;
    private final TableView table;
    private final Map<LoadId, String> listETags = new HashMap<>();
    private final Set<String> withoutList = new HashSet<>();

    TableCheck(PipelineHarness harness) {
        this.harness = harness;
        this.table = new TableView(harness);
    }

    void always(List<String> found) {
        Map<String, VerifiedList> loads = new HashMap<>();
        withoutList.clear();
        for (Manifest manifest : harness.ledger().manifests()) {
            for (Slice slice : harness.ledger().slicesOf(manifest.id())) {
                boolean wasVerified = slice.state() instanceof SliceState.Verified
                        || slice.state() instanceof SliceState.Withdrawing
                        || slice.state() instanceof SliceState.Published;
                if (wasVerified) {
                    list(slice, found).ifPresent(list -> {
                        loads.put(slice.load().toString(), list);
                        checkPlan(slice, list, found);
                        if (slice.state() instanceof SliceState.Published) {
                            checkPublished(slice.load(), list, found);
                        }
                    });
                }
            }
        }
        table.objects().forEach(object -> checkObject(object, loads, found));
        checkReader(found);
    }

    private Optional<VerifiedList> list(Slice slice, List<String> found) {
        ObjectLocation location = PipelineHarness.KEYS.verifiedList(slice.load());
        Optional<Fetched> list = harness.store().fetch(location);
        if (list.isEmpty()) {
            if (harness.handMade().isRemoved(location)) {
                withoutList.add(slice.load().toString());
            } else {
                found.add("%s is %s, and has no list".formatted(slice.load(), slice.state()));
            }
            return Optional.empty();
        }
        String eTag = list.get().version().eTag();
        String before = listETags.putIfAbsent(slice.load(), eTag);
        boolean isOther = slice.state() instanceof SliceState.Verified verified
                && !verified.listETag().equals(eTag);
        if (isOther || (before != null && !before.equals(eTag))) {
            found.add("The list of %s is not the one that was verified".formatted(slice.load()));
        }
        return Optional.of(VerifiedList.parse(list.get().text()));
    }

    private static void checkPlan(Slice slice, VerifiedList list, List<String> found) {
        SortedMap<String, Long> rows = new TreeMap<>();
        list.files().stream()
                .filter(file -> file.rows() > 0)
                .forEach(file -> rows.merge(file.day(), file.rows(), Long::sum));
        if (!rows.equals(slice.plan().rowsPerDay())) {
            found.add("%s is verified with %s, planned are %s"
                    .formatted(slice.load(), rows, slice.plan().rowsPerDay()));
        }
    }

    private void checkPublished(LoadId load, VerifiedList list, List<String> found) {
        for (int number = 0; number < list.files().size(); number++) {
            String day = list.files().get(number).day();
            ObjectLocation partition = harness.catalog().partitions().get(day);
            boolean isRead = partition != null
                    && harness.store()
                            .head(new ObjectLocation(
                                    partition.bucket(), partition.key() + "%s-%d.parquet".formatted(load, number)))
                            .isPresent();
            if (!isRead) {
                found.add("%s is published, and readers do not see file %d of day %s".formatted(load, number, day));
            }
        }
    }

    private void checkObject(StoredObject object, Map<String, VerifiedList> loads, List<String> found) {
        Matcher name = NAME.matcher(object.location().key());
        VerifiedList list = name.matches() ? loads.get(name.group(2)) : null;
        int number = list == null ? 0 : Integer.parseInt(name.group(3));
        if (name.matches() && withoutList.contains(name.group(2))) {
            // Until it is withdrawn, it is unknown which files belong to it.
            return;
        }
        if (list == null || number >= list.files().size()) {
            found.add("%s is in the table, and no verified load names it".formatted(object.location()));
            return;
        }
        VerifiedFile file = list.files().get(number);
        boolean isSame =
                harness.tagging() == ETagging.KMS || object.version().eTag().equals(file.eTag());
        if (!isSame
                || object.sizeBytes() != file.bytes()
                || table.footer(object).rows() != file.rows()
                || !name.group(1).equals(file.day())) {
            found.add("%s is not what was verified: %s".formatted(object, file));
        }
    }

    /** A reader may miss rows for a while, but never sees one twice. */
    private void checkReader(List<String> found) {
        SortedMap<String, Long> most = new TreeMap<>();
        for (FileEntry file : harness.ledger().files()) {
            if (file.disposition() instanceof Staged) {
                StagedRows.addTo(most, harness.producer().rowsPerDay(file.source()));
            }
        }
        table.rowsPerDay().forEach((day, rows) -> {
            if (rows > most.getOrDefault(day, 0L)) {
                found.add("A reader sees %d rows of %s, committed are %s".formatted(rows, day, most.get(day)));
            }
        });
    }

    /** It contains what landed, except what is set aside. */
    void atRest(List<String> found) {
        SortedMap<String, Long> expected = new TreeMap<>();
        Set<ManifestId> loaded = new HashSet<>();
        for (Manifest manifest : harness.ledger().manifests()) {
            if (manifest.state() == ManifestState.ARCHIVED) {
                loaded.add(manifest.id());
            }
            for (Slice slice : harness.ledger().slicesOf(manifest.id())) {
                boolean isIn = manifest.state() == ManifestState.ARCHIVED
                        ? slice.state() instanceof SliceState.SetAside || slice.state() instanceof SliceState.Discarded
                        : slice.state() instanceof SliceState.Published;
                if (isIn) {
                    int sign = manifest.state() == ManifestState.ARCHIVED ? -1 : 1;
                    slice.plan().rowsPerDay().forEach((day, rows) -> expected.merge(day, sign * rows, Long::sum));
                }
            }
        }
        for (FileEntry file : harness.ledger().files()) {
            if (file.disposition() instanceof Staged staged && loaded.contains(staged.manifest())) {
                StagedRows.addTo(expected, harness.producer().rowsPerDay(file.source()));
            }
        }
        expected.values().removeIf(rows -> rows == 0);
        if (!table.rowsPerDay().equals(expected)) {
            found.add("The table holds %s rows, the files of loaded manifests landed with %s"
                    .formatted(table.rowsPerDay(), expected));
        }
    }
}
