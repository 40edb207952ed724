package io.sealift.aws.dynamodb;

import io.sealift.core.ledger.Attempt;
import io.sealift.core.ledger.FailureCause;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SlicePlan;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Slices as items. */
final class SliceItems {
    private static final String REVISION = "revision";

    private SliceItems() {}

    /** The whole item. */
    static Map<String, AttributeValue> write(Slice slice) {
        Map<String, AttributeValue> item = new HashMap<>(LedgerTable.sliceKey(slice.manifest(), slice.number()));
        item.put("list", Values.text(slice.plan().listETag()));
        item.put("objects", Values.number(slice.plan().objects()));
        item.put("depth", Values.number(slice.plan().depth()));
        item.put("days", Values.text(DayCounts.write(slice.plan().rowsPerDay())));
        item.put("nulls", Values.map(nulls(slice.plan().nulls())));
        item.put(REVISION, Values.number(slice.revision()));
        item.putAll(progress(slice));
        return item;
    }

    /** What a change of a slice replaces: everything but its key, its plan and its revision. */
    static Map<String, AttributeValue> progress(Slice slice) {
        return Map.of(
                "state", Values.map(SliceStates.write(slice.state())),
                "attempts", Values.number(slice.attempts()),
                "failures", Values.map(failures(slice.failures())),
                "history", Values.maps(slice.history(), SliceItems::attempt));
    }

    static Slice read(Map<String, AttributeValue> attributes) {
        Item item = new Item(attributes);
        return new Slice(
                LedgerTable.manifestOf(item),
                LedgerTable.sliceOf(item),
                item.number(REVISION),
                new SlicePlan(
                        item.text("list"),
                        item.wholeNumber("objects"),
                        item.wholeNumber("depth"),
                        item.parsed("days", DayCounts::read),
                        nulls(item.map("nulls"))),
                SliceStates.read(item.map("state")),
                item.wholeNumber("attempts"),
                failures(item.map("failures")),
                item.maps("history").stream().map(SliceItems::attempt).toList());
    }

    private static Map<String, AttributeValue> failures(Slice.Failures failures) {
        return Map.of(
                "data", Values.number(failures.data()),
                "audit", Values.number(failures.audit()),
                "engine", Values.number(failures.engine()));
    }

    private static Slice.Failures failures(Item map) {
        return new Slice.Failures(map.wholeNumber("data"), map.wholeNumber("audit"), map.wholeNumber("engine"));
    }

    private static Map<String, AttributeValue> attempt(Attempt attempt) {
        return Map.of(
                "number", Values.number(attempt.number()),
                "queryId", Values.text(attempt.queryId()),
                "reason", Values.text(attempt.reason()),
                "cause", Values.text(attempt.cause()),
                "at", Values.time(attempt.at()));
    }

    private static Attempt attempt(Item map) {
        return new Attempt(
                map.wholeNumber("number"),
                map.text("queryId"),
                map.text("reason"),
                map.parsed("cause", FailureCause::valueOf),
                map.time("at"));
    }

    private static Map<String, AttributeValue> nulls(SortedMap<String, Long> nulls) {
        Map<String, AttributeValue> map = new HashMap<>();
        nulls.forEach((column, rows) -> map.put(column, Values.number(rows)));
        return map;
    }

    private static SortedMap<String, Long> nulls(Item map) {
        SortedMap<String, Long> nulls = new TreeMap<>();
        map.attributes().keySet().forEach(column -> nulls.put(column, map.number(column)));
        return nulls;
    }
}
