package io.sealift.local.process;

import io.sealift.local.watchdog.ParentWatchdog;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One running child JVM, which ends when this one does.
 *
 * <p>The child's output goes to a log file. It ends on {@link #close()}, and also when this JVM ends, however it does.
 */
public final class ChildJvm implements AutoCloseable {
    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(5);

    private final String name;
    private final Path log;
    private final Process process;

    private ChildJvm(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /**
     * What to run.
     *
     * @param name its name in messages
     * @param classpath jars and folders, in order; that of {@code local/watchdog} is added
     * @param jvmOptions options before the main class
     * @param mainClass the real main class
     * @param arguments its arguments
     * @param environment variables on top of this process's own, except that those beginning with {@code AWS_} are
     *     dropped: no real account's credentials, profile or endpoint reaches a child
     * @param workingDirectory an existing folder
     * @param log the file to which standard output and standard error are appended
     */
    public record Spec(
            String name,
            List<Path> classpath,
            List<String> jvmOptions,
            String mainClass,
            List<String> arguments,
            Map<String, String> environment,
            Path workingDirectory,
            Path log) {
        public Spec {
            classpath = List.copyOf(classpath);
            jvmOptions = List.copyOf(jvmOptions);
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
        }
    }

    /** Starts a child on this JVM's own Java; throws {@link UncheckedIOException} if the system refuses. */
    public static ChildJvm start(Spec spec) {
        var classpath = new ArrayList<>(spec.classpath());
        classpath.add(RuntimeClasspath.jarOf(ParentWatchdog.class));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(spec.jvmOptions());
        command.add(ParentWatchdog.class.getName());
        command.add(spec.mainClass());
        command.addAll(spec.arguments());
        var builder = new ProcessBuilder(command)
                .directory(spec.workingDirectory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        builder.environment().keySet().removeIf(variable -> variable.startsWith("AWS_"));
        builder.environment().putAll(spec.environment());
        // By environment variable, not by option: some class paths would make the command line too long to read back.
        builder.environment()
                .put(
                        "CLASSPATH",
                        String.join(
                                File.pathSeparator,
                                classpath.stream().map(Path::toString).toList()));
        try {
            return new ChildJvm(spec.name(), spec.log(), builder.start());
        } catch (IOException refused) {
            throw new UncheckedIOException("Cannot start " + spec.name() + ": " + refused.getMessage(), refused);
        }
    }

    /** Whether the child still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit status when the child ends, however it does: 128 + n after signal n. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** The operating system's id of the child. */
    public long pid() {
        return process.pid();
    }

    /** Where the child's output is. */
    public Path log() {
        return log;
    }

    /** Ends the child as a crash would, without a chance to clean up; returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(STOP_WAIT_MAX);
    }

    /** Asks the child to stop, and kills it if it does not within five seconds; returns when it is gone. */
    @Override
    public void close() {
        process.destroy();
        if (!awaitExit(STOP_WAIT_MAX)) {
            kill();
        }
    }

    /** Waits for the child to end; false if it still runs after {@code waitMax}. */
    public boolean awaitExit(Duration waitMax) {
        try {
            return process.waitFor(waitMax.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public String toString() {
        return name + " (process " + process.pid() + ", log " + log + ")";
    }
}
