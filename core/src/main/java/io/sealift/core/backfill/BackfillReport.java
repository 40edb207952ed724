package io.sealift.core.backfill;

import io.sealift.core.object.ObjectLocation;
import java.util.List;

/**
 * What a sweep saw and did.
 *
 * @param looked objects in the window, folder markers left out: the sum of the following three
 * @param known objects that are on record, and were gone on a second look
 * @param tooYoung objects whose events may still be on their way
 * @param enqueued objects that the queue now tells of; those it would tell of, where the sweep was only planned
 * @param examples the first few of them
 * @param ended where it ended
 */
public record BackfillReport(
        long looked, long known, long tooYoung, long enqueued, List<ObjectLocation> examples, Ended ended) {
    public BackfillReport {
        if (looked != known + tooYoung + enqueued) {
            throw new IllegalArgumentException(
                    "Looked at %d objects, accounted for %d + %d + %d".formatted(looked, known, tooYoung, enqueued));
        }
        examples = List.copyOf(examples);
    }

    /** The report of a sweep that did not begin because the queue was not empty enough. */
    static BackfillReport skipped(long waiting) {
        return new BackfillReport(0, 0, 0, 0, List.of(), new Ended.Backlogged(waiting));
    }

    /** Where it ended, in words that begin a sentence. */
    public String ending() {
        return switch (ended) {
            case Ended.Complete() -> "All was looked at";
            case Ended.OutOfTime(String afterKey) ->
                afterKey.isEmpty()
                        ? "There was no time to look at anything; the next run will"
                        : "Time ended after key %s; the next run looks at the rest".formatted(afterKey);
            case Ended.Backlogged(long waiting) ->
                "Skipped: %d messages are in the queue, and they may tell of all that a sweep would find; the next run looks again"
                        .formatted(waiting);
        };
    }

    /** Where a sweep ended. */
    public sealed interface Ended {
        /** At the end of the bucket. */
        record Complete() implements Ended {}

        /** Its time was over: what comes after this key, empty for the whole bucket, was not looked at. */
        record OutOfTime(String afterKey) implements Ended {}

        /** Nowhere: so many messages were in the queue already, some of which may tell of what a sweep would find. */
        record Backlogged(long waiting) implements Ended {}
    }
}
