package io.sealift.bench.flow;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sealift.local.lambda.LambdaFunction;
import io.sealift.local.lambda.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reports the services' calls since the last reading. */
final class Meter {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double BYTES_A_MB = 1e6;
    private static final double SCANNED_MB_MIN = 10;
    private static final double MIB_A_GB = 1024;

    private final URI counts;
    private final List<LambdaFunction> functions;
    private final LedgerView ledger;
    private final Engine engine;
    private final HttpClient http = HttpClient.newHttpClient();
    private Map<String, Usage> used = Map.of();
    private double ownReadUnits;
    private double scannedMb;

    Meter(URI counts, List<LambdaFunction> functions, LedgerView ledger, Engine engine) {
        this.counts = counts;
        this.functions = functions;
        this.ledger = ledger;
        this.engine = engine;
        Consumption _ = read();
    }

    /** The calls since the last reading. */
    Consumption read() {
        double unitsNow = ledger.readUnits();
        double scannedNow = scannedMb();
        Map<String, Usage> usedNow = new HashMap<>();
        Consumption consumption = counted()
                .plus(Priced.READ_UNITS, ownReadUnits - unitsNow)
                .plus(Priced.ATHENA_MB, scannedNow - scannedMb);
        for (LambdaFunction function : functions) {
            Usage usage = function.usage();
            usedNow.put(function.config().name(), usage);
            Usage since = usage.since(used.getOrDefault(function.config().name(), Usage.NONE));
            consumption = consumption
                    .plus(Priced.LAMBDA_CALLS, (double) since.invocations())
                    .plus(
                            Priced.LAMBDA_GB_SECONDS,
                            since.busy().toMillis() / 1e3 * function.config().memoryMib() / MIB_A_GB);
        }
        used = usedNow;
        ownReadUnits = unitsNow;
        scannedMb = scannedNow;
        return consumption;
    }

    private double scannedMb() {
        return engine.inserts().stream()
                .mapToDouble(insert -> Math.max(SCANNED_MB_MIN, insert.scannedBytes() / BYTES_A_MB))
                .sum();
    }

    private Consumption counted() {
        try {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(counts).DELETE().build(), HttpResponse.BodyHandlers.ofString());
            return Consumption.of(JSON.readTree(answer.body()));
        } catch (IOException failure) {
            throw new UncheckedIOException("No counts at " + counts, failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while counts were read", stopped);
        }
    }
}
