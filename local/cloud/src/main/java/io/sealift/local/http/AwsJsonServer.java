package io.sealift.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An HTTP server on the loopback address that speaks AWS's JSON 1.1 protocol for one service. */
public final class AwsJsonServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AwsJsonServer.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BACKLOG = 128;

    static {
        // Without it every small answer waits for the client's delayed acknowledgement, 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final String targetPrefix;
    private final AwsJsonHandler handler;
    private final HttpServer server;
    private final ExecutorService threads;

    private AwsJsonServer(String targetPrefix, AwsJsonHandler handler, HttpServer server, ExecutorService threads) {
        this.targetPrefix = targetPrefix;
        this.handler = handler;
        this.server = server;
        this.threads = threads;
    }

    /**
     * Starts serving.
     *
     * @param port the port, or 0 for a free one
     * @param targetPrefix what precedes the operation in {@code X-Amz-Target}, as in {@code AWSGlue}
     * @param handler called by many threads at once
     * @throws UncheckedIOException if the port is taken
     */
    public static AwsJsonServer start(int port, String targetPrefix, AwsJsonHandler handler) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            var http = HttpServer.create(address, BACKLOG);
            var threads = Executors.newVirtualThreadPerTaskExecutor();
            var server = new AwsJsonServer(targetPrefix + ".", handler, http, threads);
            http.setExecutor(threads);
            http.createContext("/", server::answer);
            http.start();
            return server;
        } catch (IOException refused) {
            throw new UncheckedIOException(
                    "Cannot serve " + targetPrefix + " on port " + port + ": " + refused.getMessage(), refused);
        }
    }

    /** Where clients find the service. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Stops at once; calls under way may fail. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            try {
                send(exchange, 200, handler.handle(operation(exchange), request(body)));
            } catch (AwsJsonException refused) {
                send(exchange, 400, error(refused.type(), refused.getMessage()));
            } catch (RuntimeException failure) {
                LOG.error("Call of {} failed", exchange.getRequestHeaders().getFirst("X-Amz-Target"), failure);
                send(exchange, 500, error("InternalServerException", String.valueOf(failure)));
            }
        }
    }

    private String operation(HttpExchange exchange) {
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target == null || !target.startsWith(targetPrefix)) {
            throw new AwsJsonException(
                    "UnknownOperationException", "Expected X-Amz-Target " + targetPrefix + "*, got " + target);
        }
        return target.substring(targetPrefix.length());
    }

    private static JsonNode request(byte[] body) throws IOException {
        if (body.length == 0) {
            return JSON.createObjectNode();
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException invalid) {
            throw new AwsJsonException("SerializationException", invalid.getOriginalMessage());
        }
    }

    private static ObjectNode error(String type, @Nullable String message) {
        var text = Objects.requireNonNullElse(message, type);
        return JSON.createObjectNode().put("__type", type).put("Message", text).put("message", text);
    }

    private static void send(HttpExchange exchange, int status, ObjectNode answer) throws IOException {
        var bytes = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
