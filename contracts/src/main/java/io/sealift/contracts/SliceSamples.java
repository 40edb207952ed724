package io.sealift.contracts;

import static io.sealift.contracts.LedgerSamples.START;
import static io.sealift.contracts.LedgerSamples.id;

import io.sealift.core.ledger.Attempt;
import io.sealift.core.ledger.FailureCause;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SlicePlan;
import io.sealift.core.ledger.SliceState;
import io.sealift.core.store.ObjectLocation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Slices to test a ledger with. */
final class SliceSamples {
    private SliceSamples() {}

    /** Slices without any attempt, numbered from one number to another, exclusive. */
    static List<Slice> slices(ManifestId manifest, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> Slice.planned(manifest, number, plan(number), START))
                .toList();
    }

    /** A slice in each possible state, with all the history that it may have. */
    static List<Slice> inEveryState(ManifestId manifest) {
        SliceState.SetAside aside = new SliceState.SetAside(
                id(3),
                "Cannot cast 'ü' – row 7\n",
                new ObjectLocation("archive", "quarantine/rows.json.gz"),
                START.plusMillis(3));
        List<SliceState> states = List.of(
                new SliceState.Waiting(START.plusSeconds(1)),
                new SliceState.Recorded(START.plusSeconds(2)),
                new SliceState.Running("query-1", START.plusSeconds(3)),
                new SliceState.Verified("query-2", "e-1", START.plusNanos(4)),
                new SliceState.Withdrawing("query-3", "its list is gone", START.plusMillis(6)),
                new SliceState.Published(START.plusSeconds(5)),
                new SliceState.Divided(7, 8),
                aside,
                new SliceState.Redriven(aside, 9),
                new SliceState.Discarded(aside, "Not ours: \"x\""));
        return IntStream.range(0, states.size())
                .mapToObj(number -> new Slice(
                        manifest,
                        number,
                        0,
                        plan(number),
                        states.get(number),
                        number + 6,
                        new Slice.Failures(1, number, 3),
                        history()))
                .toList();
    }

    private static List<Attempt> history() {
        List<FailureCause> causes = List.of(FailureCause.values());
        return IntStream.range(0, Math.min(causes.size(), Slice.HISTORY_MAX))
                .mapToObj(index ->
                        new Attempt(index + 1, index == 0 ? "" : "query", "Why – \"so\"", causes.get(index), START))
                .toList();
    }

    private static SlicePlan plan(int number) {
        return new SlicePlan(
                "e-" + number,
                number + 1,
                number,
                new TreeMap<>(Map.of("0001-01-01", 1L, "2026-11-30", 5L, "2026-12-01", 1_234_567_890_123L + number)),
                new TreeMap<>(Map.of("wind speed", 3L, "größe", 1L)));
    }
}
