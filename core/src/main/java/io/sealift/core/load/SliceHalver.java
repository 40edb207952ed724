package io.sealift.core.load;

import io.sealift.core.ledger.Attempt.Progress;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.Slice.Part;
import io.sealift.core.ledger.Totals;
import java.util.List;

/**
 * Isolates the file that makes a load fail on its data: halves the slice until that file stands alone, and sets it aside.
 *
 * <p>Each half is a slice of its own with a list of its own, so the innocent half loads at once. Which files are in it
 * follows from the ledger alone; its list is written before the ledger knows of it, so a crash in between repeats the same.
 */
final class SliceHalver {
    private final LoadServices services;
    private final SealedLists lists;

    SliceHalver(LoadServices services, LoadSettings settings) {
        this.services = services;
        this.lists = new SealedLists(services.store(), settings.stagingBucket());
    }

    /** Takes one step towards the culprit; the slice's last attempt must be swept. */
    Step isolate(Manifest manifest, Slice slice, Progress.Swept swept) {
        List<FileEntry> all = services.ledger().filesOf(manifest.id());
        if (all.size() != manifest.totals().files()) {
            return Step.incomplete(manifest, all.size());
        }
        List<FileEntry> concerned = SlicePlanner.concerned(all, slice.days());
        Part.Files range = switch (slice.part()) {
            case Part.Whole _ -> new Part.Files(0, concerned.size());
            case Part.Files files -> files;
        };
        return range.to() - range.from() == 1
                ? setAside(manifest, slice, swept, concerned.get(range.from()))
                : halve(manifest, slice, swept, concerned, range);
    }

    private Step halve(
            Manifest manifest, Slice slice, Progress.Swept swept, List<FileEntry> concerned, Part.Files range) {
        int middle = (range.from() + range.to()) >>> 1;
        int next = manifest.slices().size();
        List<Slice> halves = List.of(
                half(next, slice, concerned, new Part.Files(range.from(), middle)),
                half(next + 1, slice, concerned, new Part.Files(middle, range.to())));
        halves.forEach(half -> lists.write(manifest, half, concerned));
        Progress halved = new Progress.Halved(swept.queryId(), swept.reason(), next, next + 1);
        // Others first: whoever waits for the load slot is not to wait until the culprit is found.
        Manifest divided = manifest.with(slice.withLast(halved))
                .plus(halves)
                .become(ManifestState.SEALED, services.clock().instant());
        Ledger ledger = services.ledger();
        return Recorder.record(
                divided,
                ledger::updateReleasingSlot,
                new LoadEvent.Halved(manifest.id(), slice.index(), range.to() - range.from(), swept.reason()));
    }

    /**
     * A half of a slice. Its range counts among the files with rows of the whole slice's days, so it keeps all of those
     * days, though its own files may have none of some.
     */
    private static Slice half(int index, Slice slice, List<FileEntry> concerned, Part.Files part) {
        long rows = concerned.subList(part.from(), part.to()).stream()
                .mapToLong(file -> SlicePlanner.rows(file, slice.days()))
                .sum();
        return Slice.planned(index, part, slice.days(), rows);
    }

    private Step setAside(Manifest manifest, Slice slice, Progress.Swept swept, FileEntry culprit) {
        long rows = SlicePlanner.rows(culprit, slice.days());
        Totals totals = rows == SlicePlanner.staged(culprit).rows()
                ? new Totals(1, rows, culprit.sizeBytes())
                : new Totals(0, rows, 0);
        Progress aside = new Progress.SetAside(swept.queryId(), swept.reason(), culprit.id(), totals);
        return Recorder.record(
                manifest.with(slice.withLast(aside)),
                services.ledger()::update,
                new LoadEvent.SetAside(manifest.id(), culprit.source(), rows, swept.reason()));
    }
}
