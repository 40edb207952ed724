package io.sealift.core.ledger;

import io.sealift.core.engine.FailureCause;
import io.sealift.core.ledger.Attempt.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of a manifest that one INSERT loads: few enough days for one statement, no other day of the manifest between
 * them.
 *
 * @param index 0 for the first; its place in the manifest, for ever
 * @param part which of the manifest's files it loads
 * @param days the days that have rows, {@code yyyy-MM-dd}, ascending
 * @param rows the rows that validation counted for these days
 * @param attempts in order; only the last one can be under way
 * @param spent how many of them were made before an operator last asked for more
 */
public record Slice(int index, Part part, List<String> days, long rows, List<Attempt> attempts, int spent) {
    public Slice {
        days = List.copyOf(days);
        attempts = List.copyOf(attempts);
        if (days.isEmpty() || !days.equals(days.stream().sorted().distinct().toList())) {
            throw new IllegalArgumentException("days must be some, ascending and distinct: " + days);
        }
    }

    /** A slice that nothing was tried for yet. */
    public static Slice planned(int index, Part part, List<String> days, long rows) {
        return new Slice(index, part, days, rows, List.of(), 0);
    }

    /** Which of a manifest's files a slice loads. */
    public sealed interface Part {
        /** All of them. */
        record Whole() implements Part {}

        /**
         * Those from one place to another among the files that have rows of the slice's days, in the order of their ids.
         *
         * @param from the first, counted from 0
         * @param to the one after the last
         */
        record Files(int from, int to) implements Part {
            public Files {
                if (from < 0 || to <= from) {
                    throw new IllegalArgumentException("from %d to %d is no range of files".formatted(from, to));
                }
            }
        }
    }

    /** The first day in it. */
    public String firstDay() {
        return days.getFirst();
    }

    /** The last day in it, inclusive. */
    public String lastDay() {
        return days.getLast();
    }

    /** The attempt that counts, none before the first. */
    public Optional<Attempt> lastAttempt() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
    }

    /** Whether its rows are in the table, verified. */
    public boolean isVerified() {
        return lastAttempt()
                .filter(attempt -> attempt.progress() instanceof Progress.Verified)
                .isPresent();
    }

    /** Whether nothing is left to do for it: it is verified, others took it over, or its file was set aside. */
    public boolean isDone() {
        return lastAttempt().map(Attempt::progress).filter(Slice::isFinal).isPresent();
    }

    /**
     * How many attempts were made since an operator last asked for more. Those that never started say nothing of the slice:
     * an engine that takes no statements for hours must not use up the attempts of every manifest.
     */
    public int attemptsMade() {
        return (int) attempts.stream()
                .skip(spent)
                .filter(attempt -> !(attempt.progress() instanceof Progress.Swept swept
                        && swept.cause() == FailureCause.NOT_STARTED))
                .count();
    }

    /** The same slice with one more attempt. */
    public Slice plus(Attempt attempt) {
        List<Attempt> more = new ArrayList<>(attempts);
        more.add(attempt);
        return new Slice(index, part, days, rows, more, spent);
    }

    /** The same slice with its last attempt further on. */
    public Slice withLast(Progress progress) {
        List<Attempt> changed = new ArrayList<>(attempts);
        changed.set(changed.size() - 1, changed.getLast().with(progress));
        return new Slice(index, part, days, rows, changed, spent);
    }

    /** The same slice with all attempts allowed anew; what was set aside is tried again as well. */
    public Slice renewed() {
        Slice again = lastAttempt().map(Attempt::progress).orElse(null) instanceof Progress.SetAside aside
                ? withLast(new Progress.Swept(aside.queryId(), aside.reason(), FailureCause.DATA, 0))
                : this;
        return again.isDone() ? again : new Slice(index, part, days, rows, again.attempts, again.attempts.size());
    }

    private static boolean isFinal(Progress progress) {
        return switch (progress) {
            case Progress.Verified _, Progress.Halved _, Progress.SetAside _ -> true;
            case Progress.Recorded _, Progress.Started _, Progress.Failed _, Progress.Swept _ -> false;
        };
    }
}
