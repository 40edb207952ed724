package io.sealift.core.ingest;

import java.util.List;
import java.util.Set;

/**
 * What became of a batch of messages.
 *
 * @param failedMessages the ids of the messages that must come again
 * @param fates the fate of every file that the messages told of
 * @param malformed what was wrong with messages that nobody can make sense of, one line each
 */
public record IngestReport(Set<String> failedMessages, List<FileFate> fates, List<String> malformed) {
    public IngestReport {
        failedMessages = Set.copyOf(failedMessages);
        fates = List.copyOf(fates);
        malformed = List.copyOf(malformed);
    }

    /** How many files met this kind of fate. */
    public long count(Class<? extends FileFate> kind) {
        return fates.stream().filter(kind::isInstance).count();
    }
}
