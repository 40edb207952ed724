package io.sealift.core.load;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Pack;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.Totals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

/**
 * Second half of step 7: plans the slices of a sealed manifest from its packs. The packs are read consistently, and
 * must add up to what the commits counted. The plan is the same each time, so another run can continue if one dies
 * midway.
 */
final class ManifestPlanner {
    private final LoadServices services;
    private final LoadSettings settings;
    private final SealedLists lists;

    ManifestPlanner(LoadServices services, LoadSettings settings) {
        this.services = services;
        this.settings = settings;
        this.lists = new SealedLists(services.store(), settings.keys());
    }

    Step<Manifest> plan(Manifest manifest) {
        Ledger ledger = services.ledger();
        List<Pack> packs = ledger.packsOf(manifest.id());
        Totals found = packs.stream().map(Pack::totals).reduce(Totals.NONE, Totals::plus);
        if (!found.equals(manifest.totals())) {
            return Step.held(
                    manifest.id(), "its packs add up to %s, the commits to %s".formatted(found, manifest.totals()));
        }
        Instant now = services.clock().instant();
        List<PlannedSlice> planned = SlicePlanner.plan(settings.keys(), packs);
        Set<Integer> known =
                ledger.slicesOf(manifest.id()).stream().map(Slice::number).collect(Collectors.toSet());
        List<Slice> missing = new ArrayList<>();
        for (int number = 0; number < planned.size(); number++) {
            if (!known.contains(number)) {
                String eTag =
                        lists.write(manifest.id(), number, planned.get(number).uris());
                missing.add(
                        Slice.planned(manifest.id(), number, planned.get(number).plan(eTag, 0), now));
            }
        }
        for (List<Slice> some : missing.stream()
                .gather(Gatherers.windowFixed(Ledger.SLICES_ADDED_MAX))
                .toList()) {
            CommitOutcome outcome = ledger.plan(some);
            if (!outcome.isCommitted()) {
                return Step.held(manifest.id(), "its slices were not confirmed: " + outcome.problem());
            }
        }
        Manifest loading = manifest.become(ManifestState.LOADING, now);
        return Step.of(ledger.update(loading), loading, new LoadEvent.Planned(manifest.id(), planned.size()));
    }
}
