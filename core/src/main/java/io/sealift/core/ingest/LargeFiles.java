package io.sealift.core.ingest;

import io.sealift.core.notification.EventQueue;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.store.StoreUnavailableException;
import java.util.List;
import java.util.Set;

/** Sends files that are too much for a batch on to the queue of the function that takes one at a time. */
final class LargeFiles {
    private final EventQueue queue;

    LargeFiles(EventQueue queue) {
        this.queue = queue;
    }

    /** Sends a file on; {@code SentOn} once the other queue has it: then this queue's message is done. */
    FileOutcome sendOn(ObjectCreated file, String reason) {
        try {
            // Each time it landed is counted by its own sequencer, and a message carries only one.
            if (file.sequencers().size() <= 1) {
                queue.send(List.of(file));
            } else {
                file.sequencers().forEach(sequencer -> queue.send(List.of(file.with(Set.of(sequencer)))));
            }
            return new FileOutcome.SentOn(file, reason);
        } catch (StoreUnavailableException unavailable) {
            return new FileOutcome.Failed(
                    file,
                    "%s is for the large-file queue and could not be sent on: %s"
                            .formatted(file.version(), unavailable));
        }
    }
}
