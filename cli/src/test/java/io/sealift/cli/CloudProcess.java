package io.sealift.cli;

import io.sealift.cli.common.Deployment;
import io.sealift.cli.common.RunningCloud;
import io.sealift.local.cloud.CloudEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code sealift local up} as a process of its own, so that a test can kill it and its children as an accident would. */
final class CloudProcess implements AutoCloseable {
    private final Path folder;
    private final Process process;

    private CloudProcess(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** Starts it on a folder that an earlier one may have left, and returns once it takes calls. */
    static CloudProcess start(Path folder, Path template) throws IOException {
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        Files.deleteIfExists(log);
        List<String> command = SealiftProcess.command(
                "local", "up", "--load-every", "3s", "--dir", folder.toString(), "--template", template.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        CloudProcess started = new CloudProcess(folder, process);
        ProgressWait.until(
                "the local cloud is up: see " + log,
                () -> text(log),
                () -> !process.isAlive() || text(log).contains("Stop it with"));
        if (!process.isAlive()) {
            throw new IllegalStateException("The local cloud did not start:\n" + text(log));
        }
        return started;
    }

    /** The deployment in it, with this process's AWS clients pointed at it. */
    Deployment deployment() {
        return RunningCloud.deployment(CloudEnvironment.ofRunning(folder)
                .orElseThrow(() -> new IllegalStateException("No local cloud runs in " + folder))
                .variables());
    }

    /** Its child processes whose command line contains a text. */
    List<ProcessHandle> children(String text) {
        return process.descendants()
                .filter(child -> child.info().commandLine().orElse("").contains(text))
                .toList();
    }

    /** Kills it as the kernel would; its children end with it. */
    void kill() throws InterruptedException {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly().waitFor();
        for (ProcessHandle child : children) {
            try {
                child.onExit().get(30, TimeUnit.SECONDS);
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException alive) {
                throw new IllegalStateException("Child %d outlived the local cloud".formatted(child.pid()), alive);
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
