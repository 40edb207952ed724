package io.sealift.core.load;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import io.sealift.core.ledger.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Cuts a manifest's days into slices that one INSERT each can load. */
final class SlicePlanner {
    /** Athena writes at most 100 partitions in one INSERT. */
    static final int DAYS_MAX = 100;

    private SlicePlanner() {}

    /** The slices of these files, each of consecutive days of those that have rows. */
    static List<Slice> plan(List<FileEntry> files) {
        NavigableMap<String, Long> rowsPerDay = new TreeMap<>();
        for (FileEntry file : files) {
            if (file.disposition() instanceof Staged staged) {
                staged.rowsPerDay().forEach((day, rows) -> rowsPerDay.merge(day, rows, Long::sum));
            }
        }
        List<String> days = List.copyOf(rowsPerDay.navigableKeySet());
        List<Slice> slices = new ArrayList<>();
        for (int from = 0; from < days.size(); from += DAYS_MAX) {
            List<String> some = days.subList(from, Math.min(days.size(), from + DAYS_MAX));
            long rows = some.stream().mapToLong(rowsPerDay::get).sum();
            slices.add(new Slice(slices.size(), some, rows, List.of()));
        }
        return slices;
    }
}
