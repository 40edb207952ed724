package io.sealift.aws.dynamodb;

import io.sealift.core.engine.FailureCause;
import io.sealift.core.ledger.Attempt;
import io.sealift.core.ledger.Attempt.Progress;
import io.sealift.core.ledger.DayText;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.Slice.Part;
import io.sealift.core.ledger.Totals;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Slices and their attempts as maps. */
final class SliceItems {
    private SliceItems() {}

    static Map<String, AttributeValue> write(Slice slice) {
        Map<String, AttributeValue> map = new HashMap<>(Map.of(
                "index", Values.number(slice.index()),
                "days", Values.text(DayText.write(slice.days())),
                "rows", Values.number(slice.rows()),
                "attempts", Values.maps(slice.attempts(), SliceItems::write),
                "spent", Values.number(slice.spent())));
        switch (slice.part()) {
            case Part.Whole _ -> {}
            case Part.Files files -> {
                map.put("from", Values.number(files.from()));
                map.put("to", Values.number(files.to()));
            }
        }
        return map;
    }

    static Slice read(Item map) {
        return new Slice(
                map.wholeNumber("index"),
                map.has("from") ? new Part.Files(map.wholeNumber("from"), map.wholeNumber("to")) : new Part.Whole(),
                DayText.read(map.text("days")),
                map.number("rows"),
                map.maps("attempts").stream().map(SliceItems::attempt).toList(),
                map.wholeNumber("spent"));
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
                        "cause", Values.text(failed.cause()),
                        "at", Values.time(failed.seenAt()));
            case Progress.Swept swept ->
                Map.of(
                        "progress", Values.text("SWEPT"),
                        "queryId", Values.text(swept.queryId()),
                        "reason", Values.text(swept.reason()),
                        "cause", Values.text(swept.cause()),
                        "orphans", Values.number(swept.orphans()));
            case Progress.Verified verified ->
                Map.of(
                        "progress", Values.text("VERIFIED"),
                        "queryId", Values.text(verified.queryId()),
                        "at", Values.time(verified.at()));
            case Progress.Halved halved ->
                Map.of(
                        "progress", Values.text("HALVED"),
                        "queryId", Values.text(halved.queryId()),
                        "reason", Values.text(halved.reason()),
                        "first", Values.number(halved.first()),
                        "second", Values.number(halved.second()));
            case Progress.SetAside aside ->
                Map.of(
                        "progress", Values.text("SET_ASIDE"),
                        "queryId", Values.text(aside.queryId()),
                        "reason", Values.text(aside.reason()),
                        "file", Values.text(aside.file()),
                        "fileCount", Values.number(aside.totals().files()),
                        "rows", Values.number(aside.totals().rows()),
                        "bytes", Values.number(aside.totals().bytes()));
        };
    }

    private static Progress progress(Item map) {
        String kind = map.text("progress");
        return switch (kind) {
            case "RECORDED" -> new Progress.Recorded();
            case "STARTED" -> new Progress.Started(map.text("queryId"));
            case "FAILED" -> new Progress.Failed(map.text("queryId"), map.text("reason"), cause(map), map.time("at"));
            case "SWEPT" ->
                new Progress.Swept(map.text("queryId"), map.text("reason"), cause(map), map.wholeNumber("orphans"));
            case "VERIFIED" -> new Progress.Verified(map.text("queryId"), map.time("at"));
            case "HALVED" ->
                new Progress.Halved(
                        map.text("queryId"), map.text("reason"), map.wholeNumber("first"), map.wholeNumber("second"));
            case "SET_ASIDE" ->
                new Progress.SetAside(
                        map.text("queryId"),
                        map.text("reason"),
                        new FileId(map.text("file")),
                        new Totals(map.number("fileCount"), map.number("rows"), map.number("bytes")));
            default ->
                throw new IllegalStateException(
                        "Ledger has an attempt of unknown progress '%s': a newer version wrote it, so deploy that one"
                                .formatted(kind));
        };
    }

    private static FailureCause cause(Item map) {
        return FailureCause.valueOf(map.text("cause"));
    }
}
