package io.sealift.testkit.world;

import io.sealift.core.ingest.QueueMessage;
import io.sealift.core.object.ObjectVersion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** The queue between the messages bucket and ingesting: what is not acknowledged comes again. */
public final class MessageQueue {
    /** A message and the versions that it tells of. */
    private record Sent(QueueMessage message, List<ObjectVersion> versions) {}

    private final SequencedMap<String, Sent> waiting = new LinkedHashMap<>();
    private final Map<String, Integer> receives = new HashMap<>();
    private int last;

    /** Sends S3's notification of these versions, in one message. */
    public QueueMessage tell(List<ObjectVersion> versions) {
        String records = versions.stream().map(MessageQueue::entry).collect(Collectors.joining(","));
        return send("{\"Records\":[%s]}".formatted(records), versions);
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

    /** The same messages as the queue gives them out, each with how often it has done so. */
    List<QueueMessage> receive(List<QueueMessage> batch) {
        return batch.stream()
                .map(message ->
                        new QueueMessage(message.id(), message.body(), receives.merge(message.id(), 1, Integer::sum)))
                .toList();
    }

    /** Takes messages out of the queue for good. */
    public void acknowledge(Collection<QueueMessage> messages) {
        messages.forEach(message -> waiting.remove(message.id()));
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
