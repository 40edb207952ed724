package io.sealift.core.reconciliation;

import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.LoadId;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState;
import io.sealift.core.store.ObjectLocation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds up the slices of one manifest, and keeps what has to be looked for in the buckets. */
final class SliceTally {
    private final Manifest manifest;
    private final List<LoadId> published = new ArrayList<>();
    private final List<LoadId> verified = new ArrayList<>();
    private final Map<FileId, Long> leftOut = new HashMap<>();
    private final List<Kept> kept = new ArrayList<>();
    private final Set<FileId> triedAgain = new HashSet<>();
    private int slices;
    private int setAside;
    private long loadedRows;
    private long pendingRows;

    /** Rows that are set aside. */
    record Kept(ObjectLocation location, Instant since) {}

    /** A tally of all slices of a manifest. */
    SliceTally(Manifest manifest, List<Slice> all) {
        this.manifest = manifest;
        Map<Integer, FileId> redriven = new HashMap<>();
        for (Slice slice : all) {
            if (slice.state() instanceof SliceState.Redriven again) {
                redriven.put(again.as(), again.was().file());
            }
        }
        for (Slice slice : all) {
            add(slice);
            FileId file = redriven.get(slice.number());
            if (file != null && !slice.isDone()) {
                triedAgain.add(file);
            }
        }
    }

    Manifest manifest() {
        return manifest;
    }

    ManifestProgress progress() {
        return new ManifestProgress(manifest, slices, published.size(), setAside);
    }

    /** The loads whose files are in the table. */
    List<LoadId> published() {
        return published;
    }

    /** The loads whose files may be in the table already. */
    List<LoadId> verified() {
        return verified;
    }

    /** How many rows are kept out of the table, by file. */
    Map<FileId, Long> leftOut() {
        return leftOut;
    }

    long leftOutRows() {
        return leftOut.values().stream().mapToLong(Long::longValue).sum();
    }

    List<Kept> kept() {
        return kept;
    }

    /** The files with set-aside rows that are being loaded again. */
    Set<FileId> triedAgain() {
        return triedAgain;
    }

    long loadedRows() {
        return loadedRows;
    }

    /** How many rows are in slices that are neither in the table nor set aside. */
    long pendingRows() {
        return pendingRows;
    }

    private void add(Slice slice) {
        switch (slice.state()) {
            case SliceState.Waiting _, SliceState.Recorded _, SliceState.Running _ -> pending(slice);
            // A load that is being withdrawn may still have files in the table.
            case SliceState.Verified _, SliceState.Withdrawing _ -> {
                verified.add(slice.load());
                pending(slice);
            }
            case SliceState.Published _ -> {
                slices++;
                published.add(slice.load());
                loadedRows += slice.plan().rows();
            }
            case SliceState.SetAside aside -> leftOut(slice, aside);
            case SliceState.Discarded discarded -> leftOut(slice, discarded.was());
            // Other slices have their rows.
            case SliceState.Divided _, SliceState.Redriven _ -> {}
        }
    }

    private void pending(Slice slice) {
        slices++;
        pendingRows += slice.plan().rows();
    }

    private void leftOut(Slice slice, SliceState.SetAside aside) {
        slices++;
        setAside++;
        leftOut.merge(aside.file(), slice.plan().rows(), Long::sum);
        kept.add(new Kept(aside.kept(), aside.at()));
    }
}
