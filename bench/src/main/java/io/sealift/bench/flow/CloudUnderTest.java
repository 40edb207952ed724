package io.sealift.bench.flow;

import io.sealift.local.cloud.CloudPorts;
import io.sealift.local.cloud.CloudSettings;
import io.sealift.local.cloud.LocalCloud;
import io.sealift.local.lambda.LambdaFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A fresh local cloud with the template and the functions of one tree. The cloud itself, with its emulators and engine,
 * is this tree's, whichever tree is measured. Its folder is deleted with it.
 */
final class CloudUnderTest implements AutoCloseable {
    private static final int WARM_UP_FILES = 200;

    private final Contender contender;
    private final Path directory;
    private final LocalCloud cloud;
    private final Clients clients;
    private final Optional<URI> counts;
    private final Producer producer;
    private final LedgerView ledger;
    private final Engine engine;

    private CloudUnderTest(Contender contender, Path directory, LocalCloud cloud, Optional<URI> counts) {
        this.contender = contender;
        this.directory = directory;
        this.cloud = cloud;
        this.counts = counts;
        this.clients = Clients.of(cloud.environment().variables());
        this.producer = new Producer(clients.s3(), clients.variable("SEALIFT_MESSAGES_BUCKET"));
        this.ledger = new LedgerView(clients.dynamoDb(), clients.variable("SEALIFT_LEDGER_TABLE"));
        this.engine = new Engine(
                clients.athena(), clients.variable("SEALIFT_WORKGROUP"), clients.variable("SEALIFT_DATABASE"));
    }

    /** Starts it, with tables. */
    static CloudUnderTest start(Contender contender, CloudPlan plan) {
        Path directory = temporary();
        CloudSettings settings = new CloudSettings(
                Options.home(), directory, contender.template(), plan.parameters(), CloudPorts.free(), plan.tick());
        if (plan.workers().isPresent()) {
            settings = settings.withWorkersMax(plan.workers().getAsInt());
        }
        int countsPort = CloudPorts.free().s3();
        Optional<URI> counts = switch (plan.counting()) {
            case ON -> {
                settings = settings.counting(countsPort);
                yield Optional.of(URI.create("http://127.0.0.1:%d/counts".formatted(countsPort)));
            }
            case OFF -> Optional.empty();
        };
        LocalCloud cloud = LocalCloud.start(settings, line -> {});
        CloudUnderTest started = new CloudUnderTest(contender, directory, cloud, counts);
        try {
            started.createTables();
            return started;
        } catch (RuntimeException failure) {
            started.close();
            throw failure;
        }
    }

    /** Has some files loaded, so that functions and engine are warm; returns how many rows that were. */
    long warmUp() {
        SmallFiles files = SmallFiles.warmUp(WARM_UP_FILES);
        producer.land(files);
        Progress.await("warm-up committed", ledger::committedFiles, files.count());
        seal();
        Progress.await("warm-up archived", ledger::archivedFiles, files.count());
        Progress.await("warm-up queryable", engine::countRows, files.rows());
        producer.awaitReleased();
        return files.rows();
    }

    /** What the hourly schedule does. */
    void seal() {
        cloud.schedules().stream()
                .filter(schedule -> schedule.name().endsWith("-load"))
                .forEach(schedule -> schedule.fireNow().join());
    }

    Producer producer() {
        return producer;
    }

    LedgerView ledger() {
        return ledger;
    }

    Engine engine() {
        return engine;
    }

    Clients clients() {
        return clients;
    }

    Collection<LambdaFunction> functions() {
        return cloud.functions();
    }

    /** The meter of a cloud whose plan enables counting. */
    Meter meter() {
        return new Meter(
                counts.orElseThrow(() -> new IllegalStateException("Nobody counts in this cloud")),
                List.copyOf(cloud.functions()),
                ledger,
                engine);
    }

    /** How many objects are in the table, and in how many days. */
    TableSize table() {
        List<String> keys = new ArrayList<>();
        clients.s3()
                .listObjectsV2Paginator(list -> list.bucket(clients.variable("SEALIFT_PROCESSED_BUCKET"))
                        .prefix("partitioned/day="))
                .contents()
                .forEach(object -> keys.add(object.key()));
        long days = keys.stream().map(key -> key.split("/", -1)[1]).distinct().count();
        return new TableSize(keys.size(), days);
    }

    /**
     * What the table consists of.
     *
     * @param objects Parquet files
     * @param days partitions
     */
    record TableSize(long objects, long days) {}

    @Override
    public void close() {
        clients.close();
        cloud.close();
        try (Stream<Path> content = Files.walk(directory)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException left) {
            throw new UncheckedIOException("Cannot delete " + directory, left);
        }
    }

    /** With the tree's own command: versions have different tables. */
    private void createTables() {
        ProcessBuilder command = new ProcessBuilder(
                        contender.home().resolve("sealift").toString(), "init")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("init.log").toFile());
        command.environment().putAll(clients.variables());
        try {
            if (command.start().waitFor() != 0) {
                throw new IllegalStateException(
                        "sealift init failed in %s:%n%s".formatted(contender.home(), initLog()));
            }
        } catch (IOException refused) {
            throw new UncheckedIOException("Cannot run sealift init in " + contender.home(), refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while tables were created", stopped);
        }
    }

    private String initLog() throws IOException {
        return Files.readString(directory.resolve("init.log"));
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("sealift-flow");
        } catch (IOException refused) {
            throw new UncheckedIOException("No folder for the cloud", refused);
        }
    }
}
