package io.sealift.core.ingest;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Pack;
import io.sealift.core.pack.PackSource;
import io.sealift.core.pack.PackedFile;
import io.sealift.core.runtime.Backoff;
import io.sealift.core.runtime.TimeLeft;
import io.sealift.core.store.StoreUnavailableException;
import io.sealift.feed.validation.Repair;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Step 5: commits one pack to the open manifest, all in one transaction.
 *
 * <p>A pack means nothing until it is committed, and nothing reads what no commit names. So if its manifest was sealed
 * in between, the pack is written again under the next one. After a conflict or a lost reply, the very same transaction
 * is repeated.
 */
final class PackCommit {
    private final Ledger ledger;
    private final OpenManifest openManifest;
    private final Backoff backoff;
    private final Clock clock;
    private final PackSource source;
    private @Nullable Pack written;
    private @Nullable Result result;
    private String reason = "no manifest is open";

    PackCommit(IngestServices services, OpenManifest openManifest, PackSource source) {
        this.ledger = services.ledger();
        this.openManifest = openManifest;
        this.backoff = services.backoff();
        this.clock = services.clock();
        this.source = source;
    }

    /** The result of a commit. */
    sealed interface Result {
        /**
         * These files have an outcome.
         *
         * @param uncommitted the other files, if some are known already: they need a pack without those
         */
        record Done(List<FileOutcome> outcomes, List<PackedFile> uncommitted) implements Result {}

        /** The ledger does not allow something in the pack; it does not say which file. */
        record Invalid(String reason) implements Result {}
    }

    /** Tries until there is a result or the time is up. */
    Result run(TimeLeft timeLeft) {
        for (int tries = 0; tries == 0 || backoff.awaitNext(tries, timeLeft); tries++) {
            try {
                tryOnce();
            } catch (StoreUnavailableException unavailable) {
                reason = unavailable.toString();
            }
            Result found = result;
            if (found != null) {
                return found;
            }
        }
        List<FileOutcome> failed = source.files().stream()
                .<FileOutcome>map(
                        file -> new FileOutcome.Failed(file.object(), "There was no time left to commit it: " + reason))
                .toList();
        return new Result.Done(failed, List.of());
    }

    private void tryOnce() {
        Pack pack = written;
        if (pack == null) {
            Optional<Manifest> open = openManifest.get();
            if (open.isEmpty()) {
                return;
            }
            pack = source.writeUnder(open.get().id());
            written = pack;
        }
        List<FileEntry> entries = entries(pack);
        switch (ledger.commit(pack, entries)) {
            case CommitOutcome.Committed _ -> result = committed(entries);
            case CommitOutcome.Invalid invalid -> result = new Result.Invalid(invalid.reason());
            case CommitOutcome.Conflicted _ -> reason = "manifest %s is contended".formatted(pack.manifest());
            case CommitOutcome.Rejected _ -> lookWhy(pack, "it was sealed, or a file is known");
            case CommitOutcome.Unknown unknown -> lookWhy(pack, unknown.reason());
        }
    }

    /** After a rejection or a lost reply, only the ledger can say what is committed. */
    private void lookWhy(Pack pack, String why) {
        reason = "manifest %s: %s".formatted(pack.manifest(), why);
        Map<FileId, FileEntry> known =
                ledger.find(source.files().stream().map(PackedFile::id).toList());
        List<FileOutcome> outcomes = new ArrayList<>();
        List<PackedFile> uncommitted = new ArrayList<>();
        for (PackedFile file : source.files()) {
            FileEntry entry = known.get(file.id());
            if (entry == null || !(entry.disposition() instanceof Staged staged)) {
                uncommitted.add(file);
            } else if (staged.pack().equals(pack.id())) {
                outcomes.add(new FileOutcome.Committed(file.object(), entry));
            } else {
                outcomes.add(new FileOutcome.Duplicate(file.object(), entry));
            }
        }
        if (!outcomes.isEmpty()) {
            result = new Result.Done(outcomes, uncommitted);
        } else if (ledger.manifest(pack.manifest())
                .filter(manifest -> manifest.state() == ManifestState.OPEN)
                .isEmpty()) {
            written = null;
        }
    }

    private Result committed(List<FileEntry> entries) {
        List<FileOutcome> outcomes = new ArrayList<>();
        for (int index = 0; index < entries.size(); index++) {
            outcomes.add(new FileOutcome.Committed(source.files().get(index).object(), entries.get(index)));
        }
        return new Result.Done(outcomes, List.of());
    }

    private List<FileEntry> entries(Pack pack) {
        return source.files().stream().map(file -> entry(pack, file)).toList();
    }

    private FileEntry entry(Pack pack, PackedFile file) {
        Staged staged = new Staged(
                pack.manifest(),
                pack.id(),
                file.accepted().rows(),
                Repair.names(file.accepted().repairs()),
                file.accepted().rejectedRows());
        return FileEntry.of(file.id(), file.object().version(), file.object().sizeBytes(), clock.instant(), staged)
                .plus(file.object().sequencers());
    }
}
