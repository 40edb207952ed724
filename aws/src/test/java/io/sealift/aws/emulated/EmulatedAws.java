package io.sealift.aws.emulated;

import io.sealift.aws.client.AwsClients;
import io.sealift.core.store.ObjectHeaders;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import io.sealift.local.cloud.CloudPorts;
import io.sealift.local.emulators.EmulatorsConfig;
import io.sealift.local.storage.Emulators;
import io.sealift.local.trino.S3Access;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Emulators of AWS, started once for all tests, and the clients of a function that is pointed at them. */
public final class EmulatedAws implements AutoCloseable {
    private static final String ACCESS_KEY = "local";
    private static final String SECRET_KEY = "local-secret";
    private static final String REGION = "eu-central-1";

    /** Created at the start, as the local cloud does; each test that asks gets its own. */
    private static final List<String> BUCKETS =
            IntStream.range(0, 100).mapToObj("bucket-%d"::formatted).toList();

    private final AtomicInteger buckets = new AtomicInteger();
    private final AtomicInteger tables = new AtomicInteger();
    private final AtomicInteger queues = new AtomicInteger();
    private final Emulators emulators;
    private final AwsClients clients;

    private EmulatedAws(Emulators emulators, AwsClients clients) {
        this.emulators = emulators;
        this.clients = clients;
    }

    /** Gives the tests the one instance; it ends with the last of them. */
    public static final class Extension implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == EmulatedAws.class;
        }

        @Override
        public EmulatedAws resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(EmulatedAws.class))
                    .getOrComputeIfAbsent(EmulatedAws.class, _ -> start(), EmulatedAws.class);
        }
    }

    /** The clients, as a function builds them. */
    public AwsClients clients() {
        return clients;
    }

    /** The object store, for others to use. */
    public S3Access objects() {
        return new S3Access(emulators.s3(), REGION, ACCESS_KEY, SECRET_KEY);
    }

    /** The project's root folder. */
    public static Path home() {
        // S3Proxy takes a folder path with ".." for an attempt to break out of it.
        return Path.of(System.getProperty("sealift.home", ".."))
                .toAbsolutePath()
                .normalize();
    }

    /** A port that is free now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot find a free port", failure);
        }
    }

    private static EmulatorsConfig.Ports emulatorPorts() {
        // All at once: asked for one by one, the same port may come twice.
        CloudPorts free = CloudPorts.free();
        return new EmulatorsConfig.Ports(free.s3(), free.sqs(), free.dynamodb());
    }

    /** The name of a new, empty bucket. */
    public String newBucket() {
        return BUCKETS.get(buckets.getAndIncrement());
    }

    /** Puts an object as a producer does. */
    public ObjectVersion put(ObjectLocation location, byte[] content) {
        return put(location, content, ObjectHeaders.NONE);
    }

    /** Puts an object as a producer does, with more than just its bytes. */
    public ObjectVersion put(ObjectLocation location, byte[] content, ObjectHeaders headers) {
        PutObjectRequest.Builder put = PutObjectRequest.builder()
                .bucket(location.bucket())
                .key(location.key())
                .metadata(headers.user());
        headers.content().forEach((name, value) -> {
            switch (name) {
                case "content-type" -> put.contentType(value);
                case "content-encoding" -> put.contentEncoding(value);
                case "content-disposition" -> put.contentDisposition(value);
                case "content-language" -> put.contentLanguage(value);
                case "cache-control" -> put.cacheControl(value);
                default -> throw new IllegalArgumentException("Not a header of an object's content: " + name);
            }
        });
        String eTag = clients.s3()
                .putObject(put.build(), RequestBody.fromBytes(content))
                .eTag();
        return new ObjectVersion(location, eTag.replace("\"", ""));
    }

    /** The address of a new, empty queue. */
    public String newQueue() {
        String name = "queue-" + queues.incrementAndGet();
        return clients.sqs().createQueue(request -> request.queueName(name)).queueUrl();
    }

    /** The name of a new, empty table of the shape that template.yaml declares. */
    public String newLedgerTable() {
        String table = "ledger-" + tables.incrementAndGet();
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(keys("pk", "sk"))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("gsi1")
                        .keySchema(keys("gsi1pk", "gsi1sk"))
                        .projection(projection -> projection.projectionType(ProjectionType.ALL))
                        .build())
                .attributeDefinitions(Stream.of("pk", "sk", "gsi1pk", "gsi1sk")
                        .map(name -> AttributeDefinition.builder()
                                .attributeName(name)
                                .attributeType(ScalarAttributeType.S)
                                .build())
                        .toList());
        clients.dynamoDb().createTable(request.build());
        return table;
    }

    @Override
    public void close() {
        clients.close();
        emulators.close();
    }

    private static EmulatedAws start() {
        Path home = home();
        Emulators emulators = Emulators.start(home, config(home), home.resolve("aws/target/emulators/log"));
        pointSdkAt(emulators);
        return new EmulatedAws(emulators, AwsClients.fromEnvironment());
    }

    private static EmulatorsConfig config(Path home) {
        try {
            Path target = Files.createDirectories(home.resolve("aws/target"));
            return new EmulatorsConfig(
                    Files.createTempDirectory(target, "emulated-"),
                    emulatorPorts(),
                    new EmulatorsConfig.Credentials(ACCESS_KEY, SECRET_KEY),
                    REGION,
                    "000000000000",
                    List.of(),
                    BUCKETS,
                    List.of());
        } catch (IOException failure) {
            throw new IllegalStateException("Cannot prepare a folder and ports for the emulators", failure);
        }
    }

    /**
     * Through the system properties equivalent to {@code AWS_ENDPOINT_URL_S3} and its like: a test cannot set
     * variables.
     */
    private static void pointSdkAt(Emulators emulators) {
        Map.of(
                        "aws.region",
                        REGION,
                        "aws.accessKeyId",
                        ACCESS_KEY,
                        "aws.secretAccessKey",
                        SECRET_KEY,
                        "aws.endpointUrlS3",
                        emulators.s3().toString(),
                        "aws.endpointUrlSqs",
                        emulators.sqs().toString(),
                        "aws.endpointUrlDynamoDb",
                        emulators.dynamodb().toString())
                .forEach(System::setProperty);
    }

    private static List<KeySchemaElement> keys(String hash, String range) {
        return List.of(key(hash, KeyType.HASH), key(range, KeyType.RANGE));
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
