package io.sealift.local.trino;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Speaks Trino's statement protocol: one POST, then a chain of GETs.
 *
 * <p>Methods throw {@link TrinoLostException} if Trino does not answer as it should. Only reads are retried, and a POST
 * that Trino certainly did not accept.
 */
public final class TrinoClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(30);
    private static final Duration RETRY_WAIT = Duration.ofMillis(100);
    private static final int TRIES_MAX = 5;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI server;

    /** Talks to the server at an address. */
    public TrinoClient(URI server) {
        this.server = server;
    }

    /**
     * Submits a statement.
     *
     * @param sql one statement without a semicolon at its end
     * @param catalog the catalog for names without one
     * @param schema the schema for names without one
     */
    public TrinoPage start(String sql, String catalog, String schema) {
        return send(HttpRequest.newBuilder(server.resolve("/v1/statement"))
                .header("X-Trino-User", "athena")
                .header("X-Trino-Source", "local-athena")
                .header("X-Trino-Time-Zone", "UTC")
                .header("X-Trino-Catalog", catalog)
                .header("X-Trino-Schema", schema)
                .timeout(ANSWER_WAIT_MAX)
                .POST(BodyPublishers.ofString(sql))
                .build());
    }

    /** Fetches the next answer; Trino holds it back for about a second if there is nothing new. */
    public TrinoPage next(URI next) {
        var request = HttpRequest.newBuilder(next)
                .header("X-Trino-User", "athena")
                .timeout(ANSWER_WAIT_MAX)
                .GET()
                .build();
        for (int tries = 1; ; tries++) {
            try {
                return send(request);
            } catch (TrinoLostException lost) {
                if (tries == TRIES_MAX) {
                    throw lost;
                }
                pause();
            }
        }
    }

    /** Asks Trino to cancel a statement. */
    public void cancel(URI next) {
        var request = HttpRequest.newBuilder(next)
                .header("X-Trino-User", "athena")
                .timeout(ANSWER_WAIT_MAX)
                .DELETE()
                .build();
        exchange(request);
    }

    /** Ends an abandoned query; does nothing if Trino does not know it. */
    public void kill(String queryId) {
        var request = HttpRequest.newBuilder(server.resolve("/v1/query/" + queryId))
                .header("X-Trino-User", "athena")
                .timeout(ANSWER_WAIT_MAX)
                .DELETE()
                .build();
        exchange(request);
    }

    /** Whether the server reports that it is not up yet. */
    public boolean isStarting() {
        var request = HttpRequest.newBuilder(server.resolve("/v1/info"))
                .timeout(ANSWER_WAIT_MAX)
                .GET()
                .build();
        var response = exchange(request);
        try {
            return response.statusCode() != 200
                    || JSON.readTree(response.body()).path("starting").asBoolean(true);
        } catch (IOException invalid) {
            throw lost(request, invalid);
        }
    }

    private TrinoPage send(HttpRequest request) {
        for (int tries = 1; ; tries++) {
            var response = exchange(request);
            if (response.statusCode() == 200) {
                return page(response);
            }
            // With 503 Trino says that it has not accepted the request; any other status is final.
            if (response.statusCode() != 503 || tries == TRIES_MAX) {
                throw new TrinoLostException("Trino answered " + request.method() + " " + request.uri()
                        + " with status " + response.statusCode() + ": " + response.body());
            }
            pause();
        }
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException broken) {
            throw lost(request, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw lost(request, interrupted);
        }
    }

    private static TrinoPage page(HttpResponse<String> response) {
        try {
            return TrinoPage.of(JSON.readTree(response.body()));
        } catch (IOException invalid) {
            throw lost(response.request(), invalid);
        }
    }

    private static TrinoLostException lost(HttpRequest request, Exception cause) {
        var lost = new TrinoLostException(
                "No answer of Trino to " + request.method() + " " + request.uri() + ": " + cause);
        lost.initCause(cause);
        return lost;
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_WAIT);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TrinoLostException("Interrupted while waiting for Trino");
        }
    }
}
