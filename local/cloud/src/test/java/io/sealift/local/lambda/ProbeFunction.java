package io.sealift.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** A function for tests: does what its event's {@code do} says, and answers who it is. */
public final class ProbeFunction implements RequestHandler<Map<String, String>, Map<String, String>> {
    private int invocations;

    public ProbeFunction() {
        if (System.getenv("PROBE_INIT") != null) {
            throw new IllegalStateException("Init was told to fail");
        }
    }

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        invocations++;
        String text = event.getOrDefault("text", "");
        try {
            switch (event.getOrDefault("do", "echo")) {
                case "throw" -> throw new IllegalArgumentException(text);
                case "sleep" -> {
                    context.getLogger().log("probe sleeps\n");
                    Thread.sleep(Long.parseLong(text));
                }
                case "exit" -> Runtime.getRuntime().halt(Integer.parseInt(text));
                case "env" -> text = String.valueOf(System.getenv(text));
                case "record" -> {
                    Files.writeString(
                            Path.of(text),
                            context.getAwsRequestId() + "\n",
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
                    throw new IllegalStateException("Recorded");
                }
                default -> context.getLogger().log("probe says " + text);
            }
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
        return Map.of(
                "text", text,
                "pid", Long.toString(ProcessHandle.current().pid()),
                "invocations", Integer.toString(invocations),
                "remainingMillis", Integer.toString(context.getRemainingTimeInMillis()),
                "heapMib", Long.toString(Runtime.getRuntime().maxMemory() >> 20),
                "tmp", System.getProperty("java.io.tmpdir"),
                "arn", context.getInvokedFunctionArn());
    }
}
