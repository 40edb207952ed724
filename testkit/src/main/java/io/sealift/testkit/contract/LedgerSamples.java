package io.sealift.testkit.contract;

import io.sealift.core.engine.FailureCause;
import io.sealift.core.ledger.Attempt;
import io.sealift.core.ledger.Attempt.Progress;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.Totals;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Files and manifests to try a ledger with. */
final class LedgerSamples {
    static final Instant START = Instant.parse("2026-11-22T15:00:00.123Z");

    private LedgerSamples() {}

    /** The n-th manifest, opened n hours after the start. */
    static Manifest manifest(int number) {
        Instant at = START.plus(Duration.ofHours(number));
        return Manifest.open(ManifestId.at(at, number), at);
    }

    /** The version of the n-th object. */
    static ObjectVersion source(int number) {
        return new ObjectVersion(
                new ObjectLocation("messages", "in/a b+c%%/ü-%d.json".formatted(number)), "%032x".formatted(number));
    }

    /** The n-th file: n rows on one day, one on the day after, of 10 n + 1 bytes. */
    static FileEntry staged(Manifest manifest, int number) {
        TreeMap<String, Long> rowsPerDay = new TreeMap<>();
        rowsPerDay.put("2026-11-21", (long) number);
        rowsPerDay.put("2026-11-22", 1L);
        ObjectLocation copy = new ObjectLocation("staging", "manifest=%s/%d.json".formatted(manifest.id(), number));
        return FileEntry.of(
                source(number), 10L * number + 1, START, new Disposition.Staged(manifest.id(), copy, rowsPerDay));
    }

    /** Files from one number to another, the latter not included. */
    static List<FileEntry> staged(Manifest manifest, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> staged(manifest, number))
                .toList();
    }

    /** The n-th file, gone before it could be read. */
    static FileEntry superseded(int number) {
        return FileEntry.of(source(number), 7, START, new Disposition.Superseded());
    }

    /** The n-th file, refused with a reason of its own in line n. */
    static FileEntry refused(int number, String reason) {
        return FileEntry.of(
                source(number),
                10L * number + 1,
                START,
                new Disposition.Refused(
                        reason,
                        "Column Längengrad: 'abc' is no number",
                        number,
                        17,
                        "{\"a\":\\u0000 'ü'",
                        number - 1,
                        new ObjectLocation("archive", "quarantine/%d/a b+c%%.json".formatted(number))));
    }

    /** The n-th file, refused and given up. */
    static FileEntry discarded(int number, String reason) {
        FileEntry refused = refused(number, reason);
        return FileEntry.of(
                refused.source(),
                refused.sizeBytes(),
                START,
                new Disposition.Discarded(
                        "Größe \"unknown\", see #" + number, (Disposition.Refused) refused.disposition()));
    }

    /** The n-th file, still to be done. */
    static FileEntry failing(int number, String error) {
        return FileEntry.of(source(number), 10L * number + 1, START, new Disposition.Failing(error, number));
    }

    /** The manifest, sealed an hour after it was opened. */
    static Manifest sealed(Manifest open) {
        return open.become(
                ManifestState.SEALED,
                open.times().getOrDefault(ManifestState.OPEN, START).plus(Duration.ofHours(1)));
    }

    /** Slices that hold an attempt in each state that there is. */
    static List<Slice> slices() {
        List<Progress> all = List.of(
                new Progress.Recorded(),
                new Progress.Started("query-1"),
                new Progress.Failed(
                        "query-2",
                        "HIVE_CURSOR_ERROR: \"{'a': 1}\" – Zeile 3\n",
                        FailureCause.DATA,
                        START.plusMillis(1)),
                new Progress.Swept("query-3", "", FailureCause.ENGINE, 17),
                new Progress.Verified("query-4", START.plusSeconds(2)),
                new Progress.Swept("query-5", "Table has 7 rows, not 8", FailureCause.COUNTS, 0),
                new Progress.Halved("query-6", "Cannot cast", 2, 3),
                new Progress.SetAside("query-7", "Cannot cast", new FileId("0".repeat(32)), new Totals(1, 7, 900)));
        Slice several =
                Slice.planned(0, new Slice.Part.Whole(), List.of("2026-11-01", "2026-11-30"), 1_234_567_890_123L);
        for (Progress progress : all) {
            int number = several.attempts().size() + 1;
            several = several.plus(new Attempt(number, "token-%032d".formatted(number), START, progress));
        }
        return List.of(
                several,
                new Slice(1, new Slice.Part.Files(7, 99_999), List.of("2026-12-01"), 0, several.attempts(), 5));
    }
}
