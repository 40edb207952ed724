package io.sealift.core.reconciliation;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One reading of the balance.
 *
 * <p>The order keeps what moves from looking wrong: manifests and the table first, then files, then manifests again
 * with their slices, which by then cover everything met before, then the buckets.
 */
final class BalanceReading {
    private final BalanceServices services;
    private final BalanceSettings settings;
    private final Ledger ledger;
    private final Instant at;
    private final TableCheck table;
    private final List<Difference> differences = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    BalanceReading(BalanceServices services, BalanceSettings settings) {
        this.services = services;
        this.settings = settings;
        this.ledger = services.ledger();
        this.at = services.clock().instant();
        this.table = new TableCheck(services, settings);
    }

    Balance read() {
        SortedMap<ManifestId, Manifest> before = manifests();
        Map<ObjectLocation, Long> inTable = table.list();
        FileTally tally = new FileTally(quarantineExpiredBefore());
        ledger.forEachFile(tally);
        SortedMap<ManifestId, Manifest> now = manifests();
        FileCount landed = landedOfUnknown(tally, now);
        List<SliceTally> slices = services.workers()
                .forEach(
                        List.copyOf(now.values()),
                        manifest -> new SliceTally(manifest, ledger.slicesOf(manifest.id())));
        ManifestSides sides = new ManifestSides(before, tally.sums(), at.minus(settings.retention()));
        Map<Term, FileCount> terms = new EnumMap<>(Term.class);
        for (Term term : Term.values()) {
            terms.put(term, tally.of(term));
            landed = landed.plus(tally.of(term));
        }
        ManifestTerms manifestTerms = new ManifestTerms(ledger);
        for (SliceTally of : slices) {
            landed = landed.plus(sides.landed(of.manifest(), differences));
            manifestTerms.of(of, differences).forEach((term, count) -> terms.merge(term, count, FileCount::plus));
        }
        FileCount waiting = waiting();
        terms.merge(Term.PENDING, waiting, FileCount::plus);
        noteWhatIsNotCounted(
                tally, now.values().stream().filter(sides::isOlderThanRecords).count());
        new StagedCheck(services, settings).check(now.values(), differences);
        new QuarantineCheck(services.store()).check(quarantined(tally, slices), differences);
        table.check(inTable, slices, differences, notes);
        return new Balance(
                landed.plus(waiting),
                terms,
                slices.stream().map(SliceTally::progress).toList(),
                differences,
                notes);
    }

    private List<ObjectLocation> quarantined(FileTally tally, List<SliceTally> slices) {
        Optional<Instant> expired = quarantineExpiredBefore();
        List<ObjectLocation> all = new ArrayList<>(tally.quarantined());
        slices.stream()
                .flatMap(of -> of.kept().stream())
                .filter(kept -> expired.filter(kept.since()::isBefore).isEmpty())
                .forEach(kept -> all.add(kept.location()));
        return all;
    }

    /** One day less than they are kept: the bytes are a little older than their record. */
    private Optional<Instant> quarantineExpiredBefore() {
        return settings.quarantineRetention().map(kept -> at.minus(kept).plus(Duration.ofDays(1)));
    }

    private SortedMap<ManifestId, Manifest> manifests() {
        SortedMap<ManifestId, Manifest> found = new TreeMap<>();
        LedgerBalance.of(ledger).manifests().forEach(manifest -> found.put(manifest.id(), manifest));
        return found;
    }

    /** Adds manifests that the index did not show; returns what is in a manifest that does not exist. */
    private FileCount landedOfUnknown(FileTally tally, SortedMap<ManifestId, Manifest> manifests) {
        List<FileCount> lost = new ArrayList<>();
        tally.sums().forEach((id, sum) -> {
            if (!manifests.containsKey(id)) {
                ledger.manifest(id).ifPresentOrElse(manifest -> manifests.put(id, manifest), () -> {
                    lost.add(sum);
                    differences.add(new Difference(
                            Difference.Kind.UNKNOWN_MANIFEST,
                            "%d files with %d rows are in manifest %s, which the ledger does not have. Nothing drops a manifest, so it was deleted by hand: restore its item from the point-in-time backup"
                                    .formatted(sum.files(), sum.rows(), id)));
                });
            }
        });
        return lost.stream().reduce(FileCount.NONE, FileCount::plus);
    }

    /** The objects that producers have put but the ledger does not know yet; their rows have not been counted. */
    private FileCount waiting() {
        String messages = settings.keys().buckets().messages();
        long unknown = 0;
        long known = 0;
        String startAfter = "";
        boolean last = false;
        while (!last) {
            ObjectStore.Page page = services.store().list(messages, settings.ingestPrefix(), startAfter);
            List<StoredObject> objects = page.objects();
            Set<FileId> ids = objects.stream()
                    .filter(object -> !object.location().key().endsWith("/"))
                    .map(object -> FileId.ofETag(object.version()))
                    .collect(Collectors.toUnmodifiableSet());
            Map<FileId, FileEntry> entries = ledger.find(ids);
            unknown += ids.size() - entries.size();
            known += entries.values().stream()
                    .filter(entry -> !(entry.disposition() instanceof Disposition.Failing))
                    .count();
            last = page.last() || objects.isEmpty();
            startAfter = last ? "" : objects.getLast().location().key();
        }
        if (unknown > 0) {
            notes.add(
                    "%d files wait in %s and are not read yet: their rows are not known".formatted(unknown, messages));
        }
        if (known > 0) {
            notes.add(
                    "%d files are on record and still in %s: they are released when their messages come again, and a repeated PUT among them is counted then"
                            .formatted(known, messages));
        }
        return new FileCount(unknown, 0);
    }

    private void noteWhatIsNotCounted(FileTally tally, long older) {
        if (tally.full() > 0) {
            notes.add("%d files landed %d times or more; what came after that is not counted"
                    .formatted(tally.full(), Ledger.SEQUENCERS_MAX));
        }
        if (tally.expired() > 0) {
            notes.add("%d refused files may be older than quarantine keeps them: their bytes were not looked for"
                    .formatted(tally.expired()));
        }
        if (older > 0) {
            notes.add("%d manifests are older than the %d days that files are on record: they are taken at their word"
                    .formatted(older, settings.retention().toDays()));
        }
    }
}
