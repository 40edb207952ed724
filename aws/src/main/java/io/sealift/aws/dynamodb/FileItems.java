package io.sealift.aws.dynamodb;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectVersion;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * File entries as items.
 *
 * @param retention how long after it was recorded an entry is kept
 */
record FileItems(Duration retention) {
    static final String STAGED = "STAGED";
    static final String SUPERSEDED = "SUPERSEDED";
    static final String REFUSED = "REFUSED";
    static final String FAILING = "FAILING";
    static final String DISCARDED = "DISCARDED";
    static final String DISPOSITION = "disposition";
    /** A set of texts, so that adding to it is one idempotent step; missing where there is none. */
    static final String LANDINGS = "landings";
    /** All that only some dispositions have, to be removed where the next one does not. */
    static final Set<String> OF_DISPOSITIONS = Set.of(
            "manifest",
            "staged",
            "rows",
            "rowsPerDay",
            "repairs",
            "rejectedRows",
            "reason",
            "message",
            "line",
            "column",
            "sample",
            "quarantined",
            "why",
            "error",
            "tries");

    Map<String, AttributeValue> write(FileEntry entry) {
        Map<String, AttributeValue> item = new HashMap<>(LedgerTable.fileKey(entry.id()));
        item.put(LedgerTable.INDEX_SK, Values.text(entry.id()));
        item.put(
                LedgerTable.EXPIRES_AT,
                Values.number(entry.recordedAt().plus(retention).getEpochSecond()));
        item.put("bucket", Values.text(entry.source().location().bucket()));
        item.put("key", Values.text(entry.source().location().key()));
        item.put("eTag", Values.text(entry.source().eTag()));
        item.put("sizeBytes", Values.number(entry.sizeBytes()));
        item.put("recordedAt", Values.time(entry.recordedAt()));
        if (!entry.landings().isEmpty()) {
            // DynamoDB has no empty set.
            item.put(LANDINGS, Values.textSet(entry.landings()));
        }
        item.putAll(disposition(entry.id(), entry.disposition()));
        return item;
    }

    FileEntry read(Map<String, AttributeValue> attributes) {
        Item item = new Item(attributes);
        ObjectLocation location = new ObjectLocation(item.text("bucket"), item.text("key"));
        return new FileEntry(
                new FileId(item.text(LedgerTable.INDEX_SK)),
                new ObjectVersion(location, item.text("eTag")),
                item.number("sizeBytes"),
                item.textSet(LANDINGS),
                item.time("recordedAt"),
                disposition(item));
    }

    private static Map<String, AttributeValue> disposition(FileId id, Disposition disposition) {
        return switch (disposition) {
            case Disposition.Staged staged ->
                Map.of(
                        LedgerTable.INDEX_PK,
                        Values.text(
                                LedgerTable.shard(staged.manifest(), id.value().charAt(0))),
                        DISPOSITION,
                        Values.text(STAGED),
                        "manifest",
                        Values.text(staged.manifest()),
                        "staged",
                        Values.text(staged.staged().uri()),
                        "rows",
                        Values.number(staged.rows()),
                        "rowsPerDay",
                        Values.map(days(staged.rowsPerDay())),
                        "repairs",
                        Values.texts(staged.repairs()),
                        "rejectedRows",
                        Values.number(staged.rejectedRows()));
            case Disposition.Superseded superseded ->
                Map.of(LedgerTable.INDEX_PK, Values.text(LedgerTable.SUPERSEDED), DISPOSITION, Values.text(SUPERSEDED));
            case Disposition.Refused refused -> refused(refused);
            case Disposition.Discarded discarded -> {
                Map<String, AttributeValue> attributes = new HashMap<>(refused(discarded.was()));
                attributes.put(LedgerTable.INDEX_PK, Values.text(LedgerTable.DISCARDED));
                attributes.put(DISPOSITION, Values.text(DISCARDED));
                attributes.put("why", Values.text(discarded.why()));
                yield attributes;
            }
            case Disposition.Failing failing ->
                Map.of(
                        LedgerTable.INDEX_PK,
                        Values.text(LedgerTable.FAILING),
                        DISPOSITION,
                        Values.text(FAILING),
                        "error",
                        Values.text(failing.error()),
                        "tries",
                        Values.number(failing.tries()));
        };
    }

    private static Map<String, AttributeValue> refused(Disposition.Refused refused) {
        return Map.of(
                LedgerTable.INDEX_PK,
                Values.text(LedgerTable.REFUSED),
                DISPOSITION,
                Values.text(REFUSED),
                "reason",
                Values.text(refused.reason()),
                "message",
                Values.text(refused.message()),
                "line",
                Values.number(refused.line()),
                "column",
                Values.number(refused.column()),
                "sample",
                Values.text(refused.sample()),
                "rows",
                Values.number(refused.rows()),
                "quarantined",
                Values.text(refused.quarantined().uri()));
    }

    private static Disposition.Refused refused(Item item) {
        return new Disposition.Refused(
                item.text("reason"),
                item.text("message"),
                item.number("line"),
                item.number("column"),
                item.text("sample"),
                item.number("rows"),
                ObjectLocation.ofUri(item.text("quarantined")));
    }

    private static Disposition disposition(Item item) {
        String kind = item.text(DISPOSITION);
        return switch (kind) {
            case STAGED ->
                new Disposition.Staged(
                        new ManifestId(item.text("manifest")),
                        ObjectLocation.ofUri(item.text("staged")),
                        days(item.map("rowsPerDay")),
                        item.texts("repairs"),
                        item.number("rejectedRows"));
            case SUPERSEDED -> new Disposition.Superseded();
            case REFUSED -> refused(item);
            case DISCARDED -> new Disposition.Discarded(item.text("why"), refused(item));
            case FAILING -> new Disposition.Failing(item.text("error"), item.wholeNumber("tries"));
            default ->
                throw new IllegalStateException(
                        "Ledger has a file of unknown disposition '%s': a newer version wrote it, so deploy that one"
                                .formatted(kind));
        };
    }

    private static Map<String, AttributeValue> days(SortedMap<String, Long> rowsPerDay) {
        Map<String, AttributeValue> map = new HashMap<>();
        rowsPerDay.forEach((day, rows) -> map.put(day, Values.number(rows)));
        return map;
    }

    private static SortedMap<String, Long> days(Item map) {
        SortedMap<String, Long> rowsPerDay = new TreeMap<>();
        map.attributes().keySet().forEach(day -> rowsPerDay.put(day, map.number(day)));
        return rowsPerDay;
    }
}
