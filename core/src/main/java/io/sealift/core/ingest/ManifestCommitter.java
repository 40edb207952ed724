package io.sealift.core.ingest;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.ObjectStore.CopyOutcome;
import io.sealift.core.object.StoreUnavailableException;
import io.sealift.core.time.Backoff;
import io.sealift.core.time.TimeLeft;
import io.sealift.core.time.Workers;
import io.sealift.core.validation.Repair;
import io.sealift.core.validation.RewriteMismatchException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Steps 4 and 5: copies sound files under the open manifest's prefix and commits them, a chunk in one transaction.
 *
 * <p>A copy means nothing until it is committed. So when the manifest is sealed in between, the files are simply staged
 * and committed again under the next one; the copies under the sealed one are in no list and are never read.
 */
final class ManifestCommitter {
    private final ObjectStore store;
    private final Ledger ledger;
    private final OpenManifest openManifest;
    private final RepairStager repairs;
    private final Workers workers;
    private final Backoff backoff;
    private final Clock clock;
    private final String stagingBucket;

    ManifestCommitter(IngestServices services, OpenManifest openManifest, RepairStager repairs, String stagingBucket) {
        this.store = services.store();
        this.ledger = services.ledger();
        this.workers = services.workers();
        this.backoff = services.backoff();
        this.clock = services.clock();
        this.openManifest = openManifest;
        this.repairs = repairs;
        this.stagingBucket = stagingBucket;
    }

    /** The fates of one chunk of files; it tries until each has one or the time is over. */
    List<FileFate> commit(List<Inspection.Sound> chunk, TimeLeft timeLeft) {
        List<FileFate> fates = new ArrayList<>();
        List<Inspection.Sound> open = chunk;
        String reason = "";
        int tries = 0;
        while (!open.isEmpty()) {
            if (tries > 0 && !backoff.awaitNext(tries, timeLeft)) {
                for (Inspection.Sound file : open) {
                    fates.add(new FileFate.Failed(
                            file.file(), "No time left after %d tries to commit: %s".formatted(tries, reason)));
                }
                return fates;
            }
            tries++;
            // Rewriting a file must leave time to commit the others.
            Round round = tryOnce(open, timeLeft.keeping(timeLeft.get().dividedBy(2)));
            fates.addAll(round.fates());
            open = round.again();
            reason = round.reason();
        }
        return fates;
    }

    /** What one try left: files with a fate, and files to try again with the reason. */
    private record Round(List<FileFate> fates, List<Inspection.Sound> again, String reason) {}

    private Round tryOnce(List<Inspection.Sound> files, TimeLeft staging) {
        try {
            Optional<Manifest> manifest = openManifest.get();
            if (manifest.isEmpty()) {
                return new Round(List.of(), files, "no manifest is open");
            }
            ManifestId id = manifest.get().id();
            List<FileFate> fates = new ArrayList<>();
            List<Inspection.Sound> staged = new ArrayList<>();
            List<Copy> copies = workers.forEach(files, file -> stage(file, id, staging));
            for (Copy copy : copies) {
                switch (copy) {
                    case Copy.Made made -> staged.add(made.file());
                    case Copy.Impossible gone -> fates.add(gone.fate());
                }
            }
            if (staged.isEmpty()) {
                return new Round(fates, List.of(), "");
            }
            List<FileEntry> entries =
                    staged.stream().map(file -> entry(file, id)).toList();
            return switch (ledger.commit(id, entries)) {
                case CommitOutcome.Committed committed -> committed(fates, staged, entries);
                case CommitOutcome.Conflicted conflicted ->
                    new Round(fates, staged, "manifest %s is contended".formatted(id));
                case CommitOutcome.Rejected rejected ->
                    look(fates, staged, "manifest %s was sealed or a file was committed elsewhere".formatted(id));
                case CommitOutcome.Unknown unknown -> look(fates, staged, unknown.reason());
            };
        } catch (StoreUnavailableException unavailable) {
            return new Round(List.of(), files, unavailable.toString());
        }
    }

    private static Round committed(List<FileFate> fates, List<Inspection.Sound> staged, List<FileEntry> entries) {
        for (int index = 0; index < staged.size(); index++) {
            fates.add(new FileFate.Committed(staged.get(index).file(), entries.get(index)));
        }
        return new Round(fates, List.of(), "");
    }

    /** After a refusal or a lost reply only the ledger can say which files are committed. */
    private Round look(List<FileFate> fates, List<Inspection.Sound> staged, String reason) {
        Map<FileId, FileEntry> known = ledger.find(
                staged.stream().map(file -> FileId.of(file.file().version())).toList());
        List<Inspection.Sound> again = new ArrayList<>();
        for (Inspection.Sound file : staged) {
            FileEntry entry = known.get(FileId.of(file.file().version()));
            if (entry != null && entry.disposition() instanceof Staged) {
                fates.add(new FileFate.Known(file.file(), entry));
            } else {
                again.add(file);
            }
        }
        return new Round(fates, again, reason);
    }

    /** What became of the try to stage one file. */
    private sealed interface Copy {
        record Made(Inspection.Sound file) implements Copy {}

        record Impossible(FileFate fate) implements Copy {}
    }

    private Copy stage(Inspection.Sound file, ManifestId manifest, TimeLeft timeLeft) {
        ObjectLocation target = target(file, manifest);
        try {
            CopyOutcome outcome = file.accepted().isPlain()
                    ? store.copy(file.file().version(), target)
                    : repairs.stage(file, target, timeLeft);
            return switch (outcome) {
                case CopyOutcome.Copied _ -> new Copy.Made(file);
                // The caller finds out whether that was us or the producer.
                case CopyOutcome.Changed _, CopyOutcome.Missing _ ->
                    new Copy.Impossible(new FileFate.Superseded(file.file()));
            };
        } catch (RewriteMismatchException | StoreUnavailableException failure) {
            // Of this file alone: the others of its chunk are not to wait for it.
            return new Copy.Impossible(new FileFate.Failed(
                    file.file(),
                    "%s could not be staged: %s".formatted(file.file().version(), failure)));
        }
    }

    private FileEntry entry(Inspection.Sound file, ManifestId manifest) {
        return FileEntry.of(
                        file.file().version(),
                        file.file().sizeBytes(),
                        clock.instant(),
                        new Staged(
                                manifest,
                                target(file, manifest),
                                file.rowsPerDay(),
                                file.accepted().repairs().stream()
                                        .map(Repair::name)
                                        .toList(),
                                file.accepted().rejectedRows()))
                .plus(file.file().landings());
    }

    private ObjectLocation target(Inspection.Sound file, ManifestId manifest) {
        return StagingLayout.staged(
                stagingBucket, manifest, FileId.of(file.file().version()), file.stagedNaming());
    }
}
