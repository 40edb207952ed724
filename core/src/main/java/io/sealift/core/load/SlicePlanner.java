package io.sealift.core.load;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.Slice.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Cuts a manifest's days into slices that one INSERT each can load. */
final class SlicePlanner {
    /** Athena writes at most 100 partitions in one INSERT. */
    static final int DAYS_MAX = 100;

    private SlicePlanner() {}

    /**
     * The slices of these files, each of consecutive days of those that have rows. Where there are several, each loads
     * only the files that concern it: nobody wants a hundred files read again for the one that reaches far back.
     */
    static List<Slice> plan(List<FileEntry> files) {
        NavigableMap<String, Long> rowsPerDay = new TreeMap<>();
        for (FileEntry file : files) {
            staged(file).rowsPerDay().forEach((day, rows) -> rowsPerDay.merge(day, rows, Long::sum));
        }
        List<String> days = List.copyOf(rowsPerDay.navigableKeySet());
        List<Slice> slices = new ArrayList<>();
        for (int from = 0; from < days.size(); from += DAYS_MAX) {
            List<String> some = days.subList(from, Math.min(days.size(), from + DAYS_MAX));
            long rows = some.stream().mapToLong(rowsPerDay::get).sum();
            Part part = days.size() <= DAYS_MAX
                    ? new Part.Whole()
                    : new Part.Files(0, concerned(files, some).size());
            slices.add(Slice.planned(slices.size(), part, some, rows));
        }
        return slices;
    }

    /** Those of a manifest's files that have rows of these days; a slice's range counts among them. */
    static List<FileEntry> concerned(List<FileEntry> files, List<String> days) {
        return files.stream().filter(file -> rows(file, days) > 0).toList();
    }

    /** The rows of a file on these days. */
    static long rows(FileEntry file, List<String> days) {
        NavigableMap<String, Long> rows = new TreeMap<>(staged(file).rowsPerDay());
        rows.keySet().retainAll(days);
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    /** A file of a manifest, as what it is. */
    static Staged staged(FileEntry file) {
        if (file.disposition() instanceof Staged staged) {
            return staged;
        }
        throw new IllegalStateException(
                "Ledger lists file %s in a manifest, but it is %s: its entry was changed by hand"
                        .formatted(file.source(), file.disposition()));
    }
}
