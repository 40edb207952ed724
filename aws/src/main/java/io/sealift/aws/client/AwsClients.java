package io.sealift.aws.client;

import java.time.Duration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The clients of the services, sharing one connection pool, with a limit on every wait.
 *
 * <p>Region, credentials and endpoints come from the SDK's own environment variables. Nothing here knows about local
 * runs: if {@code AWS_ENDPOINT_URL_S3} names an IP address, the SDK itself puts the bucket into the path.
 *
 * @param s3 objects
 * @param sqs the queue and its dead-letter queue
 * @param dynamoDb the ledger
 * @param athena the engine
 * @param glue the catalog
 * @param http the pool that they share
 * @param failures counts the calls that were refused
 */
public record AwsClients(
        S3Client s3,
        SqsClient sqs,
        DynamoDbClient dynamoDb,
        AthenaClient athena,
        GlueClient glue,
        SdkHttpClient http,
        CallFailures failures)
        implements AutoCloseable {
    private static final Duration CONNECT_MAX = Duration.ofSeconds(2);
    /** Exactly SQS's longest poll: callers that poll with these clients must ask for less. */
    private static final Duration ATTEMPT_MAX = Duration.ofSeconds(20);

    private static final Duration CALL_MAX = Duration.ofSeconds(60);
    /** More than one function uses at a time. */
    private static final int CONNECTIONS_MAX = 64;

    /** Builds all of them; call it once, and close them at the end. */
    public static AwsClients fromEnvironment() {
        SdkHttpClient http = Apache5HttpClient.builder()
                .connectionTimeout(CONNECT_MAX)
                .connectionAcquisitionTimeout(ATTEMPT_MAX)
                .socketTimeout(ATTEMPT_MAX)
                .maxConnections(CONNECTIONS_MAX)
                .build();
        CallFailures failures = new CallFailures();
        ClientOverrideConfiguration bounds = ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(ATTEMPT_MAX)
                .apiCallTimeout(CALL_MAX)
                .retryStrategy(RetryMode.STANDARD)
                .addExecutionInterceptor(failures)
                .build();
        return new AwsClients(
                S3Client.builder()
                        .httpClient(http)
                        .overrideConfiguration(bounds)
                        .build(),
                SqsClient.builder()
                        .httpClient(http)
                        .overrideConfiguration(bounds)
                        .build(),
                DynamoDbClient.builder()
                        .httpClient(http)
                        .overrideConfiguration(bounds)
                        .build(),
                AthenaClient.builder()
                        .httpClient(http)
                        .overrideConfiguration(bounds)
                        .build(),
                GlueClient.builder()
                        .httpClient(http)
                        .overrideConfiguration(bounds)
                        .build(),
                http,
                failures);
    }

    @Override
    public void close() {
        s3.close();
        sqs.close();
        dynamoDb.close();
        athena.close();
        glue.close();
        http.close();
    }
}
