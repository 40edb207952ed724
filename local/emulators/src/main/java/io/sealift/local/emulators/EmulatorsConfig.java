package io.sealift.local.emulators;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the process serves and where it keeps its state; the launcher writes this as JSON, the process reads it.
 *
 * @param data the folder for all state, created if absent
 * @param ports where the three servers listen, on the loopback address
 * @param credentials the one pair of keys that the object store accepts
 * @param region the region that events and queues name
 * @param accountId the twelve digits that queue addresses and events name
 * @param queues the queues to create
 * @param buckets the names of the buckets to create
 * @param notifications which object events go to which queue
 * @param countsPort where {@code /counts} reports the servers' calls; null for no counts
 */
public record EmulatorsConfig(
        Path data,
        Ports ports,
        Credentials credentials,
        String region,
        String accountId,
        List<QueueConfig> queues,
        List<String> buckets,
        List<NotificationConfig> notifications,
        @Nullable Integer countsPort) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Refuses a configuration that names an undeclared queue or bucket. */
    public EmulatorsConfig {
        // The object store refuses a folder that is named through its parent.
        data = data.toAbsolutePath().normalize();
        queues = List.copyOf(queues);
        buckets = List.copyOf(buckets);
        notifications = List.copyOf(notifications);
        Set<String> queueNames = queues.stream().map(QueueConfig::name).collect(Collectors.toSet());
        requireUnique("Queue", queues.stream().map(QueueConfig::name).toList());
        requireUnique("Bucket", buckets);
        for (QueueConfig queue : queues) {
            if (queue.redrive() != null) {
                requireKnown(
                        "Queue " + queue.name() + " redrives to",
                        queueNames,
                        queue.redrive().deadLetterQueue());
            }
        }
        for (NotificationConfig notification : notifications) {
            requireKnown("A notification is for", Set.copyOf(buckets), notification.bucket());
            requireKnown("A notification of " + notification.bucket() + " goes to", queueNames, notification.queue());
        }
    }

    /** Without counts. */
    public EmulatorsConfig(
            Path data,
            Ports ports,
            Credentials credentials,
            String region,
            String accountId,
            List<QueueConfig> queues,
            List<String> buckets,
            List<NotificationConfig> notifications) {
        this(data, ports, credentials, region, accountId, queues, buckets, notifications, null);
    }

    /** The same with counts, reported at a port. */
    public EmulatorsConfig counting(int port) {
        return new EmulatorsConfig(data, ports, credentials, region, accountId, queues, buckets, notifications, port);
    }

    /** Three TCP ports, all different. */
    public record Ports(int s3, int sqs, int dynamodb) {
        /** Refuses ports out of range or used twice. */
        public Ports {
            for (int port : new int[] {s3, sqs, dynamodb}) {
                if (port < 1 || port > 65535) {
                    throw new IllegalArgumentException("Port must be between 1 and 65535: " + port);
                }
            }
            requireUnique("Port", List.of(s3, sqs, dynamodb));
        }
    }

    /** A key pair as the SDK signs with; it only guards against the wrong endpoint. */
    public record Credentials(String accessKey, String secretKey) {}

    /** Reads what {@link #write} wrote; throws {@link UncheckedIOException} if the file is not that. */
    public static EmulatorsConfig read(Path file) {
        try {
            return JSON.readValue(file.toFile(), EmulatorsConfig.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the configuration " + file + ": " + unreadable, unreadable);
        }
    }

    /** Writes this configuration as JSON. */
    public void write(Path file) {
        try {
            JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), this);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write the configuration " + file, failure);
        }
    }

    private static void requireUnique(String what, List<?> names) {
        Set<Object> seen = new HashSet<>();
        for (Object name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(what + " is declared twice: " + name);
            }
        }
    }

    private static void requireKnown(String what, Set<String> known, String name) {
        if (!known.contains(name)) {
            throw new IllegalArgumentException(what + " " + name + ", which is not declared; declared are: " + known);
        }
    }
}
