package io.sealift.bench.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sealift.local.cloud.CloudSettings;
import io.sealift.local.cloud.LocalCloud;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.s3.S3Client;

/** A local cloud with the template and the functions of one tree. */
final class CloudUnderTest implements AutoCloseable {
    private static final int UPLOADS_AT_ONCE = 8;
    private static final long LOOK_EVERY_MILLIS = 100;

    private final Path home;
    private final LocalCloud cloud;
    private final Map<String, String> variables;
    private final URI counts;
    private final S3Client s3;
    private final AthenaClient athena;

    private CloudUnderTest(Path home, LocalCloud cloud, int countsPort) {
        this.home = home;
        this.cloud = cloud;
        this.variables = cloud.environment().variables();
        this.counts = URI.create("http://127.0.0.1:%d/counts".formatted(countsPort));
        StaticCredentialsProvider credentials = StaticCredentialsProvider.create(
                AwsBasicCredentials.create(variable("AWS_ACCESS_KEY_ID"), variable("AWS_SECRET_ACCESS_KEY")));
        Region region = Region.of(variable("AWS_REGION"));
        this.s3 = S3Client.builder()
                .region(region)
                .credentialsProvider(credentials)
                .endpointOverride(URI.create(variable("AWS_ENDPOINT_URL_S3")))
                .forcePathStyle(true)
                .build();
        this.athena = AthenaClient.builder()
                .region(region)
                .credentialsProvider(credentials)
                .endpointOverride(URI.create(variable("AWS_ENDPOINT_URL_ATHENA")))
                .build();
    }

    static CloudUnderTest start(Path home, Path directory) throws IOException {
        int countsPort;
        try (ServerSocket free = new ServerSocket(0)) {
            countsPort = free.getLocalPort();
        }
        CloudSettings settings = CloudSettings.of(home, directory).counting(countsPort);
        return new CloudUnderTest(home, LocalCloud.start(settings, System.out::println), countsPort);
    }

    S3Client s3() {
        return s3;
    }

    String variable(String name) {
        return Objects.requireNonNull(variables.get(name), () -> "The cloud says nothing of " + name);
    }

    /** Creates the tables by the tree's own command. */
    void init() throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(home.resolve("sealift").toString(), "init").inheritIO();
        command.environment().putAll(variables);
        if (command.start().waitFor() != 0) {
            throw new IllegalStateException("sealift init failed in " + home);
        }
    }

    void land(Map<String, byte[]> files) {
        String bucket = variable("SEALIFT_MESSAGES_BUCKET");
        try (ExecutorService uploads = Executors.newFixedThreadPool(UPLOADS_AT_ONCE)) {
            files.forEach((key, content) -> uploads.execute(
                    () -> s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromBytes(content))));
        }
    }

    /** Waits until every source is released. */
    void awaitIngested() throws InterruptedException {
        String bucket = variable("SEALIFT_MESSAGES_BUCKET");
        while (s3.listObjectsV2(list -> list.bucket(bucket).maxKeys(1)).hasContents()) {
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    /** Fires the load schedule and waits until readers see so many rows. */
    void load(long rows) throws InterruptedException {
        cloud.schedules().stream()
                .filter(schedule -> schedule.name().endsWith("-load"))
                .forEach(schedule -> schedule.fireNow().join());
        while (count() < rows) {
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private long count() throws InterruptedException {
        String id = athena.startQueryExecution(start -> start.workGroup(variable("SEALIFT_WORKGROUP"))
                        .queryString(
                                "SELECT count(*) FROM \"%s\".\"processed\"".formatted(variable("SEALIFT_DATABASE"))))
                .queryExecutionId();
        while (true) {
            QueryExecutionState state = execution(id).status().state();
            if (state == QueryExecutionState.SUCCEEDED) {
                return Long.parseLong(athena.getQueryResults(results -> results.queryExecutionId(id))
                        .resultSet()
                        .rows()
                        .get(1)
                        .data()
                        .getFirst()
                        .varCharValue());
            }
            if (state == QueryExecutionState.FAILED) {
                return 0;
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    /** The longest time that an INSERT of this workgroup took the engine. */
    Duration longestInsert() {
        List<String> ids = athena.listQueryExecutions(list -> list.workGroup(variable("SEALIFT_WORKGROUP")))
                .queryExecutionIds();
        return ids.stream()
                .map(this::execution)
                .filter(query -> query.query().contains("INSERT INTO"))
                .map(query -> Duration.between(
                        query.status().submissionDateTime(), query.status().completionDateTime()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private QueryExecution execution(String id) {
        return athena.getQueryExecution(get -> get.queryExecutionId(id)).queryExecution();
    }

    /** What was asked of S3, SQS and DynamoDB since the last call. */
    JsonNode resetCounts() {
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(counts).DELETE().build(), HttpResponse.BodyHandlers.ofString());
            return new JsonMapper().readTree(answer.body());
        } catch (IOException failure) {
            throw new IllegalStateException("No counts at " + counts, failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while counts were read", stopped);
        }
    }

    @Override
    public void close() {
        s3.close();
        athena.close();
        cloud.close();
    }
}
