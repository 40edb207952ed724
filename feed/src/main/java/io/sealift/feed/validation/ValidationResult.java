package io.sealift.feed.validation;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The result of validation. */
public sealed interface ValidationResult {
    /**
     * The engine will load every good row, from its canonical form, with the values that the file says.
     *
     * @param rowsPerDay the good rows by the day of their event time, {@code yyyy-MM-dd}; never empty
     * @param repairs how the file differed from plain JSON lines, in the order of {@link Repair}
     * @param rejectedRows how many bad rows are left out; 0 unless the policy allows some
     */
    record Accepted(SortedMap<String, Long> rowsPerDay, Set<Repair> repairs, long rejectedRows)
            implements ValidationResult {
        public Accepted {
            rowsPerDay = Collections.unmodifiableSortedMap(new TreeMap<>(rowsPerDay));
            EnumSet<Repair> ordered = EnumSet.noneOf(Repair.class);
            ordered.addAll(repairs);
            repairs = Collections.unmodifiableSet(ordered);
        }

        /** How many good rows there are. */
        public long rows() {
            return rowsPerDay.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** The file must not be loaded as it is. */
    record Refused(Refusal refusal) implements ValidationResult {}
}
