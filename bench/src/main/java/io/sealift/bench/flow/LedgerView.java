package io.sealift.bench.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** What any version's ledger says, using the attributes that all versions have. */
final class LedgerView {
    private static final List<String> INDEX_KEYS = List.of("MANIFESTS#ACTIVE", "MANIFESTS#ARCHIVED");

    private final DynamoDbClient client;
    private final String table;
    private final DoubleAdder readUnits = new DoubleAdder();

    LedgerView(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /**
     * A manifest.
     *
     * @param times when it reached each state
     */
    record ManifestView(String id, String state, long files, long rows, Map<String, Instant> times) {
        boolean isLoaded() {
            return state.equals("LOADED") || state.equals("ARCHIVED");
        }

        /** Seconds from one state to another. */
        double seconds(String from, String to) {
            Instant began = times.getOrDefault(from, Instant.EPOCH);
            Instant ended = times.getOrDefault(to, Instant.EPOCH);
            return (ended.toEpochMilli() - began.toEpochMilli()) / 1e3;
        }
    }

    /** All manifests, in no order. */
    List<ManifestView> manifests() {
        List<ManifestView> manifests = new ArrayList<>();
        for (String key : INDEX_KEYS) {
            client.queryPaginator(query -> query.tableName(table)
                            .indexName("gsi1")
                            .keyConditionExpression("gsi1pk = :key")
                            .expressionAttributeValues(Map.of(":key", AttributeValue.fromS(key)))
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                    .forEach(page -> {
                        readUnits.add(page.consumedCapacity().capacityUnits());
                        page.items().stream()
                                .filter(item -> item.containsKey("state"))
                                .map(LedgerView::manifest)
                                .forEach(manifests::add);
                    });
        }
        return manifests;
    }

    /** Those whose files are in the table, the earliest first. */
    List<ManifestView> loadedInOrder() {
        return manifests().stream()
                .filter(ManifestView::isLoaded)
                .sorted(Comparator.comparing(manifest -> manifest.times().getOrDefault("LOADED", Instant.MAX)))
                .toList();
    }

    long committedFiles() {
        return files(manifest -> true);
    }

    long loadedFiles() {
        return files(ManifestView::isLoaded);
    }

    long archivedFiles() {
        return files(manifest -> manifest.state().equals("ARCHIVED"));
    }

    /** The manifest that each committed file is in, by the file's key. Reads the whole table. */
    Map<String, String> manifestsByKey() {
        Map<String, String> manifests = new HashMap<>();
        client.scanPaginator(scan -> scan.tableName(table)
                        .filterExpression("begins_with(pk, :file)")
                        .expressionAttributeValues(Map.of(":file", AttributeValue.fromS("FILE#"))))
                .items()
                .forEach(item -> place(item)
                        .forEach(place -> manifests.put(value(item, "key").s(), place)));
        return manifests;
    }

    /** What reading through this view has cost so far; not part of the measurement. */
    double readUnits() {
        return readUnits.sum();
    }

    private long files(Predicate<ManifestView> which) {
        return manifests().stream().filter(which).mapToLong(ManifestView::files).sum();
    }

    /** Versions with packs say {@code in}: the manifest, a slash, the pack. */
    private static Stream<String> place(Map<String, AttributeValue> item) {
        return Stream.of("in", "manifest")
                .filter(item::containsKey)
                .map(name -> value(item, name).s().split("/", -1)[0]);
    }

    private static ManifestView manifest(Map<String, AttributeValue> item) {
        Map<String, Instant> times = new HashMap<>();
        value(item, "times").m().forEach((state, at) -> times.put(state, Instant.parse(at.s())));
        return new ManifestView(
                value(item, "gsi1sk").s(),
                value(item, "state").s(),
                Long.parseLong(value(item, "files").n()),
                Long.parseLong(value(item, "rows").n()),
                times);
    }

    private static AttributeValue value(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), () -> "No attribute %s in %s".formatted(name, item));
    }
}
