package io.sealift.bench.flow;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * AWS clients of one cloud; several can be open at once.
 *
 * @param variables by which the cloud is found
 */
record Clients(Map<String, String> variables, S3Client s3, DynamoDbClient dynamoDb, AthenaClient athena)
        implements AutoCloseable {
    static Clients of(Map<String, String> variables) {
        return new Clients(
                variables,
                toCloud(variables, "S3", S3Client.builder())
                        .forcePathStyle(true)
                        .build(),
                toCloud(variables, "DYNAMODB", DynamoDbClient.builder()).build(),
                toCloud(variables, "ATHENA", AthenaClient.builder()).build());
    }

    String variable(String name) {
        return value(variables, name);
    }

    private static <B extends AwsClientBuilder<B, ?>> B toCloud(
            Map<String, String> variables, String service, B builder) {
        AwsCredentialsProvider credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create(
                value(variables, "AWS_ACCESS_KEY_ID"), value(variables, "AWS_SECRET_ACCESS_KEY")));
        return builder.region(Region.of(value(variables, "AWS_REGION")))
                .credentialsProvider(credentials)
                .endpointOverride(URI.create(value(variables, "AWS_ENDPOINT_URL_" + service)));
    }

    private static String value(Map<String, String> variables, String name) {
        return Objects.requireNonNull(variables.get(name), () -> "The cloud says nothing of " + name);
    }

    @Override
    public void close() {
        s3.close();
        dynamoDb.close();
        athena.close();
    }
}
