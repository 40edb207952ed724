package io.sealift.testkit.fake;

import io.sealift.core.engine.FailureCause;
import io.sealift.core.object.ObjectLocation;
import java.util.List;

/** What a query will come to. */
public sealed interface QueryPlan {
    /**
     * An INSERT that succeeds.
     *
     * @param written the files that its data manifest names
     * @param orphans files that an earlier try of the engine's own left, which the data manifest does not name
     * @param updateCount the rows that it reports
     */
    record Succeed(List<TableFile> written, List<TableFile> orphans, long updateCount) implements QueryPlan {
        public Succeed {
            written = List.copyOf(written);
            orphans = List.copyOf(orphans);
        }

        /** A success that reports what it wrote and left nothing else. */
        public static Succeed writing(List<TableFile> written) {
            return new Succeed(
                    written,
                    List.of(),
                    written.stream().mapToLong(TableFile::rows).sum());
        }
    }

    /** A SELECT that succeeds with these rows, the names of the columns first. */
    record Select(List<List<String>> rows) implements QueryPlan {
        public Select {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A query that fails.
     *
     * @param reason the engine's words
     * @param cause what kind of failure that is
     * @param left files that it leaves in the table
     * @param listing whether it has a data manifest that names them
     */
    record Fail(String reason, FailureCause cause, List<TableFile> left, Listing listing) implements QueryPlan {
        public Fail {
            left = List.copyOf(left);
        }

        /** A failure of the engine's own. */
        public Fail(String reason, List<TableFile> left, Listing listing) {
            this(reason, FailureCause.ENGINE, left, listing);
        }

        /** A failure that leaves nothing. */
        public static Fail cleanly(String reason) {
            return new Fail(reason, FailureCause.ENGINE, List.of(), Listing.ABSENT);
        }
    }

    /** A query that runs until {@link InMemoryQueryEngine#replan} says otherwise. */
    record Hang() implements QueryPlan {}

    /** Whether a failed query has a data manifest. */
    enum Listing {
        /** It names what was left. */
        PRESENT,
        /** There is none. */
        ABSENT
    }

    /**
     * A file of the table.
     *
     * @param location where the query writes it
     * @param rows the rows in it
     */
    record TableFile(ObjectLocation location, long rows) {}
}
