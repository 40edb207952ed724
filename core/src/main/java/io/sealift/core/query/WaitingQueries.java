package io.sealift.core.query;

import io.sealift.core.query.QueryEngine.StartOutcome;
import io.sealift.core.runtime.IdSource;
import io.sealift.core.runtime.Pause;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs statements and waits for them: for people at a command line, never for a function. */
public final class WaitingQueries {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    /** Half an hour: by then Athena ends a query. */
    private static final int LOOKS_MAX = 9_000;

    private static final int TOKEN_SALTS = 8;

    private final QueryEngine engine;
    private final Pause pause;
    private final IdSource ids;

    /** Runs statements on an engine; each gets a token of its own, so that a repeated statement really runs again. */
    public WaitingQueries(QueryEngine engine, Pause pause, IdSource ids) {
        this.engine = engine;
        this.pause = pause;
        this.ids = ids;
    }

    /** Runs a statement that returns nothing; throws {@link QueryFailedException} if it fails. */
    public void execute(String sql) {
        await(start(sql), sql);
    }

    /** The rows of a SELECT, with the column names first; throws {@link QueryFailedException} if it fails. */
    public List<List<String>> select(String sql) {
        String queryId = start(sql);
        await(queryId, sql);
        return engine.rows(queryId);
    }

    private String start(String sql) {
        return switch (engine.start(sql, token())) {
            case StartOutcome.Started started -> started.queryId();
            case StartOutcome.Refused refused -> throw new QueryFailedException("(not started)", refused.reason(), sql);
            case StartOutcome.Unknown unknown ->
                throw new QueryFailedException("(start unknown)", unknown.reason(), sql);
        };
    }

    private void await(String queryId, String sql) {
        for (int looks = 0; looks < LOOKS_MAX; looks++) {
            switch (engine.status(queryId)) {
                case QueryStatus.Running running -> pause.sleep(LOOK_EVERY);
                case QueryStatus.Succeeded succeeded -> {
                    return;
                }
                case QueryStatus.Failed failed -> throw new QueryFailedException(queryId, failed.reason(), sql);
            }
        }
        throw new QueryFailedException(queryId, "it did not end within half an hour", sql);
    }

    private String token() {
        return IntStream.range(0, TOKEN_SALTS)
                .mapToObj(part -> "%08x".formatted(ids.nextSalt()))
                .collect(Collectors.joining());
    }
}
