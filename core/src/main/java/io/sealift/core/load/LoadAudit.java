package io.sealift.core.load;

import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.LoadId;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SlicePlan;
import io.sealift.core.load.VerifiedList.VerifiedFile;
import io.sealift.core.query.DamagedTableFileException;
import io.sealift.core.query.TableFiles.Footer;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.StoredObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Step 9: believes that an INSERT succeeded only if the footers of the files in the attempt's place add up to exactly
 * what was planned, day by day.
 *
 * <p>A listing shows every file that was written. So if the footers add up, nothing is missing and nothing is extra. If
 * they add up to more, the engine may have retried by itself; then its data manifest may name the files that count. The
 * NULLs of each column are compared if the footers count them. The row count that the engine reports is a witness: it
 * may be missing, but it must not differ.
 */
final class LoadAudit {
    private final LoadServices services;
    private final LoadSettings settings;

    LoadAudit(LoadServices services, LoadSettings settings) {
        this.services = services;
        this.settings = settings;
    }

    /** What the audit found. */
    sealed interface Verdict {
        /** These files are what was planned. */
        record Agreed(VerifiedList list) implements Verdict {}

        /** Something differs. */
        record Differs(String what) implements Verdict {}
    }

    /** A file in the attempt's place, with what its footer counts. */
    private record Found(StoredObject object, String day, Footer footer) {}

    /** Audits the last attempt of a slice, and reports a missing witness to {@code events}. */
    Verdict audit(Slice slice, String queryId, Consumer<LoadEvent> events) {
        OptionalLong reported = services.engine().updateCount(queryId);
        if (reported.isEmpty()) {
            events.accept(new LoadEvent.NoUpdateCount(slice.load(), queryId));
        } else if (reported.getAsLong() != slice.plan().rows()) {
            return new Verdict.Differs("%d rows were planned, the engine reports %d"
                    .formatted(slice.plan().rows(), reported.getAsLong()));
        }
        try {
            return judge(slice, queryId, found(slice.load()));
        } catch (DamagedTableFileException damaged) {
            return new Verdict.Differs(damaged.toString());
        }
    }

    private List<Found> found(LoadId load) {
        String prefix = Keys.loading(load);
        List<StoredObject> objects =
                services.store().listAll(settings.keys().buckets().staging(), prefix);
        return services.workers()
                .forEach(
                        objects,
                        object -> new Found(
                                object,
                                day(prefix, object.location().key()),
                                services.tableFiles().footer(object)));
    }

    /** The day that a key's partition names; empty if the key is in none. */
    private static String day(String prefix, String key) {
        String rest = key.substring(prefix.length());
        int end = rest.indexOf('/');
        return rest.startsWith("day=") && end > 0 ? rest.substring("day=".length(), end) : "";
    }

    private Verdict judge(Slice slice, String queryId, List<Found> found) {
        SlicePlan plan = slice.plan();
        List<Found> counted = found;
        if (!rowsPerDay(found).equals(plan.rowsPerDay())) {
            Optional<List<Found>> named = named(queryId, found);
            if (named.isEmpty() || !rowsPerDay(named.get()).equals(plan.rowsPerDay())) {
                return new Verdict.Differs(difference(plan, rowsPerDay(found)));
            }
            counted = named.get();
        }
        // A file without rows says nothing, and readers need not open it.
        counted = counted.stream().filter(file -> file.footer().rows() > 0).toList();
        Optional<String> nulls = differentNulls(plan, counted);
        if (nulls.isPresent()) {
            return new Verdict.Differs(nulls.get());
        }
        List<VerifiedFile> files = counted.stream()
                .map(file -> new VerifiedFile(
                        file.object().location().key(),
                        file.object().version().eTag(),
                        file.object().sizeBytes(),
                        file.day(),
                        file.footer().rows()))
                .toList();
        return new Verdict.Agreed(VerifiedList.of(slice.load(), files));
    }

    /** The files among these that the query's data manifest names; empty if it also names others. */
    private Optional<List<Found>> named(String queryId, List<Found> found) {
        return services.engine().writtenFiles(queryId).flatMap(names -> {
            Set<ObjectLocation> wanted = new HashSet<>(names);
            List<Found> some = found.stream()
                    .filter(file -> wanted.contains(file.object().location()))
                    .toList();
            return some.size() == wanted.size() ? Optional.of(some) : Optional.empty();
        });
    }

    private static SortedMap<String, Long> rowsPerDay(List<Found> files) {
        SortedMap<String, Long> sums = new TreeMap<>();
        // A file without rows says nothing, wherever it is.
        files.stream()
                .filter(file -> file.footer().rows() > 0)
                .forEach(file -> sums.merge(file.day(), file.footer().rows(), Long::sum));
        return sums;
    }

    private static String difference(SlicePlan plan, SortedMap<String, Long> found) {
        List<String> days = new ArrayList<>(plan.rowsPerDay().keySet());
        found.keySet().stream()
                .filter(day -> !plan.rowsPerDay().containsKey(day))
                .forEach(days::add);
        for (String day : days) {
            long planned = plan.rowsPerDay().getOrDefault(day, 0L);
            long written = found.getOrDefault(day, 0L);
            if (planned != written) {
                return "on day '%s', %d rows were planned, the files hold %d".formatted(day, planned, written);
            }
        }
        throw new IllegalArgumentException("Nothing differs: " + found);
    }

    private static Optional<String> differentNulls(SlicePlan plan, List<Found> files) {
        SortedMap<String, Long> sums = new TreeMap<>();
        Set<String> everywhere = new HashSet<>(files.getFirst().footer().nulls().keySet());
        for (Found file : files) {
            everywhere.retainAll(file.footer().nulls().keySet());
            file.footer().nulls().forEach((column, count) -> sums.merge(column, count, Long::sum));
        }
        sums.keySet().retainAll(everywhere);
        return sums.entrySet().stream()
                .filter(sum -> !sum.getValue().equals(plan.nulls().getOrDefault(sum.getKey(), 0L)))
                .findFirst()
                .map(sum -> "column %s was to have %d NULLs, the files have %d"
                        .formatted(sum.getKey(), plan.nulls().getOrDefault(sum.getKey(), 0L), sum.getValue()));
    }
}
