package io.sealift.core.reconciliation;

import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.LoadId;
import io.sealift.core.load.VerifiedList;
import io.sealift.core.store.ObjectLocation;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which files the table should hold, according to the lists of verified loads. */
final class ExpectedFiles {
    private final BalanceServices services;
    private final BalanceSettings settings;
    private final Map<ObjectLocation, Long> published = new HashMap<>();
    private final Set<ObjectLocation> verified = new HashSet<>();
    private final Set<ObjectLocation> partitions = new HashSet<>();

    ExpectedFiles(BalanceServices services, BalanceSettings settings) {
        this.services = services;
        this.settings = settings;
    }

    /** The list of a load; empty if it is not there. */
    private record Listed(LoadId load, Optional<VerifiedList> list) {}

    /** Adds the files of these slices, and returns this. */
    ExpectedFiles of(Collection<SliceTally> slices, List<Difference> found) {
        List<Listed> publishedLists = lists(
                slices.stream().flatMap(slice -> slice.published().stream()).toList());
        List<Listed> verifiedLists = lists(
                slices.stream().flatMap(slice -> slice.verified().stream()).toList());
        Set<String> days = new HashSet<>();
        addDays(publishedLists, days);
        addDays(verifiedLists, days);
        Map<String, ObjectLocation> known =
                days.isEmpty() ? Map.of() : services.catalog().locations(days);
        partitions.addAll(known.values());
        publishedLists.forEach(listed -> published.putAll(targets(listed, known)));
        verifiedLists.forEach(listed -> verified.addAll(targets(listed, known).keySet()));
        List<LoadId> lost = publishedLists.stream()
                .filter(listed -> listed.list().isEmpty())
                .map(Listed::load)
                .toList();
        if (!lost.isEmpty()) {
            found.add(new Difference(
                    Difference.Kind.VERIFIED_LIST_MISSING,
                    "The lists of %d published loads are gone, the first is %s. Sealift deletes none of them, so somebody did: restore an earlier version of them where the bucket keeps those; until then the files of these loads cannot be told from others"
                            .formatted(lost.size(), settings.keys().verifiedList(lost.getFirst()))));
        }
        return this;
    }

    /** The files that must be in the table, with their sizes in bytes. */
    Map<ObjectLocation, Long> published() {
        return published;
    }

    /** The files that may be in the table already. */
    Set<ObjectLocation> verified() {
        return verified;
    }

    /** Partitions that the catalog has outside the place that we list. */
    List<ObjectLocation> elsewhere(Keys keys) {
        return partitions.stream()
                .filter(partition -> !partition.bucket().equals(keys.buckets().processed())
                        || !partition.key().startsWith(Keys.PARTITIONED))
                .toList();
    }

    private List<Listed> lists(List<LoadId> loads) {
        return services.workers()
                .forEach(
                        loads,
                        load -> new Listed(
                                load,
                                services.store()
                                        .fetch(settings.keys().verifiedList(load))
                                        .map(found -> VerifiedList.parse(found.text()))));
    }

    private static void addDays(List<Listed> lists, Set<String> days) {
        lists.forEach(listed -> listed.list().ifPresent(list -> list.files().forEach(file -> days.add(file.day()))));
    }

    private Map<ObjectLocation, Long> targets(Listed listed, Map<String, ObjectLocation> known) {
        Map<ObjectLocation, Long> targets = new HashMap<>();
        listed.list().stream()
                .flatMap(list -> list.publications(listed.load(), known, settings.keys()).stream())
                .forEach(publication ->
                        targets.put(publication.target(), publication.file().bytes()));
        return targets;
    }
}
