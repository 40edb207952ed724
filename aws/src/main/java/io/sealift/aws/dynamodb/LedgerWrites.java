package io.sealift.aws.dynamodb;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Totals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The single actions that the ledger's transactions are made of, each with its condition.
 *
 * @param table the table's name
 * @param files how file entries are written
 */
record LedgerWrites(String table, FileItems files) {
    private static final String MANIFEST = "manifest";
    private static final String HOLDER = "holder";
    private static final String FENCE = "fence";

    /** The manifest that the pointer, or the slot, names. */
    static ManifestId pointedAt(Item pointer) {
        return new ManifestId(pointer.text(MANIFEST));
    }

    /** The holder's id as the slot's item has it, if it has one. */
    static Optional<ManifestId> holder(Item slot) {
        return slot.optionalText(HOLDER).map(ManifestId::new);
    }

    /** Puts a file on record, in the place of what {@link FileEntry.Disposition#mayBecome} allows. */
    TransactWriteItem putFile(FileEntry entry) {
        return switch (entry.disposition()) {
            case FileEntry.Disposition.Staged staged -> putFile(entry, "#disposition <> :known", FileItems.STAGED);
            case FileEntry.Disposition.Refused refused -> putFile(entry, "#disposition <> :known", FileItems.STAGED);
            case FileEntry.Disposition.Superseded gone -> putFile(entry, "#disposition = :known", FileItems.FAILING);
            case FileEntry.Disposition.Discarded discarded ->
                replaceFile(
                        entry,
                        "attribute_not_exists(#pk) OR #disposition IN (:known, :itself)",
                        FileItems.REFUSED,
                        Map.of(":itself", Values.text(FileItems.DISCARDED)));
            case FileEntry.Disposition.Failing failing -> putFile(entry, "#disposition = :known", FileItems.FAILING);
        };
    }

    /** An update instead of a put, because the landings that are on record must stay, also those added just now. */
    private TransactWriteItem putFile(FileEntry entry, String replaces, String known) {
        return replaceFile(entry, "attribute_not_exists(#pk) OR " + replaces, known, Map.of());
    }

    /** Puts a file of a manifest on record as refused, if it is in that manifest. */
    TransactWriteItem takeOut(FileEntry refused, ManifestId from) {
        return replaceFile(
                refused,
                "attribute_exists(#pk) AND #disposition = :known AND #manifest = :from",
                FileItems.STAGED,
                Map.of(":from", Values.text(from)));
    }

    private TransactWriteItem replaceFile(
            FileEntry entry, String condition, String known, Map<String, AttributeValue> more) {
        Map<String, AttributeValue> attributes = new HashMap<>(files.write(entry));
        attributes.keySet().removeAll(LedgerTable.fileKey(entry.id()).keySet());
        AttributeValue landings = attributes.remove(FileItems.LANDINGS);
        Map<String, String> names = new HashMap<>(Map.of("#pk", LedgerTable.PK, "#disposition", FileItems.DISPOSITION));
        Map<String, AttributeValue> values = new HashMap<>(more);
        values.put(":known", Values.text(known));
        StringBuilder expression = new StringBuilder("SET ").append(assignments(attributes, names, values));
        Set<String> left = new TreeSet<>(FileItems.OF_DISPOSITIONS);
        left.removeAll(attributes.keySet());
        left.forEach(name -> names.put("#" + name, name));
        expression.append(" REMOVE #").append(String.join(", #", left));
        if (landings != null) {
            expression.append(" ADD #landings :landings");
            names.put("#landings", FileItems.LANDINGS);
            values.put(":landings", landings);
        }
        return update(LedgerTable.fileKey(entry.id()), expression.toString(), condition, names, values);
    }

    /** Leaves the cap to the caller's choice of landings: here only what has room for all of them goes on. */
    TransactWriteItem addLandings(FileId file, Set<String> landings) {
        return update(
                LedgerTable.fileKey(file),
                "ADD #landings :landings",
                "attribute_exists(#pk) AND (attribute_not_exists(#landings) OR size(#landings) <= :room)",
                Map.of("#pk", LedgerTable.PK, "#landings", FileItems.LANDINGS),
                Map.of(
                        ":landings",
                        Values.textSet(landings),
                        ":room",
                        Values.number(Ledger.LANDINGS_MAX - (long) landings.size())));
    }

    TransactWriteItem putNew(Manifest manifest) {
        return putNew(ManifestItems.write(manifest));
    }

    TransactWriteItem putFirstPointer(ManifestId open) {
        Map<String, AttributeValue> item = new HashMap<>(LedgerTable.openKey());
        item.put(MANIFEST, Values.text(open));
        return putNew(item);
    }

    TransactWriteItem movePointer(ManifestId from, ManifestId to) {
        return update(
                LedgerTable.openKey(),
                "SET #manifest = :to",
                "#manifest = :from",
                Map.of("#manifest", MANIFEST),
                Map.of(":from", Values.text(from), ":to", Values.text(to)));
    }

    TransactWriteItem addTo(ManifestId open, Totals more) {
        return update(
                LedgerTable.manifestKey(open),
                "ADD #files :files, #rows :rows, #bytes :bytes",
                "#state = :open",
                Map.of(
                        "#files", ManifestItems.FILES,
                        "#rows", ManifestItems.ROWS,
                        "#bytes", ManifestItems.BYTES,
                        "#state", ManifestItems.STATE),
                Map.of(
                        ":files", Values.number(more.files()),
                        ":rows", Values.number(more.rows()),
                        ":bytes", Values.number(more.bytes()),
                        ":open", Values.text(ManifestState.OPEN)));
    }

    /** Leaves the totals as they are: commits may have added to them since the caller looked. */
    TransactWriteItem seal(Manifest sealed) {
        return replace(
                sealed,
                sealed.revision(),
                "#state = :open AND #files > :none",
                Map.of("#files", ManifestItems.FILES),
                Map.of(":open", Values.text(ManifestState.OPEN), ":none", Values.number(0)));
    }

    /** Replaces a manifest at the revision that {@code next} has, by the next revision. */
    TransactWriteItem advance(Manifest next) {
        return replace(
                next,
                next.revision() + 1,
                "#revision = :read AND #state <> :open",
                Map.of(),
                Map.of(":read", Values.number(next.revision()), ":open", Values.text(ManifestState.OPEN)));
    }

    /** The same, where files left the manifest; it takes no commits any more that could have changed its totals. */
    TransactWriteItem advanceWithTotals(Manifest next) {
        Map<String, AttributeValue> totals = Map.of(
                ManifestItems.FILES, Values.number(next.totals().files()),
                ManifestItems.ROWS, Values.number(next.totals().rows()),
                ManifestItems.BYTES, Values.number(next.totals().bytes()));
        return replace(
                next,
                next.revision() + 1,
                totals,
                "#revision = :read AND #state <> :open",
                Map.of(),
                Map.of(":read", Values.number(next.revision()), ":open", Values.text(ManifestState.OPEN)));
    }

    /** The fence counts who held the slot, so that the console shows when it changed hands. */
    TransactWriteItem takeSlot(ManifestId holder) {
        return update(
                LedgerTable.slotKey(),
                "SET #holder = :holder ADD #fence :one",
                "attribute_not_exists(#holder) OR #holder = :holder",
                Map.of("#holder", HOLDER, "#fence", FENCE),
                Map.of(":holder", Values.text(holder), ":one", Values.number(1)));
    }

    TransactWriteItem releaseSlot(ManifestId holder) {
        return update(
                LedgerTable.slotKey(),
                "REMOVE #holder",
                "#holder = :holder",
                Map.of("#holder", HOLDER),
                Map.of(":holder", Values.text(holder)));
    }

    private TransactWriteItem replace(
            Manifest next,
            long revision,
            String condition,
            Map<String, String> moreNames,
            Map<String, AttributeValue> moreValues) {
        return replace(next, revision, Map.of(), condition, moreNames, moreValues);
    }

    private TransactWriteItem replace(
            Manifest next,
            long revision,
            Map<String, AttributeValue> more,
            String condition,
            Map<String, String> moreNames,
            Map<String, AttributeValue> moreValues) {
        Map<String, AttributeValue> attributes = new HashMap<>(ManifestItems.progress(next));
        attributes.put(ManifestItems.REVISION, Values.number(revision));
        attributes.putAll(more);
        Map<String, String> names = new HashMap<>(moreNames);
        Map<String, AttributeValue> values = new HashMap<>(moreValues);
        String sets = assignments(attributes, names, values);
        return update(LedgerTable.manifestKey(next.id()), "SET " + sets, condition, names, values);
    }

    /** What sets each attribute to its new value; adds the names and values that it speaks of. */
    private static String assignments(
            Map<String, AttributeValue> attributes, Map<String, String> names, Map<String, AttributeValue> values) {
        List<String> sets = new ArrayList<>();
        attributes.forEach((name, value) -> {
            sets.add("#%s = :new_%s".formatted(name, name));
            names.put("#" + name, name);
            values.put(":new_" + name, value);
        });
        return String.join(", ", sets);
    }

    private TransactWriteItem putNew(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table)
                        .item(item)
                        .conditionExpression("attribute_not_exists(#pk)")
                        .expressionAttributeNames(Map.of("#pk", LedgerTable.PK))
                        .build())
                .build();
    }

    private TransactWriteItem update(
            Map<String, AttributeValue> key,
            String expression,
            String condition,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table)
                        .key(key)
                        .updateExpression(expression)
                        .conditionExpression(condition)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .build())
                .build();
    }
}
