package io.sealift.local.emulators;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A proxy for a server on another port that shows the calls to a {@link JsonCalls}. */
final class JsonCallProxy {
    /** Headers that belong to one connection only, or that would bring an answer that cannot be read here. */
    private static final Set<String> LEFT_OUT =
            Set.of("host", "connection", "content-length", "transfer-encoding", "expect", "upgrade", "accept-encoding");

    private final int serverPort;
    private final JsonCalls calls;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private JsonCallProxy(int serverPort, JsonCalls calls) {
        this.serverPort = serverPort;
        this.calls = calls;
    }

    static void start(int port, int serverPort, JsonCalls calls) throws IOException {
        // Without it every small answer waits for the client's delayed acknowledgement, 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", new JsonCallProxy(serverPort, calls)::pass);
        server.start();
    }

    /** Passes a call on and its answer back; if the server gives none, the caller's connection ends, too. */
    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            String action = action(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            byte[] body = calls.asked(action, exchange.getRequestBody().readAllBytes());
            HttpResponse<byte[]> answer = client.send(request(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
            calls.answered(action, body, answer.statusCode(), answer.body());
            answer.headers().map().forEach((name, values) -> {
                if (!LEFT_OUT.contains(name.toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while a call was under way");
        }
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + serverPort + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!LEFT_OUT.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static String action(@Nullable String target) {
        return target == null ? "unknown" : target.substring(target.indexOf('.') + 1);
    }
}
