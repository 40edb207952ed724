package io.sealift.proof.harness;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoredObject;
import io.sealift.proof.harness.Sequencers.Announcement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether every version that ever landed is accounted for: invariants 1, 8 and 9. */
final class CreatedObjectsCheck {
    private final PipelineHarness harness;
    private final Producer producer;
    private final RefusedCheck refused;

    CreatedObjectsCheck(PipelineHarness harness) {
        this.harness = harness;
        this.producer = harness.producer();
        this.refused = new RefusedCheck(harness);
    }

    void always(List<String> found) {
        Map<FileId, FileEntry> entries = new HashMap<>();
        harness.ledger().files().forEach(entry -> entries.put(entry.id(), entry));
        Set<Announcement> undone = new HashSet<>(harness.queue().undone());
        undone.addAll(harness.largeFiles().undone());
        Set<FileId> landed = new HashSet<>();
        for (ObjectVersion version : producer.landed()) {
            landed.add(producer.id(version));
            landed.add(FileId.ofETag(version));
            checkVersion(version, entries, undone, found);
        }
        entries.values().stream()
                .filter(entry -> !landed.contains(entry.id()))
                .forEach(entry -> found.add("%s is on record and never landed".formatted(entry)));
    }

    private void checkVersion(
            ObjectVersion version, Map<FileId, FileEntry> entries, Set<Announcement> undone, List<String> found) {
        Optional<FileEntry> entry = entryOf(version, entries);
        checkSequencers(version, entries, undone, found);
        // An unannounced object is left to the bucket scan; if its producer replaced it before that, nobody can know.
        boolean forScan = producer.isUntold(version) && (isCurrent(version) || producer.isTakenBack(version));
        boolean pending = forScan
                || undone.stream().anyMatch(announced -> announced.version().equals(version));
        boolean gone = producer.sameAs(version).stream().noneMatch(this::isCurrent) && !producer.isTakenBack(version);
        if (entry.isEmpty()) {
            unrecorded(version, gone, pending, found);
            return;
        }
        switch (entry.get().disposition()) {
            case Disposition.Staged _ -> {
                if (producer.isInvalid(version)) {
                    found.add("%s must not be loaded and is in a manifest".formatted(version));
                }
            }
            case Disposition.Refused refusal -> {
                refused.kept(entry.get(), refusal, found);
                if (gone) {
                    refused.checkDeadLetter(entry.get(), refusal, found);
                }
            }
            case Disposition.Discarded discarded -> refused.kept(entry.get(), discarded.was(), found);
            case Disposition.Superseded _ -> {
                if (gone) {
                    found.add("%s is gone, and on record as superseded".formatted(version));
                }
                if (!pending && !producer.isTakenBack(version)) {
                    found.add(
                            "%s is on record as superseded and is not, and no message tells of it".formatted(version));
                }
            }
            case Disposition.Failing _ -> unrecorded(version, gone, pending, found);
        }
    }

    /** By its bytes; if those were never read, by its ETag. */
    private Optional<FileEntry> entryOf(ObjectVersion version, Map<FileId, FileEntry> entries) {
        return Optional.ofNullable(entries.get(producer.id(version)))
                .or(() -> Optional.ofNullable(entries.get(FileId.ofETag(version))));
    }

    /** Each announced sequencer is counted, or its message comes again; and none is counted that never happened. */
    private void checkSequencers(
            ObjectVersion version, Map<FileId, FileEntry> entries, Set<Announcement> undone, List<String> found) {
        Set<String> counted = new TreeSet<>();
        for (FileId id : List.of(producer.id(version), FileId.ofETag(version))) {
            Optional.ofNullable(entries.get(id)).ifPresent(entry -> counted.addAll(entry.sequencers()));
        }
        Set<String> done = harness.sequencers().done(version, undone);
        if (!counted.containsAll(done)) {
            found.add("%s was told of as %s, and only %s are counted".formatted(version, done, counted));
        }
        Set<String> made = new TreeSet<>();
        producer.sameAs(version)
                .forEach(same -> made.addAll(harness.sequencers().of(same)));
        if (!made.containsAll(counted)) {
            found.add("%s landed as %s and is counted as %s".formatted(version, made, counted));
        }
    }

    void atRest(List<String> found) {
        for (ObjectVersion version : producer.landed()) {
            if (isCurrent(version)) {
                found.add("%s is still in the messages bucket".formatted(version));
            }
            if (producer.isInvalid(version) && !producer.isTakenBack(version) && !isRefused(version)) {
                found.add("%s must be on record as refused".formatted(version));
            }
        }
        harness.queue().waiting().forEach(message -> found.add("%s is never done".formatted(message)));
        harness.largeFiles().waiting().forEach(message -> found.add("%s is never done".formatted(message)));
    }

    private static void unrecorded(ObjectVersion version, boolean gone, boolean pending, List<String> found) {
        if (gone) {
            found.add("%s is gone, and no manifest has it, nor the quarantine".formatted(version));
        }
        if (!pending) {
            found.add("%s is neither on record nor does any message tell of it".formatted(version));
        }
    }

    private boolean isRefused(ObjectVersion version) {
        FileId id = producer.id(version);
        FileEntry entry = harness.ledger().find(id).orElse(null);
        return entry != null
                && (entry.disposition() instanceof Disposition.Refused
                        || entry.disposition() instanceof Disposition.Discarded);
    }

    private boolean isCurrent(ObjectVersion version) {
        return harness.store()
                .head(version.location())
                .map(StoredObject::version)
                .filter(version::equals)
                .isPresent();
    }
}
