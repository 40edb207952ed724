package io.sealift.core.load;

import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Pack;
import io.sealift.core.ledger.RowsObject;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState;
import io.sealift.core.load.PlannedSlice.Counted;
import io.sealift.core.store.ObjectLocation;
import io.sealift.feed.validation.DamagedRowsException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the file whose rows fail a load: divides the slice's objects until one is left, cuts that one by file, and goes
 * on dividing until one file is left, which is set aside. Each part is a slice with a list of its own, so the innocent
 * parts are loaded at once.
 *
 * <p>A part's number follows from its parent's, and its objects follow from its parent's list. So another run can
 * continue if one dies midway, and two runs at once do the same.
 */
final class PoisonSearch {
    /**
     * A whole slice gets a second attempt, since a failure may be bad luck; of a part we know that something in it may
     * fail.
     */
    private static final int FAILURES_AT_THE_TOP = 2;

    private static final int FAILURES_BETWEEN = 1;
    private static final int FAILURES_AT_THE_END = 3;
    private static final int AUDITS_MAX = 3;

    private final LoadServices services;
    private final LoadSettings settings;
    private final SealedLists lists;
    private final PackCutter cutter;
    private final SetAside setAside;

    PoisonSearch(LoadServices services, LoadSettings settings) {
        this.services = services;
        this.settings = settings;
        this.lists = new SealedLists(services.store(), settings.keys());
        this.cutter = new PackCutter(services);
        this.setAside = new SetAside(services, settings);
    }

    /** Whether a waiting slice has failed on its data so often that another attempt would be a waste. */
    static boolean isDue(Slice slice) {
        Slice.Failures failures = slice.failures();
        return failures.audit() >= AUDITS_MAX
                || failures.data() >= (slice.plan().depth() == 0 ? FAILURES_AT_THE_TOP : FAILURES_BETWEEN);
    }

    /** Takes one step towards the poison. Another attempt may come first only if a single file is left. */
    Next next(Slice slice) {
        try {
            List<Pack> packs = services.ledger().packsOf(slice.manifest());
            List<String> uris = lists.read(slice.manifest(), slice.number());
            return uris.size() > 1
                    ? new Next.Done(divide(slice, counted(packs, uris)))
                    : next(slice, packs, ObjectLocation.ofUri(uris.getFirst()));
        } catch (DamagedRowsException damaged) {
            return new Next.Damaged("Slice %d: %s".formatted(slice.number(), damaged));
        }
    }

    private Next next(Slice slice, List<Pack> packs, ObjectLocation only) throws DamagedRowsException {
        Map<Integer, Counted> files = cutter.files(only);
        PlannedSlice found = PlannedSlice.of(List.copyOf(files.values()));
        if (!found.rowsPerDay().equals(slice.plan().rowsPerDay())
                || !found.nulls().equals(slice.plan().nulls())) {
            return new Next.Damaged(
                    "%s holds %d rows, %d were committed, or their days or NULLs differ: it was changed by hand"
                            .formatted(only, found.rows(), slice.plan().rows()));
        }
        if (files.size() > 1) {
            cutter.cut(only);
            return new Next.Done(divide(slice, List.copyOf(files.values())));
        }
        if (slice.failures().data() < FAILURES_AT_THE_END && slice.failures().audit() < AUDITS_MAX) {
            return new Next.TryAgain();
        }
        FileId file = redriven(slice)
                .orElseGet(() -> file(packs, only, files.keySet().iterator().next()));
        return new Next.Done(setAside.setAside(slice, file, only, reason(slice)));
    }

    /** The result of one step of the search. */
    sealed interface Next {
        /** It took a step. */
        record Done(Step<Slice> step) implements Next {}

        /** One file is left; it gets another attempt before it is set aside. */
        record TryAgain() implements Next {}

        /** What is staged is not what was committed: no attempt can succeed. */
        record Damaged(String reason) implements Next {}
    }

    private Step<Slice> divide(Slice slice, List<Counted> objects) {
        int middle = objects.size() / 2;
        int first = firstPart(services.ledger().slicesOf(slice.manifest()), slice);
        List<Slice> parts = List.of(
                part(slice, first, objects.subList(0, middle)),
                part(slice, first + 1, objects.subList(middle, objects.size())));
        Slice divided = slice.become(new SliceState.Divided(first, first + 1));
        return Step.of(
                services.ledger().divide(divided, parts),
                divided,
                new LoadEvent.Divided(slice.load(), first, first + 1));
    }

    private Slice part(Slice of, int number, List<Counted> objects) {
        PlannedSlice planned = PlannedSlice.of(objects);
        String eTag = lists.write(of.manifest(), number, planned.uris());
        return Slice.planned(
                of.manifest(),
                number,
                planned.plan(eTag, of.plan().depth() + 1),
                services.clock().instant());
    }

    /**
     * The number of a slice's first part: no two slices of a manifest share part numbers, whichever is divided first.
     */
    static int firstPart(List<Slice> all, Slice slice) {
        long top = all.stream().filter(other -> other.plan().depth() == 0).count();
        return Math.toIntExact(top + 2L * slice.number());
    }

    private List<Counted> counted(List<Pack> packs, List<String> uris) throws DamagedRowsException {
        Map<String, Counted> known = new HashMap<>();
        for (Pack pack : packs) {
            for (RowsObject object : pack.rows()) {
                Counted counted = SlicePlanner.counted(settings.keys(), pack, object);
                known.put(counted.uri(), counted);
            }
        }
        List<Counted> objects = new ArrayList<>();
        for (String uri : uris) {
            Counted counted = known.get(uri);
            objects.add(counted != null ? counted : cut(uri));
        }
        return objects;
    }

    private Counted cut(String uri) throws DamagedRowsException {
        Counted inIt =
                cutter.files(ObjectLocation.ofUri(uri)).values().iterator().next();
        return new Counted(uri, inIt.rowsPerDay(), inIt.nulls());
    }

    /** The file of a slice that retries rows that were set aside before; those rows are in quarantine. */
    private Optional<FileId> redriven(Slice slice) {
        return services.ledger().slicesOf(slice.manifest()).stream()
                .map(Slice::state)
                .filter(SliceState.Redriven.class::isInstance)
                .map(SliceState.Redriven.class::cast)
                .filter(before -> before.as() == slice.number())
                .map(before -> before.was().file())
                .findFirst();
    }

    private static FileId file(List<Pack> packs, ObjectLocation rows, int number) {
        return packs.stream()
                .filter(pack -> rows.key().startsWith(Keys.stagedRows(pack.manifest()) + pack.id()))
                .findFirst()
                .map(pack -> pack.files().get(number))
                .orElseThrow(() -> new IllegalStateException(
                        "No pack of its manifest names file %d of %s: it was changed by hand".formatted(number, rows)));
    }

    private static String reason(Slice slice) {
        return slice.history().isEmpty()
                ? "It failed %d times".formatted(slice.attempts())
                : slice.history().getLast().reason();
    }
}
