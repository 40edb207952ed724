package io.sealift.local.athena;

import java.time.Clock;
import java.util.Optional;

/** Moves executions from state to state: first on disk, then as an event. */
final class Lifecycle {
    private final ExecutionStore store;
    private final StateChanges changes;
    private final Clock clock;

    Lifecycle(ExecutionStore store, StateChanges changes, Clock clock) {
        this.store = store;
        this.changes = changes;
        this.clock = clock;
    }

    void queued(Execution execution) {
        store.add(execution);
        changes.tell(execution, Optional.empty());
    }

    void running(Execution execution) {
        move(execution, () -> execution.move(ExecutionState.RUNNING, clock.instant()));
    }

    void succeeded(Execution execution) {
        move(execution, () -> execution.move(ExecutionState.SUCCEEDED, clock.instant()));
    }

    void failed(Execution execution, Failure failure) {
        move(execution, () -> execution.move(ExecutionState.FAILED, failure, clock.instant()));
    }

    void cancelled(Execution execution) {
        var failure = Failure.user("Query cancelled by user");
        move(execution, () -> execution.move(ExecutionState.CANCELLED, failure, clock.instant()));
    }

    private void move(Execution execution, Runnable move) {
        var previous = execution.state();
        move.run();
        store.save(execution);
        changes.tell(execution, Optional.of(previous));
    }
}
