package io.sealift.testkit.fake;

import io.sealift.core.engine.QueryEngine;
import io.sealift.core.engine.QueryStatus;
import io.sealift.core.engine.UnknownQueryException;
import io.sealift.core.object.ObjectLocation;
import io.sealift.testkit.fake.QueryPlan.TableFile;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * An engine that understands no SQL: the test's {@link Planner} says what each statement comes to.
 *
 * <p>A query's files are written into the object store when it ends, as {@link InMemoryTableFiles} reads them. Ids are
 * {@code query-1}, {@code query-2} and on.
 */
public final class InMemoryQueryEngine implements QueryEngine {
    private static final int TOKEN_LENGTH_MIN = 32;
    private static final int TOKEN_LENGTH_MAX = 128;

    /** Says what a statement comes to; asked once for each query, when it is started. */
    @FunctionalInterface
    public interface Planner {
        /** The plan for a statement; the query's id makes the names of its files its own. */
        QueryPlan plan(String sql, String queryId);
    }

    /** When queries end. */
    public enum Mode {
        /** Within the call that starts them. */
        AT_ONCE,
        /** When the test calls {@link InMemoryQueryEngine#finish}. */
        WHEN_TOLD
    }

    private record Start(String sql, String queryId) {}

    private final SequencedMap<String, SubmittedQuery> queries = new LinkedHashMap<>();
    private final Map<String, Start> tokens = new HashMap<>();
    private final InMemoryObjectStore store;
    private final Clock clock;
    private final Mode mode;
    private Planner planner = (sql, queryId) -> {
        throw new IllegalStateException("Nothing says what this comes to, call onStart first: " + sql);
    };
    private int started;

    /** An engine that writes into this store. */
    public InMemoryQueryEngine(InMemoryObjectStore store, Clock clock, Mode mode) {
        this.store = store;
        this.clock = clock;
        this.mode = mode;
    }

    /** Says what the queries started from now on come to. */
    public synchronized void onStart(Planner next) {
        planner = next;
    }

    @Override
    public synchronized String start(String sql, String token) {
        if (token.length() < TOKEN_LENGTH_MIN || token.length() > TOKEN_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "A token has %d to %d characters: '%s'".formatted(TOKEN_LENGTH_MIN, TOKEN_LENGTH_MAX, token));
        }
        Start before = tokens.get(token);
        if (before != null) {
            if (!before.sql.equals(sql)) {
                throw new IllegalArgumentException(
                        "Token %s belongs to another statement: %s instead of %s".formatted(token, before.sql, sql));
            }
            return before.queryId;
        }
        String id = "query-" + (started + 1);
        QueryPlan plan = planner.plan(sql, id);
        started++;
        queries.put(id, new SubmittedQuery(id, sql, clock.instant(), plan, new QueryStatus.Running()));
        tokens.put(token, new Start(sql, id));
        if (mode == Mode.AT_ONCE) {
            end(id);
        }
        return id;
    }

    @Override
    public synchronized QueryStatus status(String queryId) {
        return query(queryId).status();
    }

    @Override
    public synchronized long updateCount(String queryId) {
        return switch (succeeded(queryId)) {
            case QueryPlan.Succeed succeed -> succeed.updateCount();
            case QueryPlan.Select _ -> 0;
            case QueryPlan.Fail _ -> throw notSucceeded(queryId);
            case QueryPlan.Hang() -> throw notSucceeded(queryId);
        };
    }

    @Override
    public synchronized Optional<List<ObjectLocation>> writtenFiles(String queryId) {
        SubmittedQuery query = query(queryId);
        if (query.isRunning()) {
            return Optional.empty();
        }
        return switch (query.plan()) {
            case QueryPlan.Succeed succeed -> Optional.of(locations(succeed.written()));
            case QueryPlan.Fail fail ->
                switch (fail.listing()) {
                    case PRESENT -> Optional.of(locations(fail.left()));
                    case ABSENT -> Optional.empty();
                };
            case QueryPlan.Select _ -> Optional.empty();
            case QueryPlan.Hang() -> Optional.empty();
        };
    }

    @Override
    public synchronized List<List<String>> rows(String queryId) {
        return switch (succeeded(queryId)) {
            case QueryPlan.Select select -> select.rows();
            case QueryPlan.Succeed _ -> List.of();
            case QueryPlan.Fail _ -> throw notSucceeded(queryId);
            case QueryPlan.Hang() -> throw notSucceeded(queryId);
        };
    }

    @Override
    public synchronized List<String> findSubmitted(String contained, Instant since) {
        return queries.reversed().values().stream()
                .filter(query -> !query.submittedAt().isBefore(since))
                .filter(query -> query.sql().contains(contained))
                .map(SubmittedQuery::id)
                .toList();
    }

    /**
     * Ends one query as planned; nothing happens where it has ended before, or hangs.
     *
     * @throws UnknownQueryException where there is no such query
     */
    public synchronized void finish(String queryId) {
        end(queryId);
    }

    /** Ends every running query as planned, the oldest first. */
    public synchronized void finishAll() {
        List.copyOf(queries.keySet()).forEach(this::end);
    }

    /** Lets a query run (again) and to another end, as when Athena takes up a failed one. */
    public synchronized void replan(String queryId, QueryPlan plan) {
        queries.put(queryId, query(queryId).with(plan));
    }

    /** Forgets which tokens were used: a token again starts another query. */
    public synchronized void forgetTokens() {
        tokens.clear();
    }

    /** Forgets a query, as Athena does after 45 days; its token is forgotten with it. */
    public synchronized void forgetQuery(String queryId) {
        queries.remove(queryId);
        tokens.values().removeIf(start -> start.queryId.equals(queryId));
    }

    /** The ids of all queries, in the order of their start. */
    public synchronized List<String> queryIds() {
        return List.copyOf(queries.keySet());
    }

    /** The statement of a query. */
    public synchronized String sql(String queryId) {
        return query(queryId).sql();
    }

    private void end(String queryId) {
        SubmittedQuery query = query(queryId);
        if (!query.isRunning()) {
            return;
        }
        switch (query.plan()) {
            case QueryPlan.Succeed succeed -> {
                write(Stream.concat(succeed.orphans().stream(), succeed.written().stream()));
                queries.put(queryId, query.with(new QueryStatus.Succeeded(clock.instant())));
            }
            case QueryPlan.Select _ -> queries.put(queryId, query.with(new QueryStatus.Succeeded(clock.instant())));
            case QueryPlan.Fail fail -> {
                write(fail.left().stream());
                queries.put(queryId, query.with(new QueryStatus.Failed(fail.reason(), fail.cause(), clock.instant())));
            }
            case QueryPlan.Hang() -> {
                // It goes on until it is planned anew.
            }
        }
    }

    private void write(Stream<TableFile> files) {
        files.forEach(file -> store.put(file.location(), InMemoryTableFiles.content(file.rows())));
    }

    private SubmittedQuery query(String queryId) {
        SubmittedQuery found = queries.get(queryId);
        if (found == null) {
            throw new UnknownQueryException(queryId);
        }
        return found;
    }

    private QueryPlan succeeded(String queryId) {
        SubmittedQuery query = query(queryId);
        return switch (query.status()) {
            case QueryStatus.Succeeded _ -> query.plan();
            case QueryStatus.Running() -> throw notSucceeded(queryId);
            case QueryStatus.Failed _ -> throw notSucceeded(queryId);
        };
    }

    private IllegalStateException notSucceeded(String queryId) {
        return new IllegalStateException("Query %s has not succeeded but is %s".formatted(queryId, status(queryId)));
    }

    private static List<ObjectLocation> locations(List<TableFile> files) {
        return files.stream().map(TableFile::location).toList();
    }
}
