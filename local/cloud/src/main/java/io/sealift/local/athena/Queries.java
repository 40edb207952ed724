package io.sealift.local.athena;

import io.sealift.local.http.AwsJsonException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Starts and stops queries, each on a virtual thread of its own. */
final class Queries implements AutoCloseable {
    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(10);

    private final Map<String, WorkGroup> workGroups;
    private final ExecutionStore store;
    private final Lifecycle lifecycle;
    private final QueryRunner runner;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Map<String, RunningQuery> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Queries(
            List<WorkGroup> workGroups,
            ExecutionStore store,
            Lifecycle lifecycle,
            QueryRunner runner,
            Clock clock,
            Supplier<UUID> ids) {
        this.workGroups = workGroups.stream().collect(Collectors.toMap(WorkGroup::name, Function.identity()));
        this.store = store;
        this.lifecycle = lifecycle;
        this.runner = runner;
        this.clock = clock;
        this.ids = ids;
    }

    /** Fails what an earlier run left unfinished, as nothing follows it now. */
    void abandonUnfinished() {
        store.all().stream()
                .filter(execution -> !execution.state().isFinal())
                .forEach(execution ->
                        runner.abandon(execution, StatementRouter.route(execution.sql(), execution.database())));
    }

    /**
     * Starts a query, or finds the one already started with the same token.
     *
     * @return its id
     * @throws AwsJsonException if the request is not acceptable
     */
    synchronized String start(StartRequest request) {
        var repeated = store.findRepeated(request);
        if (repeated.isPresent()) {
            return repeated.orElseThrow().id();
        }
        var statement = StatementRouter.route(request.sql(), request.database());
        var prefix = outputPrefix(request, workGroup(request.workGroup()));
        var execution = Execution.queued(ids.get().toString(), request, statement.type(), prefix, clock.instant());
        lifecycle.queued(execution);
        var query = new RunningQuery(execution, statement);
        running.put(execution.id(), query);
        threads.execute(() -> run(query));
        return execution.id();
    }

    /** Asks a query to stop; one that has ended stays as it is. */
    void stop(String id) {
        store.get(id);
        var query = running.get(id);
        if (query != null) {
            query.stop();
        }
    }

    /** One workgroup; an InvalidRequestException if there is none. */
    WorkGroup workGroup(String name) {
        var workGroup = workGroups.get(name);
        if (workGroup == null) {
            throw AthenaErrors.invalid("WorkGroup is not found. WorkGroup: " + name);
        }
        return workGroup;
    }

    /** All workgroups. */
    List<WorkGroup> workGroups() {
        return List.copyOf(workGroups.values());
    }

    /** Cancels the running queries; those that do not end in time count as lost at the next start. */
    @Override
    public void close() {
        running.values().forEach(RunningQuery::stop);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_WAIT_MAX.toSeconds(), TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void run(RunningQuery query) {
        try {
            runner.run(query);
        } finally {
            running.remove(query.execution().id());
        }
    }

    private static String outputPrefix(StartRequest request, WorkGroup workGroup) {
        return switch (workGroup.enforcement()) {
            case WORKGROUP -> workGroup.outputLocation();
            case CLIENT ->
                request.outputLocation()
                        .map(location -> location.endsWith("/") ? location : location + "/")
                        .orElse(workGroup.outputLocation());
        };
    }
}
