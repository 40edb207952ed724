package io.sealift.core.backfill;

import io.sealift.core.store.ObjectLocation;
import java.time.Duration;
import java.util.List;

/**
 * What a bucket scan saw and did.
 *
 * @param looked objects in the window, without folder markers: the sum of the following four
 * @param known objects that are on record, and were gone at a second look
 * @param tooYoung objects whose events may still be on their way
 * @param failing objects that failed so recently that they are skipped
 * @param enqueued objects that events were sent for, or would be if the scan was only planned
 * @param superseded files that failed and are gone; this is on record now, or would be if the scan was only planned
 * @param examples the first few of the enqueued ones
 * @param scope what the scan looked for
 * @param ended where it ended
 */
public record BackfillReport(
        long looked,
        long known,
        long tooYoung,
        long failing,
        long enqueued,
        long superseded,
        List<ObjectLocation> examples,
        Scope scope,
        Ended ended) {
    public BackfillReport {
        if (looked != known + tooYoung + failing + enqueued) {
            throw new IllegalArgumentException("Looked at %d objects, accounted for %d + %d + %d + %d"
                    .formatted(looked, known, tooYoung, failing, enqueued));
        }
        examples = List.copyOf(examples);
    }

    /** What the scan looked for and where it ended, in whole sentences. */
    public String ending() {
        String end = switch (ended) {
            case Ended.Complete() -> "All was looked at";
            case Ended.Enough(String afterKey) ->
                "So many are enough for one run, the last at key %s; the next run looks at the rest"
                        .formatted(afterKey);
            case Ended.OutOfTime(String afterKey) ->
                afterKey.isEmpty()
                        ? "There was no time to look at anything; the next run will"
                        : "Time ended after key %s; the next run looks at the rest".formatted(afterKey);
        };
        return switch (scope) {
            case Scope.Everything() -> end;
            case Scope.OlderThanTheQueue(long waiting, Duration age) ->
                "%d messages are in the queue, so only what is older than %d hours was looked for: the queue cannot tell of that any more. %s"
                        .formatted(waiting, age.toHours(), end);
        };
    }

    /** What a scan looks for. */
    public sealed interface Scope {
        /** Everything in its window. */
        record Everything() implements Scope {}

        /**
         * Only what is so old that the queue no longer holds its event.
         *
         * @param waiting how many messages are in the queue; they may report anything younger
         * @param age the scan looks for what is older than this
         */
        record OlderThanTheQueue(long waiting, Duration age) implements Scope {}
    }

    /** Where a scan ended. */
    public sealed interface Ended {
        /** At the end of the bucket. */
        record Complete() implements Ended {}

        /** It has sent as many events as one run may send; keys after this one were not looked at. */
        record Enough(String afterKey) implements Ended {}

        /** Its time ran out: what comes after this key, empty for the whole bucket, was not looked at. */
        record OutOfTime(String afterKey) implements Ended {}
    }
}
