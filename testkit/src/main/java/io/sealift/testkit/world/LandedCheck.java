package io.sealift.testkit.world;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.object.ObjectVersion;
import io.sealift.core.object.StoredObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
            // What lies in the bucket untold is for the sweep; what its producer replaced before that, nobody can know
            // of.
            boolean forSweep = producer.isUntold(version) && (isCurrent(version) || producer.isTakenBack(version));
            boolean pending = world.queue().tellsOf(version) || forSweep;
            if (!staged && !isCurrent(version) && !producer.isTakenBack(version)) {
                found.add("%s is gone, and no manifest has it".formatted(version));
            }
            if (disposition.isEmpty() && !pending) {
                found.add("%s is neither on record nor does any message tell of it".formatted(version));
            }
            if (superseded && !pending && !producer.isTakenBack(version)) {
                found.add("%s is on record as superseded and is not, and no message tells of it".formatted(version));
            }
            if (staged && producer.isUnsound(version)) {
                found.add("%s must not be loaded and is in a manifest".formatted(version));
            }
        }
        if (world.ledger().files().size() != entries.size()) {
            found.add("The ledger holds %d files, of which %d ever landed"
                    .formatted(world.ledger().files().size(), entries.size()));
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
