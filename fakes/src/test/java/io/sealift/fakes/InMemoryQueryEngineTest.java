package io.sealift.fakes;

import io.sealift.contracts.QueryEngineContract;
import io.sealift.core.ledger.FailureCause;
import io.sealift.core.query.QueryEngine;
import io.sealift.core.store.ObjectLocation;
import io.sealift.fakes.InMemoryQueryEngine.Mode;
import io.sealift.fakes.QueryPlan.TableFile;
import java.time.Instant;
import java.util.List;

class InMemoryQueryEngineTest extends QueryEngineContract {
    private final InMemoryObjectStore store =
            new InMemoryObjectStore(new MutableClock(Instant.parse("2026-11-22T15:00:00Z")));
    private final InMemoryQueryEngine engine = new InMemoryQueryEngine(store, Mode.AT_ONCE);

    InMemoryQueryEngineTest() {
        engine.onStart((sql, queryId) -> {
            if (sql.startsWith("INSERT")) {
                ObjectLocation file = new ObjectLocation("processed", "day=2026-11-22/" + queryId);
                return QueryPlan.Succeed.writing(List.of(new TableFile(file, 2)));
            }
            return sql.startsWith("SELECT")
                    ? new QueryPlan.Select(List.of(List.of("a"), List.of("1"), List.of("")))
                    : QueryPlan.Fail.leaving("DIVISION_BY_ZERO", FailureCause.DATA, List.of());
        });
    }

    @Override
    protected QueryEngine engine() {
        return engine;
    }

    @Override
    protected String select(String mark) {
        return "SELECT " + mark;
    }

    @Override
    protected String insert(String mark) {
        return "INSERT " + mark;
    }

    @Override
    protected long insertedRows() {
        return 2;
    }

    @Override
    protected String failing(String mark) {
        return "FAIL " + mark;
    }

    @Override
    protected boolean exists(ObjectLocation location) {
        return store.head(location).isPresent();
    }
}
