package io.sealift.core.ingest;

import java.util.List;
import java.util.Set;

/**
 * What became of a batch of messages.
 *
 * @param failedMessages the ids of the messages that must come again
 * @param outcomes what became of every file that the messages reported
 * @param malformed what was wrong with messages that make no sense, one line each
 */
public record IngestReport(Set<String> failedMessages, List<FileOutcome> outcomes, List<String> malformed) {
    public IngestReport {
        failedMessages = Set.copyOf(failedMessages);
        outcomes = List.copyOf(outcomes);
        malformed = List.copyOf(malformed);
    }

    /** How many files had this kind of outcome. */
    public long count(Class<? extends FileOutcome> kind) {
        return outcomes.stream().filter(kind::isInstance).count();
    }
}
