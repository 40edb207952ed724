package io.sealift.local.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sealift.local.http.AwsJsonException;
import io.sealift.local.http.AwsJsonServer;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Glue's API in front of a {@link GlueCatalog}: what Trino calls, and what a person needs to look around.
 *
 * <p>Answers are never paged. GetPartitions ignores {@code Expression}: Trino filters again, others get more than they
 * asked for. Column statistics are neither kept nor returned.
 */
public final class GlueServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int CREATED_AT_ONCE_MAX = 100;
    private static final int UPDATED_AT_ONCE_MAX = 100;
    private static final int DELETED_AT_ONCE_MAX = 25;
    private static final int READ_AT_ONCE_MAX = 1000;

    private final GlueCatalog catalog;
    private final AwsJsonServer server;

    private GlueServer(GlueCatalog catalog, int port) {
        this.catalog = catalog;
        this.server = AwsJsonServer.start(port, "AWSGlue", this::handle);
    }

    /** Serves a catalog on a port, or on a free one if {@code port} is 0. */
    public static GlueServer start(GlueCatalog catalog, int port) {
        return new GlueServer(catalog, port);
    }

    /** Where clients find the service. */
    public URI endpoint() {
        return server.endpoint();
    }

    @Override
    public void close() {
        server.close();
    }

    private ObjectNode handle(String operation, JsonNode request) {
        return switch (operation) {
            case "GetDatabase" -> answer("Database", catalog.database(text(request, "Name")));
            case "GetDatabases" -> answer("DatabaseList", array(catalog.databases()));
            case "CreateDatabase" -> done(() -> catalog.createDatabase(request.path("DatabaseInput")));
            case "DeleteDatabase" -> done(() -> catalog.deleteDatabase(text(request, "Name")));
            case "GetTable" -> answer("Table", catalog.table(database(request), text(request, "Name")));
            case "GetTables" -> answer("TableList", array(matchingTables(request)));
            case "CreateTable" -> done(() -> catalog.createTable(database(request), request.path("TableInput")));
            case "UpdateTable" -> done(() -> catalog.updateTable(database(request), request.path("TableInput")));
            case "DeleteTable" -> done(() -> catalog.deleteTable(database(request), text(request, "Name")));
            case "GetUserDefinedFunctions" -> answer("UserDefinedFunctions", JSON.createArrayNode());
            case "GetColumnStatisticsForTable", "GetColumnStatisticsForPartition" -> noStatistics();
            case "UpdateColumnStatisticsForTable", "UpdateColumnStatisticsForPartition" -> noErrors();
            case "DeleteColumnStatisticsForTable", "DeleteColumnStatisticsForPartition" -> JSON.createObjectNode();
            default -> partitions(operation, request);
        };
    }

    private ObjectNode partitions(String operation, JsonNode request) {
        return switch (operation) {
            case "GetPartition" -> answer("Partition", partition(request));
            case "GetPartitions" -> answer("Partitions", array(segment(request)));
            case "BatchGetPartition" -> batchGet(request);
            case "CreatePartition" ->
                done(() -> catalog.createPartition(database(request), table(request), request.path("PartitionInput")));
            case "BatchCreatePartition" ->
                batch(
                        request,
                        "PartitionInputList",
                        CREATED_AT_ONCE_MAX,
                        "Values",
                        input -> catalog.createPartition(database(request), table(request), input));
            case "UpdatePartition" -> done(() -> update(request, request));
            case "BatchUpdatePartition" ->
                batch(request, "Entries", UPDATED_AT_ONCE_MAX, "PartitionValueList", entry -> update(request, entry));
            case "DeletePartition" ->
                done(() -> catalog.deletePartition(
                        database(request), table(request), strings(request.path("PartitionValues"))));
            case "BatchDeletePartition" ->
                batch(
                        request,
                        "PartitionsToDelete",
                        DELETED_AT_ONCE_MAX,
                        "Values",
                        partition -> catalog.deletePartition(
                                database(request), table(request), strings(partition.path("Values"))));
            default -> throw GlueErrors.invalid("The local Glue knows no operation " + operation);
        };
    }

    private List<ObjectNode> matchingTables(JsonNode request) {
        var expression = request.path("Expression").asText("");
        var tables = catalog.tables(database(request));
        if (expression.isEmpty()) {
            return tables;
        }
        var pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
        return tables.stream()
                .filter(table -> pattern.matcher(table.path("Name").asText()).matches())
                .toList();
    }

    /** Clients read the segments of a listing in parallel; the first one has everything. */
    private List<ObjectNode> segment(JsonNode request) {
        var all = catalog.partitions(database(request), table(request));
        return request.path("Segment").path("SegmentNumber").asInt(0) == 0 ? all : List.of();
    }

    private ObjectNode partition(JsonNode request) {
        var values = strings(request.path("PartitionValues"));
        return catalog.findPartition(database(request), table(request), values)
                .orElseThrow(() -> GlueErrors.notFound("Cannot find partition " + values + " of " + table(request)));
    }

    private ObjectNode batchGet(JsonNode request) {
        var found = entries(request, "PartitionsToGet", READ_AT_ONCE_MAX)
                .valueStream()
                .map(wanted -> strings(wanted.path("Values")))
                .flatMap(values -> catalog.findPartition(database(request), table(request), values).stream())
                .toList();
        var answer = answer("Partitions", array(found));
        answer.putArray("UnprocessedKeys");
        return answer;
    }

    private void update(JsonNode request, JsonNode entry) {
        var values = strings(entry.path("PartitionValueList"));
        catalog.updatePartition(database(request), table(request), values, entry.path("PartitionInput"));
    }

    private ObjectNode batch(JsonNode request, String list, int entriesMax, String valuesField, Change change) {
        var answer = noErrors();
        for (JsonNode entry : entries(request, list, entriesMax)) {
            try {
                change.apply(entry);
            } catch (AwsJsonException refused) {
                var error = answer.withArrayProperty("Errors").addObject();
                error.set(list.equals("Entries") ? "PartitionValueList" : "PartitionValues", entry.path(valuesField));
                error.putObject("ErrorDetail")
                        .put("ErrorCode", refused.type())
                        .put("ErrorMessage", refused.getMessage());
            }
        }
        return answer;
    }

    /** The entries of a batch on an existing table: without the table, Glue refuses the whole call. */
    private JsonNode entries(JsonNode request, String list, int entriesMax) {
        catalog.table(database(request), table(request));
        var entries = request.path(list);
        if (entries.size() > entriesMax) {
            throw GlueErrors.tooMany("%s must have at most %d members: %d".formatted(list, entriesMax, entries.size()));
        }
        return entries;
    }

    /** A change to one partition of a batch. */
    private interface Change {
        void apply(JsonNode entry);
    }

    private static ObjectNode done(Runnable change) {
        change.run();
        return JSON.createObjectNode();
    }

    private static ObjectNode answer(String field, JsonNode value) {
        var answer = JSON.createObjectNode();
        answer.set(field, value);
        return answer;
    }

    private static ObjectNode noStatistics() {
        return answer("ColumnStatisticsList", JSON.createArrayNode());
    }

    private static ObjectNode noErrors() {
        return answer("Errors", JSON.createArrayNode());
    }

    private static ArrayNode array(List<ObjectNode> nodes) {
        return JSON.createArrayNode().addAll(nodes);
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    private static String database(JsonNode request) {
        return text(request, "DatabaseName");
    }

    private static String table(JsonNode request) {
        return text(request, "TableName");
    }

    private static String text(JsonNode request, String field) {
        var value = request.path(field).asText("");
        if (value.isEmpty()) {
            throw GlueErrors.invalid(field + " is missing");
        }
        return value;
    }
}
