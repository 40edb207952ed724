package io.sealift.bench.flow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.Map;

/**
 * The services' calls and units.
 *
 * @param amounts missing entries mean zero
 */
record Consumption(Map<Priced, Double> amounts) {
    Consumption {
        amounts = Map.copyOf(amounts);
    }

    /**
     * From the emulators' counts. The producers' own PUTs are left out; the engine's calls are included, as Athena's
     * are on AWS.
     *
     * @throws IllegalStateException if there is an unexpected call
     */
    static Consumption of(JsonNode counts) {
        Map<Priced, Double> amounts = new EnumMap<>(Priced.class);
        for (Map.Entry<String, JsonNode> bucket : counts.path("s3").properties()) {
            boolean isProducers = bucket.getKey().contains("-messages-");
            for (Map.Entry<String, JsonNode> kind : bucket.getValue().properties()) {
                if (!isProducers || !kind.getKey().equals("PUT")) {
                    amounts.merge(priced(kind.getKey()), kind.getValue().asDouble(), Double::sum);
                }
            }
        }
        counts.path("sqs").forEach(calls -> amounts.merge(Priced.SQS, calls.asDouble(), Double::sum));
        JsonNode ledger = counts.path("dynamodb");
        amounts.put(Priced.WRITE_UNITS, ledger.path("writeUnits").asDouble());
        amounts.put(Priced.READ_UNITS, ledger.path("readUnits").asDouble());
        return new Consumption(amounts);
    }

    double of(Priced kind) {
        return amounts.getOrDefault(kind, 0.0);
    }

    Consumption plus(Priced kind, double more) {
        Map<Priced, Double> all = new EnumMap<>(Priced.class);
        all.putAll(amounts);
        all.merge(kind, more, Double::sum);
        return new Consumption(all);
    }

    Consumption plus(Consumption other) {
        Consumption sum = this;
        for (Map.Entry<Priced, Double> amount : other.amounts.entrySet()) {
            sum = sum.plus(amount.getKey(), amount.getValue());
        }
        return sum;
    }

    /** The dollars per million files, given how many files took all this. */
    double dollarsAMillion(int files) {
        return amounts.entrySet().stream()
                .mapToDouble(
                        amount -> amount.getValue() / files * amount.getKey().dollarsAMillion())
                .sum();
    }

    private static Priced priced(String kind) {
        return switch (kind) {
            case "GET", "HEAD" -> Priced.S3_GET;
            case "PUT", "Create", "UploadPart", "Complete" -> Priced.S3_PUT;
            case "COPY", "UploadPartCopy" -> Priced.S3_COPY;
            case "LIST", "ListParts" -> Priced.S3_LIST;
            case "DELETE", "Abort" -> Priced.S3_DELETE;
            default -> throw new IllegalStateException("A call of S3 without a price: " + kind);
        };
    }
}
