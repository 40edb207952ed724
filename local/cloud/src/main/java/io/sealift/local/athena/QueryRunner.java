package io.sealift.local.athena;

import io.sealift.local.http.AwsJsonException;
import io.sealift.local.trino.TrinoClient;
import io.sealift.local.trino.TrinoLostException;
import io.sealift.local.trino.TrinoPage;
import io.sealift.local.trino.TrinoSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** Executes one query, from QUEUED to a final state, whatever happens. */
final class QueryRunner {
    private static final Logger LOG = LoggerFactory.getLogger(QueryRunner.class);

    private final ExecutionStore store;
    private final Lifecycle lifecycle;
    private final HiveDdlRunner ddl;
    private final TrinoClient trino;
    private final Storage storage;
    private final WrittenFiles writtenFiles;

    QueryRunner(
            ExecutionStore store,
            Lifecycle lifecycle,
            HiveDdlRunner ddl,
            TrinoClient trino,
            Storage storage,
            WrittenFiles writtenFiles) {
        this.store = store;
        this.lifecycle = lifecycle;
        this.ddl = ddl;
        this.trino = trino;
        this.storage = storage;
        this.writtenFiles = writtenFiles;
    }

    /** Runs a query and returns when it has a final state. */
    void run(RunningQuery query) {
        var execution = query.execution();
        try {
            switch (query.statement()) {
                case Statement.ForCatalog statement -> runOnCatalog(query, statement);
                case Statement.ForTrino statement -> runOnTrino(query, statement);
            }
        } catch (AwsJsonException refused) {
            lifecycle.failed(execution, Failure.user("FAILED: " + refused.type() + " " + refused.getMessage()));
        } catch (TrinoLostException lost) {
            fail(
                    query.execution(),
                    query.statement(),
                    Failure.system("The query engine was lost. " + lost.getMessage()));
        } catch (RuntimeException failure) {
            LOG.error("Query {} failed inside the local Athena", execution.id(), failure);
            fail(execution, query.statement(), Failure.system(String.valueOf(failure)));
        }
    }

    /** Fails an execution that an earlier run of the front end left unfinished. */
    void abandon(Execution execution, Statement statement) {
        execution.trinoQueryId().ifPresent(this::killInEngine);
        fail(execution, statement, Failure.system("The engine was lost while the query was " + execution.state()));
    }

    /** Otherwise an INSERT would go on writing after its failure was reported. */
    private void killInEngine(String trinoQueryId) {
        try {
            trino.kill(trinoQueryId);
        } catch (TrinoLostException gone) {
            LOG.info("Query {} ended with its engine: {}", trinoQueryId, gone.getMessage());
        }
    }

    private void runOnCatalog(RunningQuery query, Statement.ForCatalog statement) {
        var execution = query.execution();
        if (query.isStopAsked()) {
            lifecycle.cancelled(execution);
            return;
        }
        lifecycle.running(execution);
        ddl.run(statement.ddl());
        try (var result = ResultWriter.open(store.rows(execution.id()), execution.type())) {
            storage.put(S3Location.of(execution.outputLocation()), result.finish());
        }
        lifecycle.succeeded(execution);
    }

    private void runOnTrino(RunningQuery query, Statement.ForTrino statement) {
        var execution = query.execution();
        if (query.isStopAsked()) {
            lifecycle.cancelled(execution);
            return;
        }
        try (var result = ResultWriter.open(store.rows(execution.id()), execution.type())) {
            var last = follow(query, statement, result);
            execution.setStatistics(last.statistics());
            if (last.error().isPresent()) {
                fail(execution, statement, Failure.of(last.error().orElseThrow()));
            } else if (last.next().isPresent()) {
                cancel(query, statement, last);
            } else {
                succeed(execution, statement, last, result);
            }
        }
    }

    /** Reads Trino's answers up to the last one, or until the query is to be stopped. */
    private TrinoPage follow(RunningQuery query, Statement.ForTrino statement, ResultWriter result) {
        var execution = query.execution();
        var page = trino.start(statement.sql(), TrinoSettings.CATALOG, execution.database());
        execution.setTrinoQueryId(page.queryId());
        store.save(execution);
        boolean described = false;
        while (true) {
            if (execution.state() == ExecutionState.QUEUED && !page.isQueued()) {
                lifecycle.running(execution);
            }
            if (!described && !page.columns().isEmpty()) {
                described = true;
                describe(execution, statement, page, result);
            }
            if (statement.written().isEmpty()) {
                result.rows(page.rows());
            }
            if (page.next().isEmpty() || query.isStopAsked()) {
                return page;
            }
            page = trino.next(page.next().orElseThrow());
        }
    }

    private static void describe(
            Execution execution, Statement.ForTrino statement, TrinoPage page, ResultWriter result) {
        execution.setColumns(page.columns());
        if (statement.written().isEmpty()) {
            result.header(page.columns().stream().map(column -> column.name()).toList());
        }
    }

    private void succeed(Execution execution, Statement.ForTrino statement, TrinoPage last, ResultWriter result) {
        last.updateCount().ifPresent(execution::setUpdateCount);
        storage.put(S3Location.of(execution.outputLocation()), result.finish());
        if (statement.written().isPresent()) {
            putManifest(execution, filesOf(execution, statement));
        }
        lifecycle.succeeded(execution);
    }

    private void cancel(RunningQuery query, Statement.ForTrino statement, TrinoPage last) {
        trino.cancel(last.next().orElseThrow());
        tellLeftovers(query.execution(), statement);
        lifecycle.cancelled(query.execution());
    }

    private void fail(Execution execution, Statement statement, Failure failure) {
        tellLeftovers(execution, statement);
        lifecycle.failed(execution, failure);
    }

    /** Lists in a manifest what an unsuccessful query left in its table. */
    private void tellLeftovers(Execution execution, Statement statement) {
        try {
            var files = filesOf(execution, statement);
            if (!files.isEmpty()) {
                putManifest(execution, files);
            }
        } catch (SdkException unreachable) {
            LOG.warn("Cannot tell what query {} left behind: {}", execution.id(), unreachable.getMessage());
        }
    }

    private List<S3Location> filesOf(Execution execution, Statement statement) {
        Optional<TableName> table =
                statement instanceof Statement.ForTrino trinoStatement ? trinoStatement.written() : Optional.empty();
        return table.flatMap(name -> execution.trinoQueryId().map(id -> writtenFiles.find(name, id)))
                .orElse(List.of());
    }

    private void putManifest(Execution execution, List<S3Location> files) {
        var suffix = execution.type().resultSuffix();
        var output = execution.outputLocation();
        var location = output.substring(0, output.length() - suffix.length()) + "-manifest.csv";
        storage.put(
                S3Location.of(location), files.stream().map(file -> file + "\n").collect(Collectors.joining()));
        execution.setDataManifest(location);
    }
}
