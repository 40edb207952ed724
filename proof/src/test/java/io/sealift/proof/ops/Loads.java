package io.sealift.proof.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SlicePlan;
import io.sealift.core.ledger.SliceState;
import io.sealift.core.quarantine.DeadLetter;
import io.sealift.core.quarantine.RefusedFile;
import io.sealift.core.runtime.Backoff;
import io.sealift.core.seal.ManifestSealer;
import io.sealift.core.seal.SealLimits;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Brings the slices of a desk's manifest into the state that a test wants. */
final class Loads {
    private final Desk desk;

    Loads(Desk desk) {
        this.desk = desk;
    }

    /** Seals what was ingested and plans one slice for each of these row counts of a day. */
    List<Slice> plan(List<Map.Entry<String, Long>> rowsOfDays) {
        Manifest sealed = new ManifestSealer(
                        desk.ledger,
                        SealLimits.STANDARD,
                        new Backoff(desk.clock::advance, () -> 0.5),
                        desk.clock,
                        desk.ids)
                .seal(Desk.AN_HOUR)
                .orElseThrow();
        List<Slice> slices = new ArrayList<>();
        for (Map.Entry<String, Long> rows : rowsOfDays) {
            SlicePlan plan = new SlicePlan(
                    "list-etag", 1, 0, new TreeMap<>(Map.of(rows.getKey(), rows.getValue())), new TreeMap<>());
            slices.add(Slice.planned(sealed.id(), slices.size(), plan, desk.clock.instant()));
        }
        done(desk.ledger.plan(slices));
        become(sealed.id(), ManifestState.LOADING);
        return slices;
    }

    void become(ManifestId id, ManifestState state) {
        Manifest manifest = desk.ledger.manifest(id).orElseThrow();
        done(desk.ledger.update(manifest.become(state, desk.clock.instant())));
    }

    /** The slice as the ledger has it after a change. */
    Slice update(Slice next) {
        done(desk.ledger.update(next));
        return next.nextRevision();
    }

    /** Writes the list of a slice's one file; it is verified but not in the table. */
    Slice verify(Slice slice) {
        Slice running = update(update(slice.withAttempt(desk.clock.instant()))
                .become(new SliceState.Running("query", desk.clock.instant())));
        String list =
                "{\"load\":\"%s\",\"files\":[{\"key\":\"%sfile\",\"eTag\":\"e\",\"bytes\":7,\"day\":\"%s\",\"rows\":%d}]}"
                        .formatted(
                                running.load(),
                                Keys.loading(running.load()),
                                slice.plan().rowsPerDay().firstKey(),
                                slice.plan().rows());
        ObjectVersion version =
                desk.store.put(desk.keys.verifiedList(running.load()), list.getBytes(StandardCharsets.UTF_8));
        return update(running.become(new SliceState.Verified("query", version.eTag(), desk.clock.instant())));
    }

    /** Where the one file of a slice is in the table. */
    ObjectLocation tableFile(Slice slice) {
        String day = slice.plan().rowsPerDay().firstKey();
        return Keys.published(desk.keys.partitionOf(day), slice.load(), 0);
    }

    /** Puts the one file of a slice into the table. */
    void copyToTable(Slice verified) {
        String day = verified.plan().rowsPerDay().firstKey();
        desk.catalog.put(day, desk.keys.partitionOf(day));
        desk.store.put(tableFile(verified), "parquet".getBytes(StandardCharsets.UTF_8));
    }

    Slice publish(Slice slice) {
        Slice verified = verify(slice);
        copyToTable(verified);
        return update(verified.become(new SliceState.Published(desk.clock.instant())));
    }

    /** Keeps the rows of a slice, which belong to this file, and sends the letter, but does not put it on record. */
    SliceState.SetAside tellOf(Slice slice, FileEntry file) {
        ObjectLocation kept = desk.keys.quarantinedRows(file.id(), slice.manifest(), slice.number());
        desk.store.put(kept, "rows".getBytes(StandardCharsets.UTF_8));
        FileEntry.Disposition.Refused refusal = new FileEntry.Disposition.Refused(
                RefusedFile.ENGINE_REFUSED, "The engine refused rows", 0, 0, "", 0, kept);
        desk.deadLetters.send(new DeadLetter.OfFile(
                new RefusedFile(file.id(), file.source(), file.sizeBytes(), null, desk.clock.instant(), refusal),
                "{}"));
        return new SliceState.SetAside(file.id(), "bad cast", kept, desk.clock.instant());
    }

    Slice setAside(Slice slice, FileEntry file) {
        return update(slice.become(tellOf(slice, file)));
    }

    /** The slice as it is now. */
    Slice now(Slice slice) {
        return desk.ledger.slicesOf(slice.manifest()).stream()
                .filter(other -> other.number() == slice.number())
                .findFirst()
                .orElseThrow();
    }

    private static void done(CommitOutcome outcome) {
        assertThat(outcome.isCommitted()).as(outcome.problem()).isTrue();
    }
}
