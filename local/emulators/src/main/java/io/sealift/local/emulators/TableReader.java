package io.sealift.local.emulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Reads from DynamoDB Local directly, bypassing the counters. */
final class TableReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** DynamoDB Local does not check the signature, but requires one. */
    private static final String SIGNATURE =
            "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=none";

    private static final int OK = 200;

    private final URI server;
    private final HttpClient client = HttpClient.newHttpClient();

    TableReader(int port) {
        this.server = URI.create("http://127.0.0.1:" + port);
    }

    /** The items of these keys as they are now; missing ones are left out. At most 100. */
    List<JsonNode> items(String table, List<JsonNode> keys) {
        ObjectNode request = JSON.createObjectNode();
        ObjectNode wanted = request.putObject("RequestItems").putObject(table).put("ConsistentRead", true);
        ArrayNode list = wanted.putArray("Keys");
        keys.forEach(list::add);
        List<JsonNode> items = new ArrayList<>();
        ask("BatchGetItem", request).path("Responses").path(table).forEach(items::add);
        return items;
    }

    /** The key attributes of each index of a table. */
    List<List<String>> indexes(String table) {
        JsonNode description = ask("DescribeTable", JSON.createObjectNode().put("TableName", table))
                .path("Table");
        List<List<String>> indexes = new ArrayList<>();
        description
                .path("GlobalSecondaryIndexes")
                .forEach(index -> indexes.add(index.path("KeySchema")
                        .valueStream()
                        .map(key -> key.path("AttributeName").asText())
                        .toList()));
        return indexes;
    }

    private JsonNode ask(String action, ObjectNode request) {
        HttpRequest call = HttpRequest.newBuilder(server)
                .header("X-Amz-Target", "DynamoDB_20120810." + action)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("Authorization", SIGNATURE)
                .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                .build();
        try {
            HttpResponse<String> answer = client.send(call, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IllegalStateException("DynamoDB Local answers %s with %s".formatted(action, answer.body()));
            }
            return JSON.readTree(answer.body());
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot ask DynamoDB Local for " + action, failure);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while DynamoDB Local was asked", ending);
        }
    }
}
