package io.sealift.testkit.world;

import io.sealift.core.ingest.QueueMessage;
import io.sealift.core.notification.EventQueue;
import io.sealift.core.notification.Notification.Landed;
import io.sealift.core.notification.NotificationWriter;
import io.sealift.core.object.ObjectVersion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** The queue between the messages bucket and ingesting: what is not acknowledged comes again. */
public final class MessageQueue implements EventQueue {
    /** When the sweep's messages say that they were sent; nobody looks at it. */
    private static final Instant SENT_AT = Instant.parse("2026-11-22T15:00:00Z");

    /** A message and the versions that it tells of. */
    private record Sent(QueueMessage message, List<ObjectVersion> versions) {}

    private final SequencedMap<String, Sent> waiting = new LinkedHashMap<>();
    private final SequencedMap<String, Sent> acknowledged = new LinkedHashMap<>();
    private int last;

    /** Sends S3's notification of these versions, in one message. */
    public QueueMessage tell(List<ObjectVersion> versions) {
        String records = versions.stream().map(MessageQueue::entry).collect(Collectors.joining(","));
        return send("{\"Records\":[%s]}".formatted(records), versions);
    }

    @Override
    public void send(List<Landed> objects) {
        EventQueue.requireSendable(objects);
        objects.forEach(object -> send(NotificationWriter.created(object, SENT_AT), List.of(object.version())));
    }

    @Override
    public long backlog() {
        return waiting.size();
    }

    /** Sends a message of any text. */
    public QueueMessage send(String body) {
        return send(body, List.of());
    }

    /** What waits, the oldest first. */
    public List<QueueMessage> waiting() {
        return waiting.values().stream().map(Sent::message).toList();
    }

    /** Whether a message that tells of this version waits. */
    public boolean tellsOf(ObjectVersion version) {
        return waiting.values().stream().anyMatch(sent -> sent.versions().contains(version));
    }

    /** Takes messages out of the queue for good. */
    public void acknowledge(Collection<QueueMessage> messages) {
        for (QueueMessage message : messages) {
            Sent sent = waiting.remove(message.id());
            if (sent != null) {
                acknowledged.put(message.id(), sent);
            }
        }
    }

    /** What was acknowledged, the first first. */
    public List<QueueMessage> acknowledged() {
        return acknowledged.values().stream().map(Sent::message).toList();
    }

    /** Lets an acknowledged message come again, as an operator's redrive may. */
    public void redrive(QueueMessage message) {
        Sent sent = acknowledged.remove(message.id());
        if (sent == null) {
            throw new IllegalArgumentException("Nobody acknowledged %s".formatted(message.id()));
        }
        waiting.put(message.id(), sent);
    }

    private QueueMessage send(String body, List<ObjectVersion> versions) {
        last++;
        QueueMessage message = new QueueMessage("message-" + last, body);
        waiting.put(message.id(), new Sent(message, List.copyOf(versions)));
        return message;
    }

    private static String entry(ObjectVersion version) {
        return """
                {"eventVersion":"2.1","eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"%s"},\
                "object":{"key":"%s","size":100,"eTag":"%s"}}}""".formatted(
                        version.location().bucket(),
                        URLEncoder.encode(version.location().key(), StandardCharsets.UTF_8),
                        version.eTag());
    }
}
