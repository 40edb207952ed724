package io.sealift.proof.harness;

import io.sealift.core.ledger.Attempt;
import io.sealift.core.ledger.FailureCause;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState;
import io.sealift.core.quarantine.DeadLetter;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether the slices of a manifest are exactly its rows, each list matches its slice, and each attempt has a query of
 * its own: invariants 3, 4, 8 and 9.
 */
final class SlicesCheck {
    private final PipelineHarness harness;
    private final PacksCheck packs;
    private final Set<ObjectVersion> right = new HashSet<>();

    SlicesCheck(PipelineHarness harness, PacksCheck packs) {
        this.harness = harness;
        this.packs = packs;
    }

    void always(List<String> found) {
        Map<String, String> queries = new HashMap<>();
        for (Manifest manifest : harness.ledger().manifests()) {
            List<Slice> slices = harness.ledger().slicesOf(manifest.id());
            SortedMap<String, Long> leaves = new TreeMap<>();
            for (Slice slice : slices) {
                checkList(manifest, slice, found);
                checkQueries(slice, queries, found);
                if (slice.state() instanceof SliceState.SetAside aside) {
                    checkSetAside(slice, aside, found);
                }
                if (!(slice.state() instanceof SliceState.Divided) && !(slice.state() instanceof SliceState.Redriven)) {
                    StagedRows.addTo(leaves, slice.plan().rowsPerDay());
                }
            }
            if (manifest.times().containsKey(ManifestState.LOADING) && !leaves.equals(packs.rowsPerDay(manifest))) {
                found.add("The slices of manifest %s are to load %s, its packs have %s"
                        .formatted(manifest.id(), leaves, packs.rowsPerDay(manifest)));
            }
        }
    }

    private void checkList(Manifest manifest, Slice slice, List<String> found) {
        ObjectLocation location = PipelineHarness.KEYS.sealedList(slice.manifest(), slice.number());
        Optional<StoredObject> list = harness.store().head(location);
        if (list.isEmpty() || !list.get().version().eTag().equals(slice.plan().listETag())) {
            found.add("The list of slice %d of manifest %s is not the one that was planned: %s"
                    .formatted(slice.number(), slice.manifest(), list));
        } else if (!right.contains(list.get().version()) && isRight(manifest, slice, location, found)) {
            right.add(list.get().version());
        }
    }

    private boolean isRight(Manifest manifest, Slice slice, ObjectLocation location, List<String> found) {
        SortedMap<String, Long> listed = new TreeMap<>();
        SortedMap<String, Long> nulls = new TreeMap<>();
        for (String uri : text(location).lines().toList()) {
            Optional<StoredObject> object = harness.store().head(ObjectLocation.ofUri(uri));
            if (object.isEmpty() && manifest.times().containsKey(ManifestState.LOADED)) {
                // Moved into the archive, or no longer needed.
                return true;
            }
            if (object.isEmpty()) {
                found.add("%s names %s, which is not there".formatted(location, uri));
                return false;
            }
            StagedRows rows = packs.rows(object.get().version());
            StagedRows.addTo(listed, rows.rowsPerDay());
            StagedRows.addTo(nulls, rows.nulls());
        }
        if (!listed.equals(slice.plan().rowsPerDay())
                || !nulls.equals(slice.plan().nulls())) {
            found.add(
                    "%s names objects with %s and %s, planned are %s".formatted(location, listed, nulls, slice.plan()));
            return false;
        }
        return true;
    }

    private static void checkQueries(Slice slice, Map<String, String> queries, List<String> found) {
        for (Attempt attempt : slice.history()) {
            checkQuery(
                    attempt.queryId(),
                    "%s-%d-%d".formatted(slice.manifest(), slice.number(), attempt.number()),
                    queries,
                    found);
        }
        switch (slice.state()) {
            case SliceState.Running running ->
                checkQuery(running.queryId(), slice.load().toString(), queries, found);
            case SliceState.Verified verified ->
                checkQuery(verified.queryId(), slice.load().toString(), queries, found);
            case SliceState.Withdrawing withdrawing ->
                checkQuery(withdrawing.queryId(), slice.load().toString(), queries, found);
            case SliceState.Waiting _, SliceState.Recorded _, SliceState.Published _, SliceState.Divided _ -> {}
            case SliceState.SetAside _, SliceState.Redriven _, SliceState.Discarded _ -> {}
        }
    }

    private static void checkQuery(String query, String load, Map<String, String> queries, List<String> found) {
        String other = query.isEmpty() ? null : queries.put(query, load);
        if (other != null) {
            found.add("Query %s is of load %s and of load %s".formatted(query, other, load));
        }
    }

    private void checkSetAside(Slice slice, SliceState.SetAside aside, List<String> found) {
        String what = "Slice %d of manifest %s is set aside".formatted(slice.number(), slice.manifest());
        boolean isKept = harness.store()
                .head(aside.kept())
                .map(kept -> packs.rows(kept.version()))
                .filter(rows -> rows.rowsPerDay().equals(slice.plan().rowsPerDay()))
                .isPresent();
        if (!isKept) {
            found.add("%s, and %s does not hold its rows".formatted(what, aside.kept()));
        }
        boolean isTold = harness.deadLetters().sent().stream()
                .anyMatch(sent -> sent.letter() instanceof DeadLetter.OfFile letter
                        && letter.file().id().equals(aside.file())
                        && letter.file().refusal().quarantined().equals(aside.kept()));
        if (!isTold) {
            found.add("%s, and no dead letter tells of it".formatted(what));
        }
        boolean isPoison = harness.producer()
                .version(aside.file())
                .filter(harness.producer()::isPoison)
                .isPresent();
        boolean byAudit = slice.history().getLast().cause() == FailureCause.AUDIT;
        if (!isPoison && !byAudit) {
            found.add("%s, and nothing is wrong with file %s".formatted(what, aside.file()));
        }
    }

    private String text(ObjectLocation location) {
        return new String(harness.store().content(location).orElseThrow(), StandardCharsets.UTF_8);
    }

    void atRest(List<String> found) {
        for (Manifest manifest : harness.ledger().manifests()) {
            switch (manifest.state()) {
                case OPEN -> {
                    if (manifest.totals().files() > 0) {
                        found.add("Manifest %s is never sealed".formatted(manifest.id()));
                    }
                }
                case SEALED, LOADING, LOADED ->
                    found.add("Manifest %s comes no further than %s: %s"
                            .formatted(
                                    manifest.id(),
                                    manifest.state(),
                                    harness.ledger().slicesOf(manifest.id())));
                case ARCHIVED, FAILED -> {}
            }
        }
    }

    void noneFailed(List<String> found) {
        harness.ledger().manifests().stream()
                .filter(manifest -> manifest.state() == ManifestState.FAILED)
                .forEach(manifest -> found.add("Manifest %s failed: %s".formatted(manifest.id(), manifest.note())));
    }
}
