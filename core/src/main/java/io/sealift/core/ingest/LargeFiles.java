package io.sealift.core.ingest;

import io.sealift.core.notification.EventQueue;
import io.sealift.core.notification.Notification.Landed;
import io.sealift.core.object.StoreUnavailableException;
import java.util.List;
import java.util.Set;

/** Sends files that are too much for a batch on to the queue of the function that takes one at a time. */
final class LargeFiles {
    private final EventQueue queue;

    LargeFiles(EventQueue queue) {
        this.queue = queue;
    }

    /** Sends a file on; {@code SentOn} once the other queue has it: then this queue's message is done. */
    FileOutcome sendOn(Landed file, String reason) {
        try {
            // Each landing is counted by its own token, and a message carries only one.
            if (file.landings().size() <= 1) {
                queue.send(List.of(file));
            } else {
                file.landings().forEach(landing -> queue.send(List.of(file.with(Set.of(landing)))));
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
