package io.sealift.local.lambda;

import io.sealift.local.process.ChildJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command line and the environment of a function's child, as close to Lambda's as a plain JVM gets. */
final class ChildLaunch {
    private static final String MAIN_CLASS = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /** Lambda leaves about this much of a function's memory to the heap. */
    private static final double HEAP_SHARE = 0.85;

    /** With more, a handful of children could fill a laptop's memory. */
    private static final int HEAP_MIB_MAX = 2048;

    private ChildLaunch() {}

    /**
     * What to start.
     *
     * @param runtimeApi host and port of the child's runtime API
     * @param work the child's own folder, for its temporary files and its native library; it exists
     */
    static ChildJvm.Spec of(FunctionConfig config, LambdaSettings settings, String runtimeApi, Path work) {
        var classpath = new ArrayList<>(config.code());
        classpath.addAll(settings.runtimeClient());
        return new ChildJvm.Spec(
                config.name(),
                classpath,
                jvmOptions(config, settings, work),
                MAIN_CLASS,
                List.of(config.handler()),
                environment(config, runtimeApi, work),
                work,
                config.log());
    }

    private static List<String> jvmOptions(FunctionConfig config, LambdaSettings settings, Path work) {
        int heapMib = Math.min(HEAP_MIB_MAX, (int) (config.memoryMib() * HEAP_SHARE));
        return List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx" + heapMib + "m",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + work,
                NativeLibrary.unpack(settings.runtimeClient(), work));
    }

    private static Map<String, String> environment(FunctionConfig config, String runtimeApi, Path work) {
        var environment = new HashMap<String, String>();
        environment.put("AWS_REGION", config.region());
        environment.put("AWS_DEFAULT_REGION", config.region());
        environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        environment.put("AWS_LAMBDA_FUNCTION_NAME", config.name());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(config.memoryMib()));
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + config.name());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "[$LATEST]" + work.getFileName());
        environment.put("TMPDIR", work.toString());
        environment.put("TZ", "UTC");
        environment.putAll(config.environment());
        // Reserved on Lambda too: a template cannot set them.
        environment.put("_HANDLER", config.handler());
        environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        environment.put("LAMBDA_TASK_ROOT", work.toString());
        return environment;
    }
}
