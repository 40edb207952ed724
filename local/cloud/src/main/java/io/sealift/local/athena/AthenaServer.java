package io.sealift.local.athena;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealift.local.glue.GlueCatalog;
import io.sealift.local.http.AwsJsonServer;
import io.sealift.local.trino.TrinoClient;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The local Athena: Athena's API in front of Trino and the Glue catalog.
 *
 * <p>Executions and tokens survive a restart on the same folder. A query that was running when the front end stopped is
 * FAILED afterwards.
 */
public final class AthenaServer implements AutoCloseable {
    private final AwsJsonServer server;
    private final Queries queries;
    private final Storage storage;

    private AthenaServer(AwsJsonServer server, Queries queries, Storage storage) {
        this.server = server;
        this.queries = queries;
        this.storage = storage;
    }

    /**
     * Starts serving.
     *
     * @param settings folder, port, workgroups and buckets
     * @param catalog the tables; the same ones that Trino sees through the Glue API
     * @param trino the engine, which may be restarted meanwhile
     * @param events takes an EventBridge event for every change of a query's state, on the query's own thread
     * @param clock gives the times of submission and completion
     * @param ids ids of queries and events
     */
    public static AthenaServer start(
            AthenaSettings settings,
            GlueCatalog catalog,
            TrinoClient trino,
            Consumer<JsonNode> events,
            Clock clock,
            Supplier<UUID> ids) {
        var store = ExecutionStore.open(settings.directory());
        var storage = new Storage(settings.s3());
        var changes = new StateChanges(settings.s3().region(), clock, ids, events);
        var lifecycle = new Lifecycle(store, changes, clock);
        var runner = new QueryRunner(
                store, lifecycle, new HiveDdlRunner(catalog), trino, storage, new WrittenFiles(catalog, storage));
        var queries = new Queries(settings.workGroups(), store, lifecycle, runner, clock, ids);
        queries.abandonUnfinished();
        var server = AwsJsonServer.start(settings.port(), "AmazonAthena", new AthenaOperations(queries, store));
        return new AthenaServer(server, queries, storage);
    }

    /** Where clients find the service. */
    public URI endpoint() {
        return server.endpoint();
    }

    @Override
    public void close() {
        server.close();
        queries.close();
        storage.close();
    }
}
