package io.sealift.core.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of a manifest that one INSERT loads: a range of days, few enough for one statement.
 *
 * @param index 0 for the first
 * @param firstDay the first day in it, {@code yyyy-MM-dd}
 * @param lastDay the last day in it, inclusive
 * @param days how many days between them have rows
 * @param rows the rows that validation counted for these days
 * @param attempts in order; only the last one can be under way
 */
public record Slice(int index, String firstDay, String lastDay, int days, long rows, List<Attempt> attempts) {
    public Slice {
        attempts = List.copyOf(attempts);
        if (firstDay.compareTo(lastDay) > 0) {
            throw new IllegalArgumentException("firstDay %s is after lastDay %s".formatted(firstDay, lastDay));
        }
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
        return new Slice(index, firstDay, lastDay, days, rows, more);
    }

    /** The same slice with its last attempt further on. */
    public Slice withLast(Attempt.Progress progress) {
        List<Attempt> changed = new ArrayList<>(attempts);
        changed.set(changed.size() - 1, changed.getLast().with(progress));
        return new Slice(index, firstDay, lastDay, days, rows, changed);
    }
}
