package io.sealift.core.load;

import io.sealift.core.ledger.Attempt.Progress;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition.Refused;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.Totals;
import io.sealift.core.notification.Notification.Landed;
import io.sealift.core.notification.NotificationWriter;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectStore.CopyOutcome;
import io.sealift.core.object.StoredObject;
import io.sealift.core.refusal.QuarantineLayout;
import io.sealift.core.refusal.RefusalNotice;
import io.sealift.core.refusal.RefusedFile;
import io.sealift.core.refusal.TextSample;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Hands files that cannot be loaded with their manifest over to quarantine: those that a load has set aside, before the
 * rest is archived, and those that are too wide, before the list is written. From then on they are refused files like any
 * other, to be looked at, corrected and redriven.
 *
 * <p>Each step may be repeated: copy, sidecar, dead letter; then, in one change, the file leaves the manifest and is on
 * record as refused. Its staged copy is removed by archiving.
 */
final class CulpritQuarantine {
    /** The reason code of files that only the engine refused. */
    static final String REASON = "ENGINE_REFUSED";

    private final LoadServices services;
    private final LoadSettings settings;
    private final RefusalNotice notice;

    CulpritQuarantine(LoadServices services, LoadSettings settings) {
        this.services = services;
        this.settings = settings;
        this.notice = new RefusalNotice(services.store(), services.deadLetters(), settings.archiveBucket());
    }

    /** The next step for a loaded manifest, none where no such file is left in it. */
    Optional<Step> next(Manifest loaded) {
        Map<FileId, List<Progress.SetAside>> asides = loaded.setAside().stream()
                .filter(aside -> !aside.isMoved())
                .collect(Collectors.groupingBy(Progress.SetAside::file, TreeMap::new, Collectors.toList()));
        return asides.values().stream()
                .flatMap(ofFile -> next(loaded, ofFile).stream())
                .findFirst();
    }

    /** Nothing is to be done for a file of which some slices did load their rows: it is archived like the others. */
    private Optional<Step> next(Manifest loaded, List<Progress.SetAside> asides) {
        Progress.SetAside first = asides.getFirst();
        FileEntry entry = services.ledger().find(Set.of(first.file())).get(first.file());
        if (entry == null || !(entry.disposition() instanceof Staged staged)) {
            return Optional.of(overtaken(
                    loaded, "the ledger says of file %s that it is %s, not staged".formatted(first.file(), entry)));
        }
        long missing = asides.stream().mapToLong(aside -> aside.totals().rows()).sum();
        return missing == staged.rows()
                ? Optional.of(handOver(loaded, entry, REASON, first.reason()))
                : Optional.empty();
    }

    /** Takes a whole file out of its manifest, of which no query reads it any more, or none does yet. */
    Step handOver(Manifest manifest, FileEntry entry, String code, String message) {
        Staged staged = SlicePlanner.staged(entry);
        FileId id = entry.id();
        ObjectLocation target = QuarantineLayout.file(
                settings.archiveBucket(), id, entry.source().location().key());
        if (!isKept(staged.staged(), target)) {
            return overtaken(manifest, "%s is neither staged nor in quarantine".formatted(entry.source()));
        }
        Instant now = services.clock().instant();
        Refused refused = new Refused(
                code, TextSample.of(message, TextSample.MESSAGE_CHARS_MAX), 0, 0, "", staged.rows(), target);
        FileEntry out =
                FileEntry.of(entry.source(), entry.sizeBytes(), now, refused).plus(entry.landings());
        String event = NotificationWriter.created(new Landed(out.source(), out.sizeBytes()), now);
        notice.give(RefusedFile.of(out, null), event);
        return Recorder.record(
                manifest.without(id, new Totals(1, staged.rows(), entry.sizeBytes())),
                next -> services.ledger().setAside(next, out),
                new LoadEvent.Quarantined(manifest.id(), entry.source(), target));
    }

    /** Where another run went on meanwhile, all that this one sees is what that one did. */
    private Step overtaken(Manifest loaded, String seen) {
        boolean isCurrent = services.ledger()
                .manifest(loaded.id())
                .filter(current -> current.revision() == loaded.revision())
                .isPresent();
        if (isCurrent) {
            throw new IllegalStateException(
                    "A file of manifest %s cannot be loaded and is to go to quarantine, but %s: it was changed by hand"
                            .formatted(loaded.id(), seen));
        }
        return Step.held(loaded, "another run changed it");
    }

    /** A staged file that archiving removed already had left the manifest before, so here it is one or the other. */
    private boolean isKept(ObjectLocation from, ObjectLocation target) {
        Optional<StoredObject> found = services.store().head(from);
        return found.isPresent()
                ? services.store().copy(found.get().version(), target) instanceof CopyOutcome.Copied
                : services.store().head(target).isPresent();
    }

    /**
     * The files that were handed over. Only what left the manifest is one: a file of which other slices loaded some rows is
     * archived like the others.
     */
    static Set<FileId> handedOver(Manifest manifest) {
        return manifest.setAside().stream()
                .filter(Progress.SetAside::isMoved)
                .map(Progress.SetAside::file)
                .collect(Collectors.toUnmodifiableSet());
    }
}
