package io.sealift.local.cloud;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sealift.local.glue.GlueCatalog;
import io.sealift.local.template.CloudTemplate;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The launcher's own clients of the services, and what it creates through them. */
final class Services {
    private final SqsClient sqs;
    private final DynamoDbClient dynamoDb;
    private final CloudTemplate template;

    Services(Closing closing, CloudEnvironment environment, CloudTemplate template) {
        StaticCredentialsProvider credentials = StaticCredentialsProvider.create(
                AwsBasicCredentials.create(CloudEnvironment.ACCESS_KEY, CloudEnvironment.SECRET_KEY));
        Region region = Region.of(CloudEnvironment.REGION);
        this.template = template;
        this.sqs = closing.add(SqsClient.builder()
                .endpointOverride(endpoint(environment, "AWS_ENDPOINT_URL_SQS"))
                .region(region)
                .credentialsProvider(credentials)
                .build());
        this.dynamoDb = closing.add(DynamoDbClient.builder()
                .endpointOverride(endpoint(environment, "AWS_ENDPOINT_URL_DYNAMODB"))
                .region(region)
                .credentialsProvider(credentials)
                .build());
    }

    SqsClient sqs() {
        return sqs;
    }

    void createTables() {
        template.tables().forEach(table -> TableDeployment.create(dynamoDb, table));
    }

    void createDatabase(GlueCatalog catalog) {
        String name = template.database().name();
        if (catalog.databases().stream()
                .noneMatch(found -> found.path("Name").asText().equals(name))) {
            catalog.createDatabase(JsonNodeFactory.instance.objectNode().put("Name", name));
        }
    }

    private static URI endpoint(CloudEnvironment environment, String variable) {
        return URI.create(environment.variables().getOrDefault(variable, ""));
    }
}
