package io.sealift.local.emulators;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Runs the object store, the queues and the tables of the local cloud in this process.
 *
 * <p>It prints {@code READY} on a line of its own when all three answer. If a port or the data folder is not available,
 * it ends with exit code 2 and one line that says why.
 */
public final class EmulatorsMain {
    /** The line that says all three servers answer. */
    public static final String READY = "READY";

    private static final int START_REFUSED = 2;

    private EmulatorsMain() {}

    /**
     * Starts the servers and returns; their threads keep the process alive.
     *
     * @param args the file with the configuration, an {@link EmulatorsConfig} in JSON
     */
    public static void main(String[] args) {
        try {
            start(EmulatorsConfig.read(Path.of(args[0])));
            System.out.println(READY);
        } catch (StartRefusedException refused) {
            System.out.println(refused.getMessage());
            System.exit(START_REFUSED);
        }
    }

    private static void start(EmulatorsConfig config) {
        DataFolder data = DataFolder.take(config.data());
        EmulatorsConfig.Ports ports = config.ports();
        requireFree("object store", ports.s3());
        requireFree("queues", ports.sqs());
        requireFree("tables", ports.dynamodb());
        if (config.countsPort() != null) {
            requireFree("counts", config.countsPort());
        }
        Counting counting = Counting.of(config);
        NotificationSender sender = new NotificationSender(
                new Outbox(data.part("outbox")),
                sqs(config, counting.sqsPort()),
                queueAddress(config, counting.sqsPort()));
        var notifications = new Notifications(
                config.notifications(),
                new NotificationWriter(config.region(), config.accountId(), Clock.systemUTC()),
                sender);
        inParallel(List.of(
                () -> ObjectServer.start(config, data.part("s3"), notifications, counting.filters()),
                () -> QueueServer.start(config, counting.sqsPort(), data.part("sqs")),
                () -> TableServer.start(counting.dynamodbPort(), data.part("dynamodb"))));
        counting.start(config);
        notifications.announce(data.part("notified"));
        sender.start();
    }

    private static void inParallel(List<Runnable> starts) {
        // Separate threads: the servers' libraries use the context class loader, which the common pool sets.
        Executor threads = task -> Thread.ofPlatform().daemon().name("start").start(task);
        CompletableFuture.allOf(starts.stream()
                        .map(start -> CompletableFuture.runAsync(start, threads))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private static void requireFree(String what, int port) {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new StartRefusedException("Port " + port + " for the " + what + " is in use (" + taken.getMessage()
                    + "): stop what uses it, or choose another port");
        }
    }

    private static URI queueAddress(EmulatorsConfig config, int port) {
        return URI.create("http://127.0.0.1:" + port + "/" + config.accountId());
    }

    private static SqsClient sqs(EmulatorsConfig config, int port) {
        return SqsClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.of(config.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        config.credentials().accessKey(), config.credentials().secretKey())))
                .build();
    }
}
