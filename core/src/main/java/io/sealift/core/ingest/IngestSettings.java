package io.sealift.core.ingest;

import io.sealift.core.feed.FeedDefinition;
import io.sealift.core.layout.Keys;
import io.sealift.core.validation.FileValidator;

/**
 * How ingesting is done.
 *
 * @param keys where everything is
 * @param prefix what keys begin with that are ingested, empty for all; others are somebody else's
 * @param feed the columns of the rows
 * @param validator reads files of that feed
 * @param fileBytesMax a larger file is refused by the size that its event tells
 * @param memoryBytes what the files that are read at once may take together, with their rows
 */
public record IngestSettings(
        Keys keys, String prefix, FeedDefinition feed, FileValidator validator, long fileBytesMax, long memoryBytes) {
    /** Larger files than any producer means to send; at this size one already takes most of a run's time. */
    public static final long FILE_BYTES_MAX = 50L << 30;

    public IngestSettings {
        if (fileBytesMax < 1 || memoryBytes < 1) {
            throw new IllegalArgumentException(
                    "fileBytesMax and memoryBytes must be positive: %d, %d".formatted(fileBytesMax, memoryBytes));
        }
    }
}
