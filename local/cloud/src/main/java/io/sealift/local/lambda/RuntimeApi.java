package io.sealift.local.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sealift.local.lambda.Invocation.Delivery;
import io.sealift.local.lambda.InvocationResult.Crashed;
import io.sealift.local.lambda.InvocationResult.FunctionError;
import io.sealift.local.lambda.InvocationResult.InitFailed;
import io.sealift.local.lambda.InvocationResult.Returned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The Lambda runtime API for one child: hands it events, one at a time, and receives its answers.
 *
 * <p>Each child has a server of its own, so an event can only be answered by the child that took it.
 */
final class RuntimeApi implements AutoCloseable {
    private static final String INIT_ERROR = "/2018-06-01/runtime/init/error";
    private static final String INVOCATION = "/2018-06-01/runtime/invocation/";
    private static final String NEXT = "next";
    private static final String RESPONSE = "response";
    private static final String ERROR = "error";

    /** Lambda's limit on what a function may return. */
    private static final int RESPONSE_BYTES_MAX = 6 * 1024 * 1024;

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;

    private final FunctionConfig config;
    private final Clock clock;
    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final CompletableFuture<Optional<InitFailed>> init = new CompletableFuture<>();
    private final Object lock = new Object();
    private @Nullable Invocation current;
    private boolean childGone;

    private RuntimeApi(FunctionConfig config, Clock clock, HttpServer server) {
        this.config = config;
        this.clock = clock;
        this.server = server;
    }

    static RuntimeApi start(FunctionConfig config, Clock clock) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
            var api = new RuntimeApi(config, clock, server);
            server.setExecutor(api.executor);
            server.createContext("/", api::handle);
            server.start();
            return api;
        } catch (IOException refused) {
            throw new UncheckedIOException("Cannot start the runtime API of " + config.name(), refused);
        }
    }

    /** Where the child finds this server, as host and port. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Completes when the child asks for its first event, or with the reason why it never will. */
    CompletableFuture<Optional<InitFailed>> init() {
        return init;
    }

    /** Keeps an event for the child's next request. The invocation's futures report the result. */
    void offer(Invocation invocation) {
        synchronized (lock) {
            if (childGone) {
                invocation.delivery().complete(Delivery.CHILD_GONE);
            } else {
                waiting.add(invocation);
            }
        }
    }

    /** Settles the child's unfinished work, now that it ended with status {@code exit}. */
    void childEnded(int exit) {
        synchronized (lock) {
            childGone = true;
            waiting.forEach(invocation -> invocation.delivery().complete(Delivery.CHILD_GONE));
            waiting.clear();
            if (current != null) {
                current.result().complete(new Crashed(exit));
            }
            init.complete(Optional.of(new InitFailed(
                    "Runtime.ExitError", "The child ended before its first event, exit status " + exit)));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals(INVOCATION + NEXT)) {
                next(exchange);
            } else if (path.equals(INIT_ERROR)) {
                RuntimeError error = RuntimeError.read(exchange, body(exchange));
                init.complete(Optional.of(new InitFailed(error.type(), error.message())));
                answer(exchange, ACCEPTED);
            } else if (path.startsWith(INVOCATION)) {
                answer(exchange, settle(exchange, path.substring(INVOCATION.length())));
            } else {
                answer(exchange, NOT_FOUND);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        init.complete(Optional.empty());
        Invocation invocation = waiting.take();
        synchronized (lock) {
            if (childGone) {
                invocation.delivery().complete(Delivery.CHILD_GONE);
                return;
            }
            current = invocation;
            invocation.delivery().complete(Delivery.TAKEN);
        }
        Duration timeout = config.timeout();
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
        headers.set(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(clock.instant().plus(timeout).toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", config.arn());
        exchange.sendResponseHeaders(OK, invocation.payload().length);
        exchange.getResponseBody().write(invocation.payload());
    }

    private int settle(HttpExchange exchange, String rest) throws IOException {
        byte[] body = body(exchange);
        synchronized (lock) {
            Invocation invocation = current;
            if (invocation == null || !rest.startsWith(invocation.requestId() + "/")) {
                return BAD_REQUEST;
            }
            int status = ACCEPTED;
            switch (rest.substring(rest.indexOf('/') + 1)) {
                case RESPONSE -> {
                    InvocationResult result = returned(body);
                    status = result instanceof Returned ? ACCEPTED : TOO_LARGE;
                    invocation.result().complete(result);
                }
                case ERROR -> {
                    RuntimeError error = RuntimeError.read(exchange, body);
                    invocation.result().complete(new FunctionError(error.type(), error.message()));
                }
                default -> {
                    return NOT_FOUND;
                }
            }
            current = null;
            return status;
        }
    }

    private static InvocationResult returned(byte[] body) {
        return body.length <= RESPONSE_BYTES_MAX
                ? new Returned(new String(body, StandardCharsets.UTF_8))
                : new FunctionError(
                        "Function.ResponseSizeTooLarge",
                        "The response is larger than " + RESPONSE_BYTES_MAX + " bytes. Return less");
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        return exchange.getRequestBody().readNBytes(RESPONSE_BYTES_MAX + 1);
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }
}
