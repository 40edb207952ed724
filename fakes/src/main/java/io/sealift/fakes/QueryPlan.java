package io.sealift.fakes;

import io.sealift.core.ledger.FailureCause;
import io.sealift.core.store.ObjectLocation;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a query will do. */
public sealed interface QueryPlan {
    /**
     * An INSERT that succeeds.
     *
     * @param written the files that it writes
     * @param listed the files that its data manifest names, whether they exist or not; empty if it cannot be read
     * @param updateCount the rows that it reports; empty if it reports none
     */
    record Succeed(List<TableFile> written, Optional<List<ObjectLocation>> listed, OptionalLong updateCount)
            implements QueryPlan {
        public Succeed {
            written = List.copyOf(written);
            listed = listed.map(List::copyOf);
        }

        /** A success that lists and counts exactly what it wrote. */
        public static Succeed writing(List<TableFile> written) {
            return new Succeed(
                    written,
                    Optional.of(locations(written)),
                    OptionalLong.of(written.stream().mapToLong(TableFile::rows).sum()));
        }

        /** The same, with leftover files from an earlier try by the engine itself, which nothing lists or counts. */
        public Succeed beside(List<TableFile> leftBefore) {
            return new Succeed(
                    Stream.concat(leftBefore.stream(), written.stream()).toList(), listed, updateCount);
        }

        /** The same with another data manifest. */
        public Succeed listing(Optional<List<ObjectLocation>> other) {
            return new Succeed(written, other, updateCount);
        }

        /** The same with another row count. */
        public Succeed counting(OptionalLong other) {
            return new Succeed(written, listed, other);
        }
    }

    /** A SELECT that succeeds with these rows, the column names first. */
    record Select(List<List<String>> rows) implements QueryPlan {
        public Select {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A query that fails.
     *
     * @param reason the engine's message
     * @param cause what kind of failure it is
     * @param left files that it leaves behind
     * @param listed the files that its data manifest names; empty if there is none
     */
    record Fail(String reason, FailureCause cause, List<TableFile> left, Optional<List<ObjectLocation>> listed)
            implements QueryPlan {
        public Fail {
            left = List.copyOf(left);
            listed = listed.map(List::copyOf);
        }

        /** A failure of the engine itself that leaves nothing behind. */
        public static Fail cleanly(String reason) {
            return new Fail(reason, FailureCause.ENGINE, List.of(), Optional.empty());
        }

        /** A failure that leaves these files behind, and no data manifest. */
        public static Fail leaving(String reason, FailureCause cause, List<TableFile> left) {
            return new Fail(reason, cause, left, Optional.empty());
        }
    }

    /** A query that runs until {@link InMemoryQueryEngine#replan} changes that. */
    record Hang() implements QueryPlan {}

    /**
     * A file of a table.
     *
     * @param location where the query writes it
     * @param rows the rows in it
     * @param nulls how many of them have no value, by column; columns without statistics are left out
     */
    record TableFile(ObjectLocation location, long rows, SortedMap<String, Long> nulls) {
        public TableFile {
            nulls = Collections.unmodifiableSortedMap(new TreeMap<>(nulls));
        }

        /** A file without statistics. */
        public TableFile(ObjectLocation location, long rows) {
            this(location, rows, new TreeMap<>());
        }
    }

    /** Where files are. */
    private static List<ObjectLocation> locations(List<TableFile> files) {
        return files.stream().map(TableFile::location).toList();
    }
}
