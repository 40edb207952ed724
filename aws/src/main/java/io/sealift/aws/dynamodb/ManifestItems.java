package io.sealift.aws.dynamodb;

import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Totals;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Manifests as items, every field an attribute of its own, readable in the console too. */
final class ManifestItems {
    private static final String STATE = "state";
    private static final String REVISION = "revision";
    private static final String FILES = "files";
    private static final String ROWS = "rows";
    private static final String BYTES = "bytes";
    private static final String TIMES = "times";
    private static final String CLAIMED_UNTIL = "claimedUntil";
    private static final String NOTE = "note";

    private ManifestItems() {}

    /** The whole item. */
    static Map<String, AttributeValue> write(Manifest manifest) {
        Map<String, AttributeValue> item = new HashMap<>(LedgerTable.manifestKey(manifest.id()));
        item.put(LedgerTable.INDEX_SK, Values.text(manifest.id()));
        item.put(FILES, Values.number(manifest.totals().files()));
        item.put(ROWS, Values.number(manifest.totals().rows()));
        item.put(BYTES, Values.number(manifest.totals().bytes()));
        item.put(REVISION, Values.number(manifest.revision()));
        item.putAll(progress(manifest));
        return item;
    }

    /** What a change of a manifest replaces: everything but its key, its totals and its revision. */
    static Map<String, AttributeValue> progress(Manifest manifest) {
        return Map.of(
                LedgerTable.INDEX_PK,
                Values.text(manifest.state() == ManifestState.ARCHIVED ? LedgerTable.ARCHIVED : LedgerTable.ACTIVE),
                STATE,
                Values.text(manifest.state()),
                TIMES,
                Values.map(times(manifest.times())),
                CLAIMED_UNTIL,
                Values.time(manifest.claimedUntil()),
                NOTE,
                Values.text(manifest.note()));
    }

    static Manifest read(Map<String, AttributeValue> attributes) {
        Item item = new Item(attributes);
        return new Manifest(
                new ManifestId(item.text(LedgerTable.INDEX_SK)),
                item.number(REVISION),
                ManifestState.valueOf(item.text(STATE)),
                new Totals(item.number(FILES), item.number(ROWS), item.number(BYTES)),
                times(item.map(TIMES)),
                item.time(CLAIMED_UNTIL),
                item.text(NOTE));
    }

    private static Map<String, AttributeValue> times(Map<ManifestState, Instant> times) {
        Map<String, AttributeValue> map = new HashMap<>();
        times.forEach((state, at) -> map.put(state.name(), Values.time(at)));
        return map;
    }

    private static Map<ManifestState, Instant> times(Item map) {
        Map<ManifestState, Instant> times = new EnumMap<>(ManifestState.class);
        map.attributes().keySet().forEach(name -> times.put(ManifestState.valueOf(name), map.time(name)));
        return times;
    }
}
