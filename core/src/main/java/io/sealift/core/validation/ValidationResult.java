package io.sealift.core.validation;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What validation found. */
public sealed interface ValidationResult {
    /**
     * The engine will load every row with the values that are written.
     *
     * @param rowsPerDay the rows by the day of their event time, {@code yyyy-MM-dd}; never empty
     */
    record Accepted(SortedMap<String, Long> rowsPerDay) implements ValidationResult {
        public Accepted {
            rowsPerDay = Collections.unmodifiableSortedMap(new TreeMap<>(rowsPerDay));
        }

        /** All rows. */
        public long rows() {
            return rowsPerDay.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** The file must not be loaded as it is. */
    record Refused(Refusal refusal) implements ValidationResult {}
}
