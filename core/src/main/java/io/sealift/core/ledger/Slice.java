package io.sealift.core.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of a manifest that one INSERT loads: few enough days for one statement, no other day of the manifest between
 * them.
 *
 * @param index 0 for the first
 * @param days the days that have rows, {@code yyyy-MM-dd}, ascending
 * @param rows the rows that validation counted for these days
 * @param attempts in order; only the last one can be under way
 */
public record Slice(int index, List<String> days, long rows, List<Attempt> attempts) {
    public Slice {
        days = List.copyOf(days);
        attempts = List.copyOf(attempts);
        if (days.isEmpty() || !days.equals(days.stream().sorted().distinct().toList())) {
            throw new IllegalArgumentException("days must be some, ascending and distinct: " + days);
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
                .filter(attempt -> attempt.progress() instanceof Attempt.Progress.Verified)
                .isPresent();
    }

    /** The same slice with one more attempt. */
    public Slice plus(Attempt attempt) {
        List<Attempt> more = new ArrayList<>(attempts);
        more.add(attempt);
        return new Slice(index, days, rows, more);
    }

    /** The same slice with its last attempt further on. */
    public Slice withLast(Attempt.Progress progress) {
        List<Attempt> changed = new ArrayList<>(attempts);
        changed.set(changed.size() - 1, changed.getLast().with(progress));
        return new Slice(index, days, rows, changed);
    }
}
