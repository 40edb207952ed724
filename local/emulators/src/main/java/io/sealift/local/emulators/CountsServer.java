package io.sealift.local.emulators;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Serves the counts at {@code /counts}, as JSON: GET reads them, DELETE reads and resets them. */
final class CountsServer {
    private static final int OK = 200;
    private static final int NOT_ALLOWED = 405;

    private final Counts counts;

    private CountsServer(Counts counts) {
        this.counts = counts;
    }

    static void start(int port, Counts counts) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/counts", new CountsServer(counts)::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestMethod()) {
                case "GET" -> send(exchange, counts.read());
                case "DELETE" -> send(exchange, counts.readAndReset());
                default -> exchange.sendResponseHeaders(NOT_ALLOWED, -1);
            }
        }
    }

    private static void send(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(OK, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
