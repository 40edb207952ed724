package io.sealift.aws.dynamodb;

import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.SliceState;
import io.sealift.core.store.ObjectLocation;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The states of slices as maps, so that one assignment replaces all that a state has. */
final class SliceStates {
    private static final String IS = "is";
    private static final String AT = "at";
    private static final String WAITING = "WAITING";
    private static final String RECORDED = "RECORDED";
    private static final String RUNNING = "RUNNING";
    private static final String VERIFIED = "VERIFIED";
    private static final String WITHDRAWING = "WITHDRAWING";
    private static final String PUBLISHED = "PUBLISHED";
    private static final String DIVIDED = "DIVIDED";
    private static final String SET_ASIDE = "SET_ASIDE";
    private static final String REDRIVEN = "REDRIVEN";
    private static final String DISCARDED = "DISCARDED";

    private SliceStates() {}

    static Map<String, AttributeValue> write(SliceState state) {
        return switch (state) {
            case SliceState.Waiting waiting ->
                Map.of(IS, Values.text(WAITING), "notBefore", Values.time(waiting.notBefore()));
            case SliceState.Recorded recorded -> Map.of(IS, Values.text(RECORDED), AT, Values.time(recorded.at()));
            case SliceState.Running running ->
                Map.of(
                        IS,
                        Values.text(RUNNING),
                        "queryId",
                        Values.text(running.queryId()),
                        AT,
                        Values.time(running.at()));
            case SliceState.Verified verified ->
                Map.of(
                        IS,
                        Values.text(VERIFIED),
                        "queryId",
                        Values.text(verified.queryId()),
                        "list",
                        Values.text(verified.listETag()),
                        AT,
                        Values.time(verified.at()));
            case SliceState.Withdrawing withdrawing ->
                Map.of(
                        IS,
                        Values.text(WITHDRAWING),
                        "queryId",
                        Values.text(withdrawing.queryId()),
                        "reason",
                        Values.text(withdrawing.reason()),
                        AT,
                        Values.time(withdrawing.at()));
            case SliceState.Published published -> Map.of(IS, Values.text(PUBLISHED), AT, Values.time(published.at()));
            case SliceState.Divided divided ->
                Map.of(
                        IS,
                        Values.text(DIVIDED),
                        "first",
                        Values.number(divided.first()),
                        "second",
                        Values.number(divided.second()));
            case SliceState.SetAside aside -> aside(SET_ASIDE, aside);
            case SliceState.Redriven redriven -> {
                Map<String, AttributeValue> map = new HashMap<>(aside(REDRIVEN, redriven.was()));
                map.put("as", Values.number(redriven.as()));
                yield map;
            }
            case SliceState.Discarded discarded -> {
                Map<String, AttributeValue> map = new HashMap<>(aside(DISCARDED, discarded.was()));
                map.put("why", Values.text(discarded.why()));
                yield map;
            }
        };
    }

    static SliceState read(Item map) {
        String kind = map.text(IS);
        return switch (kind) {
            case WAITING -> new SliceState.Waiting(map.time("notBefore"));
            case RECORDED -> new SliceState.Recorded(map.time(AT));
            case RUNNING -> new SliceState.Running(map.text("queryId"), map.time(AT));
            case VERIFIED -> new SliceState.Verified(map.text("queryId"), map.text("list"), map.time(AT));
            case WITHDRAWING -> new SliceState.Withdrawing(map.text("queryId"), map.text("reason"), map.time(AT));
            case PUBLISHED -> new SliceState.Published(map.time(AT));
            case DIVIDED -> new SliceState.Divided(map.wholeNumber("first"), map.wholeNumber("second"));
            case SET_ASIDE -> aside(map);
            case REDRIVEN -> new SliceState.Redriven(aside(map), map.wholeNumber("as"));
            case DISCARDED -> new SliceState.Discarded(aside(map), map.text("why"));
            default -> throw Item.unknown("slice whose state is", kind);
        };
    }

    private static Map<String, AttributeValue> aside(String kind, SliceState.SetAside aside) {
        return Map.of(
                IS,
                Values.text(kind),
                "file",
                Values.text(aside.file()),
                "reason",
                Values.text(aside.reason()),
                "kept",
                Values.text(aside.kept().uri()),
                AT,
                Values.time(aside.at()));
    }

    private static SliceState.SetAside aside(Item map) {
        return new SliceState.SetAside(
                new FileId(map.text("file")), map.text("reason"), ObjectLocation.ofUri(map.text("kept")), map.time(AT));
    }
}
