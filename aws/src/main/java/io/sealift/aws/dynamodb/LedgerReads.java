package io.sealift.aws.dynamodb;

import io.sealift.core.ledger.ManifestId;
import io.sealift.core.runtime.Pause;
import io.sealift.core.store.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Reads items: from the table consistently, from the index as it has them.
 *
 * @param client the client
 * @param table the table's name
 * @param pause between the tries of a batch that DynamoDB answers only in part
 */
record LedgerReads(DynamoDbClient client, String table, Pause pause) {
    /** DynamoDB's limit. */
    private static final int BATCH_KEYS_MAX = 100;
    /** A batch of the largest items, 400 KB each, is returned 16 MB at a time; the rest allows for throttling. */
    private static final int BATCH_TRIES_MAX = 10;

    private static final Duration BATCH_PAUSE = Duration.ofMillis(50);

    Optional<Item> get(Map<String, AttributeValue> key) {
        GetItemResponse answer = call(
                "read " + key,
                () -> client.getItem(
                        request -> request.tableName(table).key(key).consistentRead(true)));
        return answer.hasItem() ? Optional.of(new Item(answer.item())) : Optional.empty();
    }

    /** The items that exist, in any order; {@code keys} must not contain duplicates. */
    List<Map<String, AttributeValue>> getAll(Collection<Map<String, AttributeValue>> keys) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        keys.stream().gather(Gatherers.windowFixed(BATCH_KEYS_MAX)).forEach(batch -> getBatch(batch, found));
        return found;
    }

    /** The index's items under a key, ordered by id. */
    List<Map<String, AttributeValue>> ascending(String indexKey) {
        return listed(indexKey, index -> index.scanIndexForward(true), Long.MAX_VALUE);
    }

    /** The first of the index's items under a key, ordered by id. */
    List<Map<String, AttributeValue>> ascending(String indexKey, int countMax) {
        return listed(indexKey, index -> index.scanIndexForward(true).limit(countMax), countMax);
    }

    /** The first of the index's items under a key, in reverse order of id. */
    List<Map<String, AttributeValue>> descending(String indexKey, int countMax) {
        return listed(indexKey, index -> index.scanIndexForward(false).limit(countMax), countMax);
    }

    /** The items of a manifest whose sort keys have this prefix, in sort-key order, read consistently. */
    List<Map<String, AttributeValue>> beside(ManifestId manifest, String begin) {
        QueryRequest request = QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("#pk = :pk AND begins_with(#sk, :begin)")
                .expressionAttributeNames(Map.of("#pk", LedgerTable.PK, "#sk", LedgerTable.SK))
                .expressionAttributeValues(Map.of(
                        ":pk", LedgerTable.manifestKey(manifest).get(LedgerTable.PK), ":begin", Values.text(begin)))
                .build();
        return query(request, Long.MAX_VALUE);
    }

    /** Visits all files of the table, but no aliases; reads consistently, 1 MB of the table per page. */
    void scanFiles(Consumer<Map<String, AttributeValue>> visitor) {
        ScanRequest request = ScanRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .filterExpression("begins_with(#pk, :begin) AND #is <> :alias")
                .expressionAttributeNames(Map.of("#pk", LedgerTable.PK, "#is", FileItems.IS))
                .expressionAttributeValues(
                        Map.of(":begin", Values.text(LedgerTable.FILE), ":alias", Values.text(FileItems.ALIAS)))
                .build();
        Iterator<ScanResponse> pages = client.scanPaginator(request).iterator();
        while (call("list all files", pages::hasNext)) {
            call("list all files", pages::next).items().forEach(visitor);
        }
    }

    private List<Map<String, AttributeValue>> listed(
            String indexKey, Consumer<QueryRequest.Builder> order, long countMax) {
        QueryRequest request = QueryRequest.builder()
                .tableName(table)
                .indexName(LedgerTable.INDEX)
                .keyConditionExpression("#pk = :pk")
                .expressionAttributeNames(Map.of("#pk", LedgerTable.INDEX_PK))
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(indexKey)))
                .applyMutation(order)
                .build();
        return query(request, countMax);
    }

    private List<Map<String, AttributeValue>> query(QueryRequest request, long countMax) {
        return call(
                "list items under %s"
                        .formatted(request.expressionAttributeValues().get(":pk")),
                () -> client.queryPaginator(request).items().stream()
                        .limit(countMax)
                        .toList());
    }

    private void getBatch(List<Map<String, AttributeValue>> keys, List<Map<String, AttributeValue>> found) {
        Map<String, KeysAndAttributes> asked = Map.of(
                table,
                KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
        for (int tried = 1; tried <= BATCH_TRIES_MAX; tried++) {
            Map<String, KeysAndAttributes> now = asked;
            BatchGetItemResponse answer = call(
                    "read %d items".formatted(keys.size()),
                    () -> client.batchGetItem(request -> request.requestItems(now)));
            found.addAll(answer.responses().getOrDefault(table, List.of()));
            if (answer.unprocessedKeys().isEmpty()) {
                return;
            }
            asked = answer.unprocessedKeys();
            pause.sleep(BATCH_PAUSE.multipliedBy(tried));
        }
        throw new StoreUnavailableException(
                "DynamoDB table %s left keys unread in %d tries. Raise its throughput, or call again later"
                        .formatted(table, BATCH_TRIES_MAX),
                new TimeoutException());
    }

    private <T> T call(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException failure) {
            throw new StoreUnavailableException(
                    "DynamoDB table %s did not %s: %s. If this lasts, check SEALIFT_LEDGER_TABLE and the role's permissions on it"
                            .formatted(table, what, failure.getMessage()),
                    failure);
        }
    }
}
