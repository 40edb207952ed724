package io.sealift.aws.dynamodb;

import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Totals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What transactions do to manifests and to the pointer to the open one, each action with its condition.
 *
 * @param actions builds the actions
 */
record ManifestWrites(Actions actions) {
    private static final String MANIFEST = "manifest";

    /** The manifest that the pointer names. */
    static ManifestId pointedAt(Item pointer) {
        return pointer.parsed(MANIFEST, ManifestId::new);
    }

    /** Opens the very first one. */
    List<TransactWriteItem> open(Manifest first) {
        Map<String, AttributeValue> pointer = new HashMap<>(LedgerTable.openKey());
        pointer.put(MANIFEST, Values.text(first.id()));
        return List.of(actions.putNew(ManifestItems.write(first)), actions.putNew(pointer));
    }

    TransactWriteItem addTo(ManifestId open, Totals more) {
        return actions.update(
                LedgerTable.manifestKey(open),
                "ADD #files :files, #rows :rows, #bytes :bytes",
                "#state = :open",
                Map.of(
                        ":files", Values.number(more.files()),
                        ":rows", Values.number(more.rows()),
                        ":bytes", Values.number(more.bytes()),
                        ":open", Values.text(ManifestState.OPEN)));
    }

    /** Leaves the totals as they are: commits may have added to them since the caller looked. */
    List<TransactWriteItem> seal(Manifest sealed, Manifest successor) {
        Map<String, AttributeValue> values =
                new HashMap<>(Map.of(":open", Values.text(ManifestState.OPEN), ":none", Values.number(0)));
        String sets = Actions.assignments(ManifestItems.progress(sealed), values);
        return List.of(
                actions.update(
                        LedgerTable.manifestKey(sealed.id()),
                        "SET " + sets,
                        "#state = :open AND #files > :none",
                        values),
                actions.putNew(ManifestItems.write(successor)),
                actions.update(
                        LedgerTable.openKey(),
                        "SET #manifest = :to",
                        "#manifest = :from",
                        Map.of(":from", Values.text(sealed.id()), ":to", Values.text(successor.id()))));
    }

    /** Replaces a manifest at the revision of {@code next} with the next revision; not for an open one. */
    TransactWriteItem advance(Manifest next) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":read", Values.number(next.revision()),
                ":next", Values.number(next.revision() + 1),
                ":open", Values.text(ManifestState.OPEN)));
        String sets = Actions.assignments(ManifestItems.progress(next), values);
        return actions.update(
                LedgerTable.manifestKey(next.id()),
                "SET #revision = :next, " + sets,
                "#revision = :read AND #state <> :open",
                values);
    }
}
