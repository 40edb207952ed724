package io.sealift.local.storage;

import io.sealift.local.emulators.EmulatorsConfig;
import io.sealift.local.emulators.EmulatorsMain;
import io.sealift.local.process.ChildJvm;
import io.sealift.local.process.RuntimeClasspath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The process with the objects, queues and tables; its state survives restarts. */
public final class Emulators implements AutoCloseable {
    private static final String MODULE = "local/emulators";

    private final EmulatorsConfig config;
    private final ChildJvm child;

    private Emulators(EmulatorsConfig config, ChildJvm child) {
        this.config = config;
        this.child = child;
    }

    /**
     * Starts the process and waits until all three servers answer.
     *
     * @param home the root folder of the project
     * @param config what to serve and where to keep it
     * @param log the file to which the process's output is appended; its folder is created if absent
     * @throws IllegalStateException if the process ends, or is not ready in time; the message has the end of the log
     */
    public static Emulators start(Path home, EmulatorsConfig config, Path log) {
        var classpath = new ArrayList<Path>();
        classpath.add(RuntimeClasspath.jarOf(EmulatorsMain.class));
        classpath.addAll(RuntimeClasspath.of(home, MODULE));
        Path configFile;
        Path temporary;
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            configFile = log.resolveSibling("emulators.json");
            config.write(configFile);
            temporary = emptied(log.resolveSibling("emulators-tmp"));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot prepare the folder of " + log, failure);
        }
        ReadyLine ready = ReadyLine.of(EmulatorsMain.READY, log);
        ChildJvm child = ChildJvm.start(new ChildJvm.Spec(
                "the emulators",
                classpath,
                List.of(
                        "-Xmx768m",
                        "-XX:+UseSerialGC",
                        // Halves the processor time of a start; afterwards the servers mostly wait for disks.
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Djava.io.tmpdir=" + temporary),
                EmulatorsMain.class.getName(),
                List.of(configFile.toAbsolutePath().toString()),
                Map.of(),
                home,
                log));
        ready.await(child);
        return new Emulators(config, child);
    }

    /** Where S3 is. */
    public URI s3() {
        return loopback(config.ports().s3());
    }

    /** Where SQS is. */
    public URI sqs() {
        return loopback(config.ports().sqs());
    }

    /** Where DynamoDB is. */
    public URI dynamodb() {
        return loopback(config.ports().dynamodb());
    }

    /** The URL of a queue, as SQS returns it. */
    public URI queueUrl(String queue) {
        return URI.create(sqs() + "/" + config.accountId() + "/" + queue);
    }

    /** Where the counts are; empty if the configuration asks for none. */
    public Optional<URI> counts() {
        return Optional.ofNullable(config.countsPort()).map(port -> URI.create(loopback(port) + "/counts"));
    }

    /** Whether the process still runs. */
    public boolean isAlive() {
        return child.isAlive();
    }

    /** Ends the process as a crash would. */
    public void kill() {
        child.kill();
    }

    /** Stops the process; returns when it is gone. */
    @Override
    public void close() {
        child.close();
    }

    @Override
    public String toString() {
        return child.toString();
    }

    private static URI loopback(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** DynamoDB Local leaves a copy of its native library there whenever it is killed. */
    private static Path emptied(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        if (Files.exists(absolute)) {
            try (Stream<Path> content = Files.walk(absolute)) {
                for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(absolute);
    }
}
