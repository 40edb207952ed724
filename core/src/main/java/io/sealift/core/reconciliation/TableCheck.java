package io.sealift.core.reconciliation;

import io.sealift.core.layout.Keys;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.StoredObject;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Checks that the table holds exactly the files of published loads. It moves nothing: a file that another writer put
 * there stays, and is reported.
 *
 * <p>The table is listed before the slices are read. So whatever is in it belongs to a load that is verified or
 * published by the time its slice is read; and what is missing is looked for once more, as it may have come since.
 */
final class TableCheck {
    private static final int NAMED_MAX = 10;

    private final BalanceServices services;
    private final BalanceSettings settings;

    TableCheck(BalanceServices services, BalanceSettings settings) {
        this.services = services;
        this.settings = settings;
    }

    /** The files in the table, with their sizes. */
    Map<ObjectLocation, Long> list() {
        return list(new ObjectLocation(settings.keys().buckets().processed(), Keys.PARTITIONED));
    }

    /**
     * Compares the table with what it should hold.
     *
     * @param listed what {@link #list} returned before the slices were read
     */
    void check(
            Map<ObjectLocation, Long> listed,
            Collection<SliceTally> slices,
            List<Difference> found,
            List<String> notes) {
        ExpectedFiles expected = new ExpectedFiles(services, settings).of(slices, found);
        Set<ObjectLocation> missing = minus(expected.published().keySet(), listed.keySet());
        Set<ObjectLocation> strays = minus(listed.keySet(), expected.published().keySet());
        strays.removeAll(expected.verified());
        Set<ObjectLocation> changed = changed(expected.published(), listed);
        if (!missing.isEmpty() || !strays.isEmpty() || !changed.isEmpty()) {
            Map<ObjectLocation, Long> now = list();
            expected.elsewhere(settings.keys()).forEach(partition -> now.putAll(list(partition)));
            missing.removeAll(now.keySet());
            strays.retainAll(now.keySet());
            changed.retainAll(changed(expected.published(), now));
        }
        tell(missing, strays, changed, found);
        if (!expected.verified().isEmpty()) {
            notes.add("%d files of verified loads are being moved into the table, %d of them were there"
                    .formatted(
                            expected.verified().size(),
                            expected.verified().stream()
                                    .filter(listed::containsKey)
                                    .count()));
        }
    }

    private void tell(
            Set<ObjectLocation> missing,
            Set<ObjectLocation> strays,
            Set<ObjectLocation> changed,
            List<Difference> found) {
        if (!missing.isEmpty()) {
            found.add(new Difference(
                    Difference.Kind.TABLE_FILE_MISSING,
                    "%d files that published loads wrote are not in the table: %s. Sealift deletes none of them, so somebody did: their rows are in archive/, in the manifest that their names begin with"
                            .formatted(missing.size(), names(missing))));
        }
        if (!strays.isEmpty()) {
            found.add(new Difference(
                    Difference.Kind.TABLE_FILE_UNLISTED,
                    "%d files in the table are of no verified load: %s. Something else than Sealift writes there, and readers see its rows: stop it, then move the files out of %s if they are not yours"
                            .formatted(
                                    strays.size(),
                                    names(strays),
                                    settings.keys().buckets().processed())));
        }
        if (!changed.isEmpty()) {
            found.add(new Difference(
                    Difference.Kind.TABLE_FILE_CHANGED,
                    "%d files of published loads have another size than was verified: %s. Sealift never writes a file twice, so somebody did: restore an earlier version of them where the bucket keeps those"
                            .formatted(changed.size(), names(changed))));
        }
    }

    private Map<ObjectLocation, Long> list(ObjectLocation folder) {
        Map<ObjectLocation, Long> files = new HashMap<>();
        for (StoredObject file : services.store().listAll(folder.bucket(), folder.key())) {
            if (isRead(file.location())) {
                files.put(file.location(), file.sizeBytes());
            }
        }
        return files;
    }

    /** The engine does not read files whose names begin with {@code _} or {@code .}. */
    private static boolean isRead(ObjectLocation file) {
        String name = file.key().substring(file.key().lastIndexOf('/') + 1);
        return !name.isEmpty() && !name.startsWith("_") && !name.startsWith(".");
    }

    private static Set<ObjectLocation> changed(Map<ObjectLocation, Long> expected, Map<ObjectLocation, Long> listed) {
        Set<ObjectLocation> changed = none();
        expected.forEach((file, bytes) -> {
            if (!bytes.equals(listed.getOrDefault(file, bytes))) {
                changed.add(file);
            }
        });
        return changed;
    }

    private static Set<ObjectLocation> minus(Set<ObjectLocation> some, Set<ObjectLocation> others) {
        Set<ObjectLocation> left = none();
        some.stream().filter(file -> !others.contains(file)).forEach(left::add);
        return left;
    }

    private static Set<ObjectLocation> none() {
        return new TreeSet<>(Comparator.comparing(ObjectLocation::bucket).thenComparing(ObjectLocation::key));
    }

    private static String names(Set<ObjectLocation> files) {
        String first = files.stream().limit(NAMED_MAX).map(ObjectLocation::uri).collect(Collectors.joining(", "));
        return files.size() > NAMED_MAX ? first + " and more" : first;
    }
}
