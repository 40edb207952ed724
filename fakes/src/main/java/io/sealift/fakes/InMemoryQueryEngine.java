package io.sealift.fakes;

import io.sealift.core.ledger.FailureCause;
import io.sealift.core.query.QueryEngine;
import io.sealift.core.query.QueryStatus;
import io.sealift.core.store.ObjectLocation;
import io.sealift.fakes.QueryPlan.TableFile;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/**
 * An engine that understands no SQL: the test's {@link Planner} decides what each statement does.
 *
 * <p>A query's files are written into the object store when it ends, as {@link InMemoryTableFiles} reads them. Ids are
 * {@code query-1}, {@code query-2} and so on.
 */
public final class InMemoryQueryEngine implements QueryEngine {
    private static final int TOKEN_LENGTH_MIN = 32;
    private static final int SEQUENCER_LENGTH_MAX = 128;
    private static final String LOST = "Simulated: the reply was lost";

    /** Decides what a statement does; called once for each query, when it is started. */
    @FunctionalInterface
    public interface Planner {
        /** The plan for a statement; the query's id makes its file names unique. */
        QueryPlan plan(String sql, String queryId);
    }

    /** When queries end. */
    public enum Mode {
        /** Within the call that starts them. */
        AT_ONCE,
        /** When the test calls {@link InMemoryQueryEngine#finish}. */
        WHEN_TOLD
    }

    /** Decides what happens to starts; called at each one. */
    @FunctionalInterface
    public interface Disturber {
        /** The fault that hits the start of this statement; empty if it goes well. */
        Optional<StartFault> disturb(String sql);
    }

    private record Start(String sql, String queryId) {}

    private final SequencedMap<String, SubmittedQuery> queries = new LinkedHashMap<>();
    private final Map<String, Start> tokens = new HashMap<>();
    private final InMemoryObjectStore store;
    private final Mode mode;
    private Planner planner = (sql, queryId) -> {
        throw new IllegalStateException("Nothing says what this comes to, call onStart first: " + sql);
    };
    private Disturber disturber = _ -> Optional.empty();
    private int started;

    /** An engine that writes into this store. */
    public InMemoryQueryEngine(InMemoryObjectStore store, Mode mode) {
        this.store = store;
        this.mode = mode;
    }

    /** Sets what the queries started from now on do. */
    public synchronized void onStart(Planner next) {
        planner = next;
    }

    /** Sets what happens to starts from now on. */
    public synchronized void disturbStarts(Disturber next) {
        disturber = next;
    }

    @Override
    public synchronized StartOutcome start(String sql, String clientRequestToken) {
        if (clientRequestToken.length() < TOKEN_LENGTH_MIN || clientRequestToken.length() > SEQUENCER_LENGTH_MAX) {
            throw new IllegalArgumentException("A token has %d to %d characters: '%s'"
                    .formatted(TOKEN_LENGTH_MIN, SEQUENCER_LENGTH_MAX, clientRequestToken));
        }
        Optional<StartFault> fault = disturber.disturb(sql);
        if (fault.isEmpty()) {
            return startUndisturbed(sql, clientRequestToken);
        }
        return switch (fault.get()) {
            case StartFault.Refuse(String reason, FailureCause cause) -> new StartOutcome.Refused(reason, cause);
            case StartFault.LoseRequest() -> new StartOutcome.Unknown(LOST);
            case StartFault.LoseReply() -> {
                startUndisturbed(sql, clientRequestToken);
                yield new StartOutcome.Unknown(LOST);
            }
        };
    }

    /** {@inheritDoc} For a query that it does not know, the engine says that it failed. */
    @Override
    public synchronized QueryStatus status(String queryId) {
        SubmittedQuery query = queries.get(queryId);
        return query == null ? new QueryStatus.Failed("No query " + queryId, FailureCause.ENGINE) : query.status();
    }

    @Override
    public synchronized OptionalLong updateCount(String queryId) {
        return succeeded(queryId) instanceof QueryPlan.Succeed insert ? insert.updateCount() : OptionalLong.empty();
    }

    @Override
    public synchronized Optional<List<ObjectLocation>> writtenFiles(String queryId) {
        SubmittedQuery query = queries.get(queryId);
        if (query == null || query.isRunning()) {
            return Optional.empty();
        }
        return switch (query.plan()) {
            case QueryPlan.Succeed succeed -> succeed.listed();
            case QueryPlan.Fail fail -> fail.listed();
            case QueryPlan.Select _ -> Optional.empty();
            case QueryPlan.Hang() -> Optional.empty();
        };
    }

    @Override
    public synchronized List<List<String>> rows(String queryId) {
        if (succeeded(queryId) instanceof QueryPlan.Select select) {
            return select.rows();
        }
        throw new IllegalStateException("Query %s has no rows: it is %s".formatted(queryId, status(queryId)));
    }

    /** Ends one query as planned; nothing happens if it has already ended, or hangs. */
    public synchronized void finish(String queryId) {
        end(queryId);
    }

    /** Ends every running query as planned, the oldest first. */
    public synchronized void finishAll() {
        List.copyOf(queries.keySet()).forEach(this::end);
    }

    /** Lets a query run (again) with another result, as when Athena retries a failed one. */
    public synchronized void replan(String queryId, QueryPlan plan) {
        queries.put(queryId, query(queryId).with(plan));
    }

    /** Forgets which tokens were used: reusing a token starts another query. */
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

    private StartOutcome startUndisturbed(String sql, String token) {
        Start before = tokens.get(token);
        if (before != null) {
            return before.sql.equals(sql)
                    ? new StartOutcome.Started(before.queryId)
                    : new StartOutcome.Refused("Idempotent parameters do not match", FailureCause.ENGINE);
        }
        String id = "query-" + (started + 1);
        QueryPlan plan = planner.plan(sql, id);
        started++;
        queries.put(id, new SubmittedQuery(sql, plan, new QueryStatus.Running()));
        tokens.put(token, new Start(sql, id));
        if (mode == Mode.AT_ONCE) {
            end(id);
        }
        return new StartOutcome.Started(id);
    }

    private void end(String queryId) {
        SubmittedQuery query = query(queryId);
        if (!query.isRunning()) {
            return;
        }
        switch (query.plan()) {
            case QueryPlan.Succeed succeed -> {
                write(succeed.written());
                queries.put(queryId, query.with(new QueryStatus.Succeeded()));
            }
            case QueryPlan.Select _ -> queries.put(queryId, query.with(new QueryStatus.Succeeded()));
            case QueryPlan.Fail fail -> {
                write(fail.left());
                queries.put(queryId, query.with(new QueryStatus.Failed(fail.reason(), fail.cause())));
            }
            case QueryPlan.Hang() -> {
                // It runs until it is replanned.
            }
        }
    }

    private void write(List<TableFile> files) {
        files.forEach(file -> store.put(file.location(), InMemoryTableFiles.content(file.rows(), file.nulls())));
    }

    private SubmittedQuery query(String queryId) {
        SubmittedQuery found = queries.get(queryId);
        if (found == null) {
            throw new IllegalArgumentException("No query " + queryId);
        }
        return found;
    }

    private QueryPlan succeeded(String queryId) {
        SubmittedQuery query = queries.get(queryId);
        return query != null && query.status() instanceof QueryStatus.Succeeded ? query.plan() : new QueryPlan.Hang();
    }
}
