package io.sealift.core.ingest;

import io.sealift.core.ledger.FileId;
import io.sealift.core.notification.Notification;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.notification.NotificationParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Step 1: the versions that a batch's messages report. Each version is in it once, however many messages report it. */
final class Batch {
    /**
     * One version that the batch reports.
     *
     * @param number its place in the batch, which its rows carry as {@code _f}
     * @param object the version
     * @param message the first message that reports it
     */
    record Item(int number, ObjectCreated object, QueueMessage message) {}

    /** A message that makes no sense. */
    record Malformed(QueueMessage message, String problem) {}

    private final Map<FileId, Item> items = new LinkedHashMap<>();
    private final Map<String, Set<FileId>> itemsOfMessage = new HashMap<>();
    private final List<Malformed> malformed = new ArrayList<>();

    Batch(NotificationParser parser, List<QueueMessage> messages) {
        for (QueueMessage message : messages) {
            switch (parser.parse(message.body())) {
                case Notification.Ignored _ -> {}
                case Notification.Malformed wrong -> malformed.add(new Malformed(message, wrong.reason()));
                case Notification.Created created -> created.objects().forEach(object -> add(message, object));
            }
        }
    }

    /** The versions in the order in which they were reported. */
    List<Item> items() {
        return List.copyOf(items.values());
    }

    List<Malformed> malformed() {
        return malformed;
    }

    /** The ids of the messages that report any of these versions. */
    Set<String> messagesOf(Set<FileId> byETag) {
        Set<String> messages = new HashSet<>();
        itemsOfMessage.forEach((message, ids) -> {
            if (ids.stream().anyMatch(byETag::contains)) {
                messages.add(message);
            }
        });
        return messages;
    }

    private void add(QueueMessage message, ObjectCreated object) {
        FileId byETag = object.byETag();
        itemsOfMessage.computeIfAbsent(message.id(), _ -> new HashSet<>()).add(byETag);
        Item known = items.get(byETag);
        items.put(
                byETag,
                known == null
                        ? new Item(items.size(), object, message)
                        : new Item(known.number(), known.object().plus(object), known.message()));
    }
}
