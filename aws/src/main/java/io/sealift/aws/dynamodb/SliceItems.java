package io.sealift.aws.dynamodb;

import io.sealift.core.ledger.Attempt;
import io.sealift.core.ledger.Attempt.Progress;
import io.sealift.core.ledger.Slice;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Slices and their attempts as maps. */
final class SliceItems {
    private SliceItems() {}

    static Map<String, AttributeValue> write(Slice slice) {
        return Map.of(
                "index", Values.number(slice.index()),
                "days", Values.texts(slice.days()),
                "rows", Values.number(slice.rows()),
                "attempts", Values.maps(slice.attempts(), SliceItems::write));
    }

    static Slice read(Item map) {
        return new Slice(
                map.wholeNumber("index"),
                map.texts("days"),
                map.number("rows"),
                map.maps("attempts").stream().map(SliceItems::attempt).toList());
    }

    private static Map<String, AttributeValue> write(Attempt attempt) {
        Map<String, AttributeValue> map = new HashMap<>(write(attempt.progress()));
        map.put("number", Values.number(attempt.number()));
        map.put("token", Values.text(attempt.token()));
        map.put("recordedAt", Values.time(attempt.recordedAt()));
        return map;
    }

    private static Attempt attempt(Item map) {
        return new Attempt(map.wholeNumber("number"), map.text("token"), map.time("recordedAt"), progress(map));
    }

    private static Map<String, AttributeValue> write(Progress progress) {
        return switch (progress) {
            case Progress.Recorded recorded -> Map.of("progress", Values.text("RECORDED"));
            case Progress.Started started ->
                Map.of("progress", Values.text("STARTED"), "queryId", Values.text(started.queryId()));
            case Progress.Failed failed ->
                Map.of(
                        "progress", Values.text("FAILED"),
                        "queryId", Values.text(failed.queryId()),
                        "reason", Values.text(failed.reason()),
                        "at", Values.time(failed.seenAt()));
            case Progress.Swept swept ->
                Map.of(
                        "progress", Values.text("SWEPT"),
                        "queryId", Values.text(swept.queryId()),
                        "reason", Values.text(swept.reason()),
                        "orphans", Values.number(swept.orphans()));
            case Progress.Verified verified ->
                Map.of(
                        "progress", Values.text("VERIFIED"),
                        "queryId", Values.text(verified.queryId()),
                        "at", Values.time(verified.at()));
            case Progress.Mismatched mismatched ->
                Map.of(
                        "progress", Values.text("MISMATCHED"),
                        "queryId", Values.text(mismatched.queryId()),
                        "reason", Values.text(mismatched.reason()));
        };
    }

    private static Progress progress(Item map) {
        String kind = map.text("progress");
        return switch (kind) {
            case "RECORDED" -> new Progress.Recorded();
            case "STARTED" -> new Progress.Started(map.text("queryId"));
            case "FAILED" -> new Progress.Failed(map.text("queryId"), map.text("reason"), map.time("at"));
            case "SWEPT" -> new Progress.Swept(map.text("queryId"), map.text("reason"), map.wholeNumber("orphans"));
            case "VERIFIED" -> new Progress.Verified(map.text("queryId"), map.time("at"));
            case "MISMATCHED" -> new Progress.Mismatched(map.text("queryId"), map.text("reason"));
            default ->
                throw new IllegalStateException(
                        "Ledger has an attempt of unknown progress '%s': a newer version wrote it, so deploy that one"
                                .formatted(kind));
        };
    }
}
