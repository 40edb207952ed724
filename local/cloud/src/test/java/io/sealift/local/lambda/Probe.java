package io.sealift.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealift.local.lambda.InvocationResult.Returned;
import io.sealift.local.process.RuntimeClasspath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.joda.time.DateTime;

/** Deploys and calls {@link ProbeFunction} from this module's test classes. */
public final class Probe {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long WAIT_SECONDS_MAX = 300;

    private Probe() {}

    /** The project's root folder, as set by the build. */
    public static Path home() {
        return Path.of(System.getProperty("sealift.home"));
    }

    /** The local Lambda's settings. */
    public static LambdaSettings settings() {
        return LambdaSettings.of(home(), Clock.systemUTC());
    }

    /** A function with the given handler from this module's test classes. */
    public static FunctionConfig config(Path logs, Class<?> handler, Map<String, String> environment) {
        return new FunctionConfig(
                "probe",
                handler.getName() + "::handleRequest",
                List.of(
                        RuntimeClasspath.jarOf(handler),
                        RuntimeClasspath.jarOf(RequestHandler.class),
                        RuntimeClasspath.jarOf(SQSEvent.class),
                        // The runtime client builds events with it; a shaded jar contains it with the event types.
                        RuntimeClasspath.jarOf(DateTime.class)),
                256,
                Duration.ofMinutes(1),
                2,
                environment,
                2,
                logs);
    }

    static byte[] event(String action, String text) {
        return JSON.createObjectNode()
                .put("do", action)
                .put("text", text)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    static InvocationResult call(LambdaFunction function, String action, String text) throws Exception {
        return await(function.invoke(event(action, text)));
    }

    static JsonNode answer(InvocationResult result) throws JsonProcessingException {
        if (result instanceof Returned(String json)) {
            return JSON.readTree(json);
        }
        throw new AssertionError("No answer but " + result);
    }

    static InvocationResult await(CompletableFuture<InvocationResult> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
    }
}
