package io.sealift.local.cloud;

import io.sealift.local.template.TableSpec;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/** Creates those of the template's tables that do not exist yet. */
final class TableDeployment {
    private TableDeployment() {}

    static void create(DynamoDbClient dynamoDb, TableSpec table) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(table.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(table.attributes().stream()
                        .map(attribute -> AttributeDefinition.builder()
                                .attributeName(attribute.name())
                                .attributeType(attribute.type())
                                .build())
                        .toList())
                .keySchema(keys(table.keys()));
        // DynamoDB refuses an empty list.
        if (!table.indexes().isEmpty()) {
            request.globalSecondaryIndexes(table.indexes().stream()
                    .map(index -> GlobalSecondaryIndex.builder()
                            .indexName(index.name())
                            .keySchema(keys(index.keys()))
                            .projection(Projection.builder()
                                    .projectionType(index.projection())
                                    .build())
                            .build())
                    .toList());
        }
        try {
            dynamoDb.createTable(request.build());
        } catch (ResourceInUseException kept) {
            // It exists from an earlier run on this folder, with its items.
            return;
        }
        table.ttlAttribute()
                .ifPresent(attribute -> dynamoDb.updateTimeToLive(update -> update.tableName(table.name())
                        .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName(attribute))));
    }

    private static List<KeySchemaElement> keys(List<TableSpec.KeySpec> keys) {
        return keys.stream()
                .map(key -> KeySchemaElement.builder()
                        .attributeName(key.attribute())
                        .keyType(key.type())
                        .build())
                .toList();
    }
}
