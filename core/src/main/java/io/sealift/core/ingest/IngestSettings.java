package io.sealift.core.ingest;

import io.sealift.core.layout.Keys;
import io.sealift.feed.FeedDefinition;
import io.sealift.feed.validation.FileValidator;

/**
 * The settings of ingesting.
 *
 * @param keys where everything is
 * @param prefix what the keys of ingested files begin with, empty for all; other keys are somebody else's
 * @param feed the columns of the rows
 * @param validator reads files of that feed
 * @param fileBytesMax a file is refused if its event reports a larger size
 * @param memoryBytes what the files that are read at the same time may take together, with their rows
 */
public record IngestSettings(
        Keys keys, String prefix, FeedDefinition feed, FileValidator validator, long fileBytesMax, long memoryBytes) {
    /** Larger than any file that a producer means to send; a file of this size already takes most of a run's time. */
    public static final long FILE_BYTES_MAX = 50L << 30;

    public IngestSettings {
        if (fileBytesMax < 1 || memoryBytes < 1) {
            throw new IllegalArgumentException(
                    "fileBytesMax and memoryBytes must be positive: %d, %d".formatted(fileBytesMax, memoryBytes));
        }
    }
}
