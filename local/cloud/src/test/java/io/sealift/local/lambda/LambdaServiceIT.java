package io.sealift.local.lambda;

import static io.sealift.local.lambda.Probe.answer;
import static io.sealift.local.lambda.Probe.await;
import static io.sealift.local.lambda.Probe.call;
import static io.sealift.local.lambda.Probe.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealift.local.lambda.InvocationResult.Crashed;
import io.sealift.local.lambda.InvocationResult.FunctionError;
import io.sealift.local.lambda.InvocationResult.InitFailed;
import io.sealift.local.lambda.InvocationResult.Returned;
import io.sealift.local.lambda.InvocationResult.TimedOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@link ProbeFunction} in real children. */
class LambdaServiceIT {
    private static final Duration WAIT_MAX = Duration.ofMinutes(2);

    @TempDir
    Path logs;

    private LambdaService lambda;
    private LambdaFunction function;

    @BeforeEach
    void deploy() {
        lambda = new LambdaService(Probe.settings().withAsyncRetryDelay(Duration.ofMillis(50)));
        function = lambda.deploy(Probe.config(logs, ProbeFunction.class, Map.of("GREETING", "ahoy")));
    }

    @AfterEach
    void stop() {
        lambda.close();
    }

    @Test
    void shouldReuseOneChildWhenInvokedInARow() throws Exception {
        // When
        JsonNode first = answer(call(function, "echo", "one"));
        JsonNode second = answer(call(function, "echo", "two"));
        // Then
        assertThat(first.path("text").asText()).isEqualTo("one");
        assertThat(second.path("text").asText()).isEqualTo("two");
        assertThat(second.path("pid")).isEqualTo(first.path("pid"));
        assertThat(second.path("invocations").asText()).isEqualTo("2");
        assertThat(function.workerCount()).isEqualTo(1);
        assertThat(function.workerPids()).containsExactly(first.path("pid").asLong());
        assertThat(function.config().log()).content().contains("probe says one", "probe says two");
    }

    @Test
    void shouldAddUpTheTimeInHandWhenInvoked() throws Exception {
        // Given
        answer(call(function, "echo", "so that a child runs"));
        Usage before = function.usage();
        // When
        InvocationResult slept = call(function, "sleep", "1500");
        InvocationResult thrown = call(function, "throw", "counts, too");
        // Then
        assertThat(slept).isInstanceOf(Returned.class);
        assertThat(thrown).isInstanceOf(FunctionError.class);
        Usage usage = function.usage().since(before);
        assertThat(usage.invocations()).isEqualTo(2);
        assertThat(usage.busy()).isBetween(Duration.ofMillis(1500), Duration.ofSeconds(50));
    }

    @Test
    void shouldGiveLambdasSurroundingsWhenInvoked() throws Exception {
        // When
        JsonNode answer = answer(call(function, "env", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE"));
        // Then
        assertThat(answer.path("text").asText()).isEqualTo("256");
        assertThat(answer.path("arn").asText()).isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:probe");
        assertThat(answer.path("remainingMillis").asInt()).isBetween(1, 60_000);
        assertThat(answer.path("heapMib").asInt()).isBetween(150, 217);
        assertThat(Path.of(answer.path("tmp").asText())).startsWith(logs);
        assertThat(answer(call(function, "env", "GREETING")).path("text").asText())
                .isEqualTo("ahoy");
        assertThat(answer(call(function, "env", "AWS_EXECUTION_ENV"))
                        .path("text")
                        .asText())
                .isEqualTo("AWS_Lambda_java25");
    }

    @Test
    void shouldTellErrorAndKeepChildWhenHandlerThrows() throws Exception {
        // Given
        JsonNode before = answer(call(function, "echo", ""));
        // When
        InvocationResult result = call(function, "throw", "no such hour");
        // Then
        assertThat(result).isEqualTo(new FunctionError("java.lang.IllegalArgumentException", "no such hour"));
        assertThat(answer(call(function, "echo", "")).path("pid")).isEqualTo(before.path("pid"));
    }

    @Test
    void shouldKillChildAndStartAnotherWhenDeadlinePasses() throws Exception {
        // Given
        LambdaFunction hurried = lambda.deploy(other("hurried", function.config(), Duration.ofSeconds(4)));
        JsonNode before = answer(call(hurried, "echo", ""));
        // When
        long start = System.nanoTime();
        InvocationResult result = call(hurried, "sleep", "50000");
        // Then
        assertThat(result).isEqualTo(new TimedOut());
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(50));
        assertThat(answer(call(hurried, "echo", "")).path("pid")).isNotEqualTo(before.path("pid"));
        assertThat(hurried.workerCount()).isEqualTo(1);
    }

    @Test
    void shouldTellExitStatusWhenChildEndsDuringInvocation() throws Exception {
        // When
        InvocationResult result = call(function, "exit", "3");
        // Then
        assertThat(result).isEqualTo(new Crashed(3));
        assertThat(call(function, "echo", "")).isInstanceOf(Returned.class);
    }

    @Test
    void shouldTellReasonWhenConstructorThrows() throws Exception {
        // Given
        FunctionConfig broken = Probe.config(logs, ProbeFunction.class, Map.of("PROBE_INIT", "fail"));
        // When
        InvocationResult result = call(lambda.deploy(other("broken", broken, broken.timeout())), "echo", "");
        // Then
        assertThat(result).isInstanceOf(InitFailed.class);
        assertThat(result.toString()).contains("Init was told to fail");
        assertThat(lambda.function("broken").workerCount()).isZero();
    }

    @Test
    void shouldRunTwoChildrenAtMostWhenFourAreInvokedAtOnce() throws Exception {
        // When
        var futures = Stream.of("1", "2", "3", "4")
                .map(_ -> function.invoke(event("sleep", "300")))
                .toList();
        // Then
        for (var future : futures) {
            assertThat(await(future)).isInstanceOf(Returned.class);
        }
        assertThat(function.workerCount()).isEqualTo(2);
    }

    @Test
    void shouldShareNoNativeLibraryWhenTwoServicesStartChildrenAtOnce(@TempDir Path otherLogs) throws Exception {
        // Given
        try (LambdaService other = new LambdaService(Probe.settings())) {
            LambdaFunction second = other.deploy(Probe.config(otherLogs, ProbeFunction.class, Map.of()));
            // When
            var futures = Stream.of(function, function, second, second)
                    .map(started -> started.invoke(event("sleep", "300")))
                    .toList();
            // Then
            List<Path> libraries = new ArrayList<>();
            for (var future : futures) {
                libraries.add(nativeLibrary(answer(await(future)).path("pid").asText()));
            }
            assertThat(libraries).doesNotHaveDuplicates();
            assertThat(libraries.subList(0, 2))
                    .allSatisfy(library -> assertThat(library).startsWith(logs));
            assertThat(libraries.subList(2, 4))
                    .allSatisfy(library -> assertThat(library).startsWith(otherLogs));
        }
    }

    @Test
    void shouldRetryTwiceUnderOneRequestIdWhenAsyncInvocationFails() throws Exception {
        // Given
        Path record = logs.resolve("requests");
        // When
        InvocationResult result = await(function.invokeAsync(event("record", record.toString())));
        // Then
        assertThat(result).isInstanceOf(FunctionError.class);
        List<String> requests = Files.readAllLines(record);
        assertThat(requests).hasSize(3);
        assertThat(requests.stream().distinct()).hasSize(1);
    }

    @Test
    void shouldStartAnotherChildWhenIdleOneWasKilled() throws Exception {
        // Given
        JsonNode before = answer(call(function, "echo", ""));
        // When
        var killed = function.killRandomWorker(new Random(1));
        // Then
        assertThat(killed).hasValue(before.path("pid").asLong());
        assertThat(answer(call(function, "echo", "")).path("pid")).isNotEqualTo(before.path("pid"));
    }

    @Test
    void shouldCrashInvocationWhenItsChildIsKilled() throws Exception {
        // Given
        call(function, "echo", "");
        var running = function.invoke(event("sleep", "50000"));
        Awaitility.await()
                .atMost(WAIT_MAX)
                .untilAsserted(
                        () -> assertThat(function.config().log()).content().contains("probe sleeps"));
        // When
        int killed = function.killAllWorkers();
        // Then
        assertThat(killed).isEqualTo(1);
        assertThat(await(running)).isEqualTo(new Crashed(137));
    }

    @Test
    void shouldRunByNewVariablesWhenUpdated() throws Exception {
        // Given
        JsonNode before = answer(call(function, "env", "GREETING"));
        var underWay = function.invoke(event("sleep", "1800"));
        Awaitility.await()
                .atMost(WAIT_MAX)
                .untilAsserted(
                        () -> assertThat(function.config().log()).content().contains("probe sleeps"));
        // When
        function.update(Probe.config(logs, ProbeFunction.class, Map.of("GREETING", "farewell")));
        // Then
        JsonNode after = answer(call(function, "env", "GREETING"));
        assertThat(after.path("text").asText()).isEqualTo("farewell");
        assertThat(answer(await(underWay)).path("pid")).isEqualTo(before.path("pid"));
        assertThat(function.workerCount()).isEqualTo(1);
        assertThat(answer(call(function, "env", "GREETING")).path("pid")).isEqualTo(after.path("pid"));
    }

    @Test
    void shouldRefuseWhenUpdateWouldRenameIt() {
        FunctionConfig other = Probe.config(logs, ProbeFunction.class, Map.of());
        FunctionConfig renamed = other("other", other, other.timeout());
        assertThatThrownBy(() -> function.update(renamed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("probe of concurrency 2 cannot become other of 1");
    }

    @Test
    void shouldStopChildWhenNobodyNeedsIt() throws Exception {
        // Given
        try (var shortLived = new LambdaService(Probe.settings().withIdleMax(Duration.ofMillis(100)))) {
            var idle = shortLived.deploy(Probe.config(logs, ProbeFunction.class, Map.of()));
            long pid = answer(call(idle, "echo", "")).path("pid").asLong();
            // When
            Awaitility.await()
                    .atMost(WAIT_MAX)
                    .untilAsserted(() -> assertThat(idle.workerCount()).isZero());
            // Then
            Awaitility.await()
                    .atMost(WAIT_MAX)
                    .untilAsserted(() -> assertThat(ProcessHandle.of(pid)).isEmpty());
        }
    }

    @Test
    void shouldLeaveNoChildAndNoFolderWhenClosed() throws Exception {
        // Given
        JsonNode answer = answer(call(function, "echo", ""));
        // When
        lambda.close();
        // Then
        assertThat(ProcessHandle.of(answer.path("pid").asLong())).isEmpty();
        assertThat(Path.of(answer.path("tmp").asText())).doesNotExist();
        assertThatThrownBy(() -> function.invoke(event("echo", "")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Function probe was stopped");
    }

    /** The same under another name, with another deadline, and without retries. */
    private FunctionConfig other(String name, FunctionConfig like, Duration timeout) {
        return new FunctionConfig(
                name, like.handler(), like.code(), like.memoryMib(), timeout, 0, like.environment(), 1, logs);
    }

    /** The file that the process really loaded. */
    private static Path nativeLibrary(String pid) throws IOException {
        try (Stream<String> maps = Files.lines(Path.of("/proc", pid, "maps"))) {
            return maps.filter(line -> line.contains("aws-lambda-jni"))
                    .map(line -> Path.of(line.substring(line.indexOf('/'))))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void shouldRefuseWhenEventIsTooLarge() {
        assertThatThrownBy(() -> function.invoke(new byte[LambdaFunction.PAYLOAD_BYTES_MAX + 1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("larger than 6291456");
    }
}
