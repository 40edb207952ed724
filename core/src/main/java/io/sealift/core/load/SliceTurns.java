package io.sealift.core.load;

import io.sealift.core.ledger.EngineHealth;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Says which slices may start a query now: one of each manifest in turn, so that a backfill does not hold back the
 * fresh hour; slices that failed before come after the others. While the engine is down, one query at a time probes it.
 */
final class SliceTurns {
    private final LoadServices services;
    private final LoadSettings settings;

    SliceTurns(LoadServices services, LoadSettings settings) {
        this.services = services;
        this.settings = settings;
    }

    /**
     * The slices whose turn it is, in order.
     *
     * @param mayRetry whether a slice that is due for the search for poison may have another attempt first
     */
    List<Slice> next(List<Slice> all, Predicate<Slice> mayRetry) {
        Instant now = services.clock().instant();
        List<Slice> ready = new ArrayList<>(all.stream()
                .filter(slice ->
                        slice.state() instanceof SliceState.Waiting waiting && !now.isBefore(waiting.notBefore()))
                .filter(slice -> !PoisonSearch.isDue(slice) || mayRetry.test(slice))
                .toList());
        if (ready.isEmpty()) {
            return List.of();
        }
        Map<ManifestId, Integer> querying = new HashMap<>();
        all.stream().filter(Slice::isQuerying).forEach(slice -> querying.merge(slice.manifest(), 1, Integer::sum));
        // If manifests run equally many queries, the one that has had the fewest turns is next: a backfill has many
        // slices.
        Map<ManifestId, Long> begun = all.stream()
                .filter(slice -> slice.attempts() > 0)
                .collect(Collectors.groupingBy(Slice::manifest, Collectors.counting()));
        int free = queriesAllowed(now)
                - querying.values().stream().mapToInt(Integer::intValue).sum();
        List<Slice> turns = new ArrayList<>();
        while (turns.size() < free && !ready.isEmpty()) {
            ready.sort(Comparator.comparing((Slice slice) -> slice.failures().any())
                    .thenComparingInt(slice -> querying.getOrDefault(slice.manifest(), 0))
                    .thenComparingLong(slice -> begun.getOrDefault(slice.manifest(), 0L))
                    .thenComparing(Slice::manifest)
                    .thenComparingInt(Slice::number));
            Slice turn = ready.removeFirst();
            querying.merge(turn.manifest(), 1, Integer::sum);
            turns.add(turn);
        }
        return turns;
    }

    private int queriesAllowed(Instant now) {
        EngineHealth health = services.ledger().engineHealth();
        if (!health.isDown()) {
            return settings.loadsAtOnceMax();
        }
        return now.isBefore(health.nextProbe()) ? 0 : 1;
    }
}
