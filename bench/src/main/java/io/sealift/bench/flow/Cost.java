package io.sealift.bench.flow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a number of files asked of the services, and what a million of them cost by the public prices of us-east-1. The
 * producers' own PUTs into the messages bucket are left out, and so are Trino's calls in the place of Athena's.
 *
 * @param files the files
 * @param calls calls by kind
 */
record Cost(int files, Map<String, Double> calls) {
    /** Dollars a million calls or units. */
    private static final Map<String, Double> PRICES = Map.ofEntries(
            Map.entry("S3 PUT", 5.0),
            Map.entry("S3 COPY", 5.0),
            Map.entry("S3 LIST", 5.0),
            Map.entry("S3 Create", 5.0),
            Map.entry("S3 UploadPart", 5.0),
            Map.entry("S3 Complete", 5.0),
            Map.entry("S3 GET", 0.4),
            Map.entry("S3 HEAD", 0.4),
            Map.entry("SQS", 0.4),
            Map.entry("DynamoDB write units", 0.625),
            Map.entry("DynamoDB read units", 0.125));

    static Cost of(JsonNode counts, int files) {
        Map<String, Double> calls = new TreeMap<>();
        counts.path("s3")
                .properties()
                .forEach(bucket -> bucket.getValue().properties().forEach(kind -> {
                    boolean isProducers = bucket.getKey().contains("-messages-")
                            && kind.getKey().equals("PUT");
                    if (!isProducers) {
                        calls.merge("S3 " + kind.getKey(), kind.getValue().asDouble(), Double::sum);
                    }
                }));
        counts.path("sqs")
                .properties()
                .forEach(action -> calls.merge("SQS", action.getValue().asDouble(), Double::sum));
        calls.put(
                "DynamoDB write units",
                counts.path("dynamodb").path("writeUnits").asDouble());
        calls.put(
                "DynamoDB read units", counts.path("dynamodb").path("readUnits").asDouble());
        return new Cost(files, calls);
    }

    List<String> lines(String title) {
        List<String> lines = new ArrayList<>();
        calls.forEach((kind, count) -> lines.add(
                String.format(Locale.ROOT, "%s: %-22s %8.0f, %.3f a file", title, kind, count, count / files)));
        double dollars = calls.entrySet().stream()
                .mapToDouble(call -> call.getValue() / files * PRICES.getOrDefault(call.getKey(), 0.0))
                .sum();
        lines.add(String.format(Locale.ROOT, "%s: $%.2f of requests a million files", title, dollars));
        return lines;
    }
}
