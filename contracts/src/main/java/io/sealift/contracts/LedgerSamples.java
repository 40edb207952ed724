package io.sealift.contracts;

import io.sealift.core.layout.Window;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Pack;
import io.sealift.core.ledger.PackId;
import io.sealift.core.ledger.RowsObject;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Files, packs and manifests to test a ledger with. */
final class LedgerSamples {
    static final Instant START = Instant.parse("2026-11-22T15:00:00.123Z");

    private static final String DAY = "2026-11-21";
    private static final String NEXT_DAY = "2026-11-22";
    private static final int SALT = "20261122T150000Z-".length();

    private LedgerSamples() {}

    /** The n-th manifest, opened n hours after the start. */
    static Manifest manifest(int number) {
        Instant at = START.plus(Duration.ofHours(number));
        return Manifest.open(ManifestId.at(at, number), at);
    }

    /** The manifest, sealed an hour after it was opened. */
    static Manifest sealed(Manifest open) {
        return open.become(
                ManifestState.SEALED,
                open.times().getOrDefault(ManifestState.OPEN, START).plus(Duration.ofHours(1)));
    }

    /** The version of the n-th object, uploaded in one piece: its ETag is the MD5 of its bytes. */
    static ObjectVersion source(int number) {
        return new ObjectVersion(location(number), md5(number));
    }

    /** A version of the n-th object with the same bytes, uploaded in several pieces. */
    static ObjectVersion source(int number, int pieces) {
        return new ObjectVersion(location(number), md5(number) + "-" + pieces);
    }

    /** The n-th file, whatever its ETag. */
    static FileId id(int number) {
        return FileId.ofContent(location(number), md5(number));
    }

    /** The n-th file in a pack of its own. */
    static Packed packed(Manifest manifest, int number) {
        return packed(manifest, number, number + 1);
    }

    /** Files from one number to another, exclusive, in one pack. */
    static Packed packed(Manifest manifest, int from, int to) {
        PackId pack = new PackId("%s%08x%08x".formatted(manifest.id().value().substring(SALT), from, to));
        return packed(
                manifest,
                pack,
                IntStream.range(from, to)
                        .mapToObj(number -> staged(manifest, pack, number))
                        .toList());
    }

    /** The n-th file in a pack of its own, met as this version. */
    static Packed packedAs(Manifest manifest, int number, ObjectVersion met) {
        return packedUnder(manifest, number, id(number), met);
    }

    /** The same, but under another id. */
    static Packed packedUnder(Manifest manifest, int number, FileId id, ObjectVersion met) {
        FileEntry file = packed(manifest, number).files().getFirst();
        FileEntry other = FileEntry.of(id, met, file.sizeBytes(), file.recordedAt(), file.disposition());
        return packed(manifest, stagedOf(file).pack(), List.of(other));
    }

    /** The n-th file, gone before it could be read. */
    static FileEntry superseded(int number) {
        return FileEntry.of(id(number), source(number), 7, START, new Disposition.Superseded());
    }

    /** The n-th file, refused with its own reason in line n. */
    static FileEntry refused(int number, String reason) {
        return refusedAs(number, reason, source(number));
    }

    /** The same, met as this version. */
    static FileEntry refusedAs(int number, String reason, ObjectVersion met) {
        return FileEntry.of(
                id(number),
                met,
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
                refused.id(),
                refused.source(),
                refused.sizeBytes(),
                START,
                new Disposition.Discarded(
                        "Größe \"unknown\", see #" + number, (Disposition.Refused) refused.disposition()));
    }

    /** The n-th file, still to be done. */
    static FileEntry failing(int number, String error) {
        return FileEntry.of(
                id(number), source(number), 10L * number + 1, START, new Disposition.Failing(error, number));
    }

    private static ObjectLocation location(int number) {
        return new ObjectLocation("messages", "in/a b+c%%/ü-%d.json".formatted(number));
    }

    private static String md5(int number) {
        return "%032x".formatted(number);
    }

    /** Of n rows on one day and one on the day after; every odd one was repaired, with n bad rows left out. */
    private static FileEntry staged(Manifest manifest, PackId pack, int number) {
        boolean odd = number % 2 == 1;
        return FileEntry.of(
                id(number),
                source(number),
                10L * number + 1,
                START,
                new Disposition.Staged(
                        manifest.id(),
                        pack,
                        number + 1L,
                        odd ? List.of("BYTE_ORDER_MARK", "NESTED") : List.of(),
                        odd ? number : 0));
    }

    private static Packed packed(Manifest manifest, PackId id, List<FileEntry> files) {
        long rows = files.stream().mapToLong(file -> stagedOf(file).rows()).sum();
        SortedMap<String, Long> rowsPerDay = new TreeMap<>(Map.of(NEXT_DAY, (long) files.size()));
        if (rows > files.size()) {
            rowsPerDay.put(DAY, rows - files.size());
        }
        SortedMap<Integer, FileId> ordinals = new TreeMap<>();
        files.forEach(file -> ordinals.put(ordinals.size(), file.id()));
        RowsObject object =
                new RowsObject(Window.of(DAY), 0, 300, 90 * rows, rowsPerDay, new TreeMap<>(Map.of("wind", 1L)));
        long rejected =
                files.stream().mapToLong(file -> stagedOf(file).rejectedRows()).sum();
        return new Packed(
                new Pack(manifest.id(), id, List.of(object), new Pack.Originals.Zip(), rejected, ordinals), files);
    }

    private static Disposition.Staged stagedOf(FileEntry file) {
        return (Disposition.Staged) file.disposition();
    }
}
