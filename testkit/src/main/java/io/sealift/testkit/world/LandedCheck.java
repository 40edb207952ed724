package io.sealift.testkit.world;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.object.ObjectVersion;
import io.sealift.core.object.StoredObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether every version that ever landed is accounted for: invariants 1, 8 and 9. */
final class LandedCheck {
    private final PipelineWorld world;
    private final Producer producer;

    LandedCheck(PipelineWorld world) {
        this.world = world;
        this.producer = world.producer();
    }

    void always(List<String> found) {
        Map<FileId, FileEntry> entries =
                world.ledger().find(producer.landed().stream().map(FileId::of).toList());
        for (ObjectVersion version : producer.landed()) {
            Optional<Disposition> disposition =
                    Optional.ofNullable(entries.get(FileId.of(version))).map(FileEntry::disposition);
            boolean staged =
                    disposition.filter(Disposition.Staged.class::isInstance).isPresent();
            boolean superseded =
                    disposition.filter(Disposition.Superseded.class::isInstance).isPresent();
            boolean pending = world.queue().tellsOf(version);
            if (!staged && !isCurrent(version) && !producer.isTakenBack(version)) {
                found.add("%s is gone, and no manifest has it".formatted(version));
            }
            if (disposition.isEmpty() && !pending) {
                found.add("%s is neither on record nor does any message tell of it".formatted(version));
            }
            if (superseded && !pending && !producer.isTakenBack(version)) {
                found.add("%s is on record as superseded and is not, and no message tells of it".formatted(version));
            }
            checkLandings(version, Optional.ofNullable(entries.get(FileId.of(version))), found);
            if (staged && producer.isUnsound(version)) {
                found.add("%s must not be loaded and is in a manifest".formatted(version));
            }
        }
        if (world.ledger().files().size() != entries.size()) {
            found.add("The ledger holds %d files, of which %d ever landed"
                    .formatted(world.ledger().files().size(), entries.size()));
        }
    }

    /** Each landing that was told of is counted, or its message comes again; and none is counted that never was. */
    private void checkLandings(ObjectVersion version, Optional<FileEntry> entry, List<String> found) {
        Set<String> counted = new HashSet<>(entry.map(FileEntry::landings).orElse(new TreeSet<>()));
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
            boolean pending = world.queue().tellsOf(version);
            if (producer.isUnsound(version)) {
                if (!producer.isTakenBack(version) && (!pending || !isCurrent(version))) {
                    found.add("%s must be refused, kept and told of until somebody acts".formatted(version));
                }
            } else {
                if (isCurrent(version)) {
                    found.add("%s is still in the messages bucket".formatted(version));
                }
            }
        }
    }

    private boolean isCurrent(ObjectVersion version) {
        return world.store()
                .head(version.location())
                .map(StoredObject::version)
                .filter(version::equals)
                .isPresent();
    }
}
