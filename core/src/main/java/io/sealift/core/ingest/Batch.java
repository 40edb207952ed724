package io.sealift.core.ingest;

import io.sealift.core.ledger.FileId;
import io.sealift.core.notification.Notification;
import io.sealift.core.notification.Notification.Landed;
import io.sealift.core.notification.NotificationParser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Step 1: what the messages of a batch tell of. Each file is in it once, however many of them tell of it. */
final class Batch {
    /** A message that nobody can make sense of. */
    record Malformed(QueueMessage message, String problem) {}

    private final Map<FileId, Landed> files = new LinkedHashMap<>();
    private final Map<FileId, QueueMessage> tellers = new HashMap<>();
    private final Map<String, Set<FileId>> filesOfMessage = new LinkedHashMap<>();
    private final List<Malformed> malformed = new ArrayList<>();

    Batch(NotificationParser parser, List<QueueMessage> messages) {
        for (QueueMessage message : messages) {
            switch (parser.parse(message.body())) {
                case Notification.Ignored ignored -> {}
                case Notification.Malformed wrong -> malformed.add(new Malformed(message, wrong.reason()));
                case Notification.Created created -> created.objects().forEach(file -> add(message, file));
            }
        }
    }

    /** The files in the order in which they were told of. */
    Map<FileId, Landed> files() {
        return files;
    }

    List<Malformed> malformed() {
        return malformed;
    }

    /** The first message that tells of a file of this batch. */
    QueueMessage teller(Landed file) {
        QueueMessage teller = tellers.get(FileId.of(file.version()));
        if (teller == null) {
            throw new IllegalArgumentException("No message of the batch tells of " + file.version());
        }
        return teller;
    }

    /** The ids of the messages that tell of any of these files. */
    Set<String> messagesOf(Collection<FileId> ids) {
        Set<String> messages = new HashSet<>();
        filesOfMessage.forEach((message, told) -> {
            if (told.stream().anyMatch(ids::contains)) {
                messages.add(message);
            }
        });
        return messages;
    }

    private void add(QueueMessage message, Landed file) {
        FileId id = FileId.of(file.version());
        filesOfMessage.computeIfAbsent(message.id(), _ -> new HashSet<>()).add(id);
        files.merge(id, file, Landed::plus);
        tellers.putIfAbsent(id, message);
    }
}
