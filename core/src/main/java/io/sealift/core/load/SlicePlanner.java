package io.sealift.core.load;

import io.sealift.core.layout.Keys;
import io.sealift.core.layout.Window;
import io.sealift.core.ledger.Pack;
import io.sealift.core.ledger.RowsObject;
import io.sealift.core.load.PlannedSlice.Counted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sorts the objects of a manifest's packs into slices: bins of windows that together have at most 100 distinct days.
 */
final class SlicePlanner {
    /** Athena writes at most 100 partitions in one INSERT. */
    static final int DAYS_MAX = Window.DAYS;

    private SlicePlanner() {}

    /** Plans the slices; the same packs give the same slices, whatever their order. */
    static List<PlannedSlice> plan(Keys keys, List<Pack> packs) {
        Map<Long, List<Counted>> windows = new TreeMap<>();
        for (Pack pack : packs) {
            for (RowsObject object : pack.rows()) {
                windows.computeIfAbsent(object.window(), _ -> new ArrayList<>()).add(counted(keys, pack, object));
            }
        }
        List<PlannedSlice> slices = new ArrayList<>();
        List<Counted> bin = new ArrayList<>();
        int days = 0;
        for (List<Counted> window : windows.values()) {
            int more = days(window);
            if (days > 0 && days + more > DAYS_MAX) {
                slices.add(PlannedSlice.of(bin));
                bin = new ArrayList<>();
                days = 0;
            }
            bin.addAll(
                    window.stream().sorted((a, b) -> a.uri().compareTo(b.uri())).toList());
            days += more;
        }
        if (!bin.isEmpty()) {
            slices.add(PlannedSlice.of(bin));
        }
        return slices;
    }

    /** An object of a pack, with what the pack counts for it. */
    static Counted counted(Keys keys, Pack pack, RowsObject object) {
        String uri = keys.rows(pack.manifest(), pack.id(), object.window(), object.part())
                .uri();
        return Counted.of(uri, object);
    }

    private static int days(List<Counted> objects) {
        Set<String> days = new HashSet<>();
        objects.forEach(object -> days.addAll(object.rowsPerDay().keySet()));
        return days.size();
    }
}
