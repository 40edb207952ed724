package io.sealift.proof.harness;

import io.sealift.core.ingest.QueueMessage;
import io.sealift.core.notification.EventQueue;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.notification.NotificationWriter;
import io.sealift.core.store.ObjectVersion;
import io.sealift.fakes.InMemoryDeadLetters;
import io.sealift.proof.harness.Sequencers.Announcement;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A queue between the messages bucket and ingestion: a message that is not acknowledged comes again. */
public final class MessageQueue implements EventQueue {
    /** The time at which messages not from S3 claim to be sent; nobody looks at it. */
    private static final Instant SENT_AT = Instant.parse("2026-11-22T15:00:00Z");

    /** A message and what it announces. */
    private record Sent(QueueMessage message, List<Announcement> announced) {}

    /** A message that was moved to the dead letters; it is done once it is no longer there. */
    private record Dead(Sent sent, InMemoryDeadLetters letters) {
        boolean isThere() {
            return letters.waiting().stream()
                    .anyMatch(message -> message.body().equals(sent.message().body()));
        }
    }

    private final Sequencers sequencers;
    private final String name;
    private final List<Dead> dead = new ArrayList<>();
    private final SequencedMap<String, Sent> waiting = new LinkedHashMap<>();
    private final Map<String, Integer> receives = new HashMap<>();
    private final SequencedMap<String, Sent> acknowledged = new LinkedHashMap<>();
    private int last;

    /** An empty queue; its name makes the ids of its messages its own. */
    MessageQueue(String name, Sequencers sequencers) {
        this.name = name;
        this.sequencers = sequencers;
    }

    /** Sends S3's notification of these versions in one message; repeats announce a version's latest sequencer. */
    public QueueMessage tell(List<ObjectVersion> versions) {
        List<Announcement> announced = versions.stream().map(sequencers::latest).toList();
        String records = announced.stream().map(this::entry).collect(Collectors.joining(","));
        return send("{\"Records\":[%s]}".formatted(records), announced);
    }

    @Override
    public void send(List<ObjectCreated> objects) {
        EventQueue.requireSendable(objects);
        for (ObjectCreated object : objects) {
            // As in the message: the sequencer identifies the sequencer.
            String sequencer = object.sequencers().size() == 1
                    ? object.sequencers().iterator().next()
                    : "";
            send(NotificationWriter.created(object, SENT_AT), List.of(new Announcement(object.version(), sequencer)));
        }
    }

    @Override
    public long backlog() {
        return waiting.size();
    }

    /** Sends a message with any text. */
    public QueueMessage send(String body) {
        return send(body, List.of());
    }

    /** The waiting messages, the oldest first. */
    public List<QueueMessage> waiting() {
        return waiting.values().stream().map(Sent::message).toList();
    }

    /** What unfinished messages announce. */
    Set<Announcement> undone() {
        return Stream.concat(
                        waiting.values().stream(),
                        dead.stream().filter(Dead::isThere).map(Dead::sent))
                .flatMap(sent -> sent.announced().stream())
                .collect(Collectors.toSet());
    }

    /** The same messages as the queue delivers them, each with its receive count. */
    List<QueueMessage> receive(List<QueueMessage> batch) {
        return batch.stream()
                .map(message ->
                        new QueueMessage(message.id(), message.body(), receives.merge(message.id(), 1, Integer::sum)))
                .toList();
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

    /** Moves a waiting message to the dead letters, as the redrive policy does; it still announces its versions. */
    public void moveToDeadLetters(QueueMessage message, InMemoryDeadLetters deadLetters) {
        Sent sent = waiting.remove(message.id());
        if (sent == null) {
            throw new IllegalArgumentException("%s does not wait".formatted(message.id()));
        }
        deadLetters.moved(message.body());
        dead.add(new Dead(sent, deadLetters));
    }

    /** The acknowledged messages, in order. */
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

    private QueueMessage send(String body, List<Announcement> announced) {
        sequencers.announced(announced);
        last++;
        QueueMessage message = new QueueMessage("%s-%d".formatted(name, last), body);
        waiting.put(message.id(), new Sent(message, List.copyOf(announced)));
        return message;
    }

    private String entry(Announcement announced) {
        ObjectVersion version = announced.version();
        return """
                {"eventVersion":"2.1","eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"%s"},\
                "object":{"key":"%s","size":%d,"eTag":"%s","sequencer":"%s"}}}""".formatted(
                        version.location().bucket(),
                        URLEncoder.encode(version.location().key(), StandardCharsets.UTF_8),
                        sequencers.sizeBytes(version),
                        version.eTag(),
                        announced.sequencer());
    }
}
