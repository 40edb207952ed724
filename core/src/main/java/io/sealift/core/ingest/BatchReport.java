package io.sealift.core.ingest;

import io.sealift.core.ledger.FileId;
import io.sealift.core.quarantine.DeadLetter;
import io.sealift.core.quarantine.DeadLetters;
import io.sealift.core.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Turns the outcomes of a batch's files into the answer to its messages. */
final class BatchReport {
    private final DeadLetters deadLetters;

    BatchReport(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    IngestReport of(Batch batch, List<FileOutcome> outcomes) {
        Set<FileId> notDone = new HashSet<>();
        for (FileOutcome outcome : outcomes) {
            if (outcome instanceof FileOutcome.Failed) {
                notDone.add(outcome.file().byETag());
            }
        }
        Set<String> failedMessages = batch.messagesOf(notDone);
        List<String> malformed = new ArrayList<>();
        for (Batch.Malformed wrong : batch.malformed()) {
            malformed.add(report(wrong, failedMessages));
        }
        return new IngestReport(failedMessages, outcomes, malformed);
    }

    /**
     * Trying a malformed message again changes nothing, so people are told at once; the message fails only if that
     * fails.
     */
    private String report(Batch.Malformed wrong, Set<String> failedMessages) {
        QueueMessage message = wrong.message();
        try {
            deadLetters.send(new DeadLetter.OfMessage(wrong.problem(), message.body()));
            return "Message %s: %s; it is among the dead letters".formatted(message.id(), wrong.problem());
        } catch (StoreUnavailableException unavailable) {
            failedMessages.add(message.id());
            return "Message %s: %s; it comes again: %s".formatted(message.id(), wrong.problem(), unavailable);
        }
    }
}
