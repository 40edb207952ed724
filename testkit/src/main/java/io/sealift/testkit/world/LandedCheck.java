package io.sealift.testkit.world;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.object.ObjectVersion;
import io.sealift.core.object.StoredObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether every version that ever landed is accounted for: invariants 1, 8 and 9. */
final class LandedCheck {
    private final PipelineWorld world;
    private final Producer producer;
    private final RefusedCheck refused;

    LandedCheck(PipelineWorld world) {
        this.world = world;
        this.producer = world.producer();
        this.refused = new RefusedCheck(world);
    }

    void always(List<String> found) {
        Map<FileId, FileEntry> entries =
                world.ledger().find(producer.landed().stream().map(FileId::of).toList());
        for (ObjectVersion version : producer.landed()) {
            FileEntry entry = entries.get(FileId.of(version));
            checkLandings(version, entry == null ? Set.of() : entry.landings(), found);
            // What lies in the bucket untold is for the sweep; what its producer replaced before that, nobody can know
            // of.
            boolean forSweep = producer.isUntold(version) && (isCurrent(version) || producer.isTakenBack(version));
            boolean pending = world.queue().tellsOf(version) || forSweep;
            boolean gone = !isCurrent(version) && !producer.isTakenBack(version);
            if (entry == null) {
                unrecorded(version, gone, pending, found);
                continue;
            }
            switch (entry.disposition()) {
                case Disposition.Staged staged -> {
                    if (producer.isUnsound(version)) {
                        found.add("%s must not be loaded and is in a manifest".formatted(version));
                    }
                }
                case Disposition.Refused refusal -> {
                    refused.kept(entry, refusal, found);
                    if (gone) {
                        refused.told(entry, refusal, found);
                    }
                }
                case Disposition.Discarded discarded -> refused.kept(entry, discarded.was(), found);
                case Disposition.Superseded superseded -> {
                    if (gone) {
                        found.add("%s is gone, and on record as superseded".formatted(version));
                    }
                    if (!pending && !producer.isTakenBack(version)) {
                        found.add("%s is on record as superseded and is not, and no message tells of it"
                                .formatted(version));
                    }
                }
                case Disposition.Failing failing -> unrecorded(version, gone, pending, found);
            }
        }
        if (world.ledger().files().size() != entries.size()) {
            found.add("The ledger holds %d files, of which %d ever landed"
                    .formatted(world.ledger().files().size(), entries.size()));
        }
    }

    /** Each landing that was told of is counted, or its message comes again; and none is counted that never was. */
    private void checkLandings(ObjectVersion version, Set<String> counted, List<String> found) {
        Set<String> made = world.queue().landings(version);
        if (!made.containsAll(counted)) {
            found.add("%s landed as %s and is counted as %s".formatted(version, made, counted));
        }
        Set<String> done = world.queue().landingsDone(version);
        if (!counted.containsAll(done)) {
            found.add("%s was told of as %s, and only %s are counted".formatted(version, done, counted));
        }
    }

    void atRest(List<String> found) {
        for (ObjectVersion version : producer.landed()) {
            if (isCurrent(version)) {
                found.add("%s is still in the messages bucket".formatted(version));
            }
            if (producer.isUnsound(version) && !producer.isTakenBack(version) && !isRefused(version)) {
                found.add("%s must be on record as refused".formatted(version));
            }
        }
        world.queue().waiting().forEach(message -> found.add("%s is never done".formatted(message)));
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
        FileEntry entry = world.ledger().find(List.of(FileId.of(version))).get(FileId.of(version));
        return entry != null
                && (entry.disposition() instanceof Disposition.Refused
                        || entry.disposition() instanceof Disposition.Discarded);
    }

    private boolean isCurrent(ObjectVersion version) {
        return world.store()
                .head(version.location())
                .map(StoredObject::version)
                .filter(version::equals)
                .isPresent();
    }
}
