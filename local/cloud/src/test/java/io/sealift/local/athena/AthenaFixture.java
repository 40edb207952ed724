package io.sealift.local.athena;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealift.local.cloud.CloudPorts;
import io.sealift.local.emulators.EmulatorsConfig;
import io.sealift.local.glue.GlueCatalog;
import io.sealift.local.glue.GlueServer;
import io.sealift.local.http.JsonFile;
import io.sealift.local.storage.Emulators;
import io.sealift.local.trino.S3Access;
import io.sealift.local.trino.TrinoClient;
import io.sealift.local.trino.TrinoServer;
import io.sealift.local.trino.TrinoSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** An S3, a Glue, a Trino and an Athena on free ports, with AWS's own clients for them. */
final class AthenaFixture implements AutoCloseable {
    static final String STAGING = "staging-bucket";
    static final String PROCESSED = "processed-bucket";
    static final String RESULTS = "results-bucket";

    private static final StaticCredentialsProvider KEYS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local-secret"));

    final Queue<JsonNode> events = new ConcurrentLinkedQueue<>();
    final S3Client s3;
    private final Path directory;
    private final Emulators emulators;
    private final GlueCatalog catalog;
    private final GlueServer glue;
    private final S3Access access;
    private final TrinoSettings trinoSettings;
    private TrinoServer trino;
    private AthenaServer server;
    private AthenaClient athena;

    AthenaFixture(Path directory) {
        this.directory = directory;
        emulators = Emulators.start(home(), emulatorsConfig(), directory.resolve("emulators.log"));
        s3 = at(emulators.s3(), S3Client.builder()).forcePathStyle(true).build();
        catalog = GlueCatalog.open(directory.resolve("glue"), Clock.systemUTC());
        glue = GlueServer.start(catalog, 0);
        access = new S3Access(emulators.s3(), "us-east-1", "local", "local-secret");
        trinoSettings = new TrinoSettings(directory.resolve("trino"), freePort(), glue.endpoint(), access);
        trino = TrinoServer.start(home(), trinoSettings);
        server = startServer();
        athena = at(server.endpoint(), AthenaClient.builder()).build();
    }

    AthenaClient athena() {
        return athena;
    }

    /** Starts a query that a token makes repeatable. */
    String start(String sql, String token) {
        return athena.startQueryExecution(request -> request.queryString(sql)
                        .clientRequestToken(token)
                        .queryExecutionContext(context -> context.database("weather"))
                        .workGroup("sealift"))
                .queryExecutionId();
    }

    /** Runs a query to its end. */
    QueryExecution run(String sql) {
        return await(start(sql, UUID.randomUUID().toString()));
    }

    /** Runs a query that must succeed. */
    QueryExecution succeed(String sql) {
        var execution = run(sql);
        if (execution.status().state() != QueryExecutionState.SUCCEEDED) {
            throw new AssertionError("Not SUCCEEDED: " + execution);
        }
        return execution;
    }

    QueryExecution await(String id) {
        while (true) {
            var execution = get(id);
            switch (execution.status().state()) {
                case SUCCEEDED, FAILED, CANCELLED -> {
                    return execution;
                }
                default -> pause();
            }
        }
    }

    QueryExecution get(String id) {
        return athena.getQueryExecution(request -> request.queryExecutionId(id)).queryExecution();
    }

    /** The rows of a result as texts, the header first. */
    List<List<String>> rows(String id) {
        return athena.getQueryResults(request -> request.queryExecutionId(id)).resultSet().rows().stream()
                .map(row -> row.data().stream()
                        .map(datum -> String.valueOf(datum.varCharValue()))
                        .toList())
                .toList();
    }

    void put(String bucket, String key, String text) {
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(text));
    }

    byte[] bytes(String bucket, String key) {
        return s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArray();
    }

    String text(String uri) {
        var location = S3Location.of(uri);
        return s3.getObjectAsBytes(request -> request.bucket(location.bucket()).key(location.key()))
                .asUtf8String();
    }

    List<String> keys(String bucket, String prefix) {
        return s3.listObjectsV2(request -> request.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    TrinoClient trinoClient() {
        return trino.client();
    }

    /** Trino's own id of a running query. */
    String trinoQueryId(String id) {
        var file = new JsonFile(directory.resolve("athena").resolve(id + ".execution.json"));
        return file.read().orElseThrow().path("trinoQueryId").asText();
    }

    void delete(String bucket, String key) {
        s3.deleteObject(request -> request.bucket(bucket).key(key));
    }

    void killTrino() {
        trino.kill();
    }

    void restartTrino() {
        trino = TrinoServer.start(home(), trinoSettings);
    }

    void restartAthena() {
        athena.close();
        server.close();
        server = startServer();
        athena = at(server.endpoint(), AthenaClient.builder()).build();
    }

    @Override
    public void close() {
        athena.close();
        server.close();
        trino.close();
        glue.close();
        s3.close();
        emulators.close();
        removePluginLinks();
    }

    /** Otherwise JUnit warns about every link when it removes the folder. */
    private void removePluginLinks() {
        try (var links = Files.newDirectoryStream(directory.resolve("trino/plugin/hive"))) {
            for (Path link : links) {
                Files.delete(link);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException("Cannot remove the links of Trino's plugin", refused);
        }
    }

    static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }

    private AthenaServer startServer() {
        var workGroup = new WorkGroup("sealift", "s3://" + RESULTS + "/queries/", WorkGroup.Enforcement.WORKGROUP);
        var settings = new AthenaSettings(directory.resolve("athena"), 0, List.of(workGroup), access);
        return AthenaServer.start(settings, catalog, trino.client(), events::add, Clock.systemUTC(), UUID::randomUUID);
    }

    private static EmulatorsConfig emulatorsConfig(Path data) {
        return new EmulatorsConfig(
                data,
                emulatorPorts(),
                new EmulatorsConfig.Credentials("local", "local-secret"),
                "us-east-1",
                "000000000000",
                List.of(),
                List.of(STAGING, PROCESSED, RESULTS),
                List.of());
    }

    private EmulatorsConfig emulatorsConfig() {
        return emulatorsConfig(directory.resolve("data"));
    }

    private static Path home() {
        return Path.of(System.getProperty("sealift.home")).toAbsolutePath().normalize();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new IllegalStateException("No port is free", failure);
        }
    }

    private static <B extends AwsClientBuilder<B, ?>> B at(URI endpoint, B builder) {
        return builder.endpointOverride(endpoint).region(Region.US_EAST_1).credentialsProvider(KEYS);
    }

    private static EmulatorsConfig.Ports emulatorPorts() {
        // All at once: asked for one by one, the same port may come twice.
        CloudPorts free = CloudPorts.free();
        return new EmulatorsConfig.Ports(free.s3(), free.sqs(), free.dynamodb());
    }
}
