package io.sealift.aws.dynamodb;

import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.PackId;
import io.sealift.core.store.ObjectLocation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What became of a file, as attributes of its item. */
final class DispositionItems {
    static final String STAGED = "STAGED";
    static final String SUPERSEDED = "SUPERSEDED";
    static final String REFUSED = "REFUSED";
    static final String FAILING = "FAILING";
    static final String DISCARDED = "DISCARDED";

    /** Attributes that only some dispositions have, to be removed when the next one does not have them. */
    static final Set<String> ATTRIBUTES = Set.of(
            LedgerTable.INDEX_PK,
            LedgerTable.INDEX_SK,
            "in",
            "rows",
            "repairs",
            "rejected",
            "reason",
            "message",
            "line",
            "column",
            "sample",
            "kept",
            "why",
            "error",
            "tries");

    /** Separates a manifest from the pack in it. */
    private static final String SLASH = "/";

    private DispositionItems() {}

    static Map<String, AttributeValue> write(FileId file, Disposition disposition) {
        return switch (disposition) {
            case Disposition.Staged staged -> staged(staged);
            case Disposition.Superseded _ -> Map.of(FileItems.IS, Values.text(SUPERSEDED));
            case Disposition.Refused refused -> refused(REFUSED, refused);
            case Disposition.Discarded discarded -> {
                Map<String, AttributeValue> attributes = refused(DISCARDED, discarded.was());
                attributes.put("why", Values.text(discarded.why()));
                yield attributes;
            }
            case Disposition.Failing failing ->
                Map.of(
                        LedgerTable.INDEX_PK,
                        Values.text(LedgerTable.FAILING),
                        LedgerTable.INDEX_SK,
                        Values.text(file),
                        FileItems.IS,
                        Values.text(FAILING),
                        "error",
                        Values.text(failing.error()),
                        "tries",
                        Values.number(failing.tries()));
        };
    }

    static Disposition read(Item item) {
        String kind = item.text(FileItems.IS);
        return switch (kind) {
            case STAGED -> staged(item);
            case SUPERSEDED -> new Disposition.Superseded();
            case REFUSED -> refused(item);
            case DISCARDED -> new Disposition.Discarded(item.text("why"), refused(item));
            case FAILING -> new Disposition.Failing(item.text("error"), item.wholeNumber("tries"));
            default -> throw Item.unknown("file of disposition", kind);
        };
    }

    /** Leaves out what most files do not have: there are many of these items. */
    private static Map<String, AttributeValue> staged(Disposition.Staged staged) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        attributes.put(FileItems.IS, Values.text(STAGED));
        attributes.put("in", Values.text(staged.manifest() + SLASH + staged.pack()));
        attributes.put("rows", Values.number(staged.rows()));
        if (!staged.repairs().isEmpty()) {
            attributes.put("repairs", Values.texts(staged.repairs()));
        }
        if (staged.rejectedRows() > 0) {
            attributes.put("rejected", Values.number(staged.rejectedRows()));
        }
        return attributes;
    }

    private static Disposition.Staged staged(Item item) {
        return new Disposition.Staged(
                item.parsed("in", text -> new ManifestId(text.substring(0, text.indexOf(SLASH)))),
                item.parsed("in", text -> new PackId(text.substring(text.indexOf(SLASH) + 1))),
                item.number("rows"),
                item.has("repairs") ? item.texts("repairs") : List.of(),
                item.has("rejected") ? item.number("rejected") : 0);
    }

    private static Map<String, AttributeValue> refused(String kind, Disposition.Refused refused) {
        return new HashMap<>(Map.of(
                FileItems.IS,
                Values.text(kind),
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
                "kept",
                Values.text(refused.quarantined().uri())));
    }

    private static Disposition.Refused refused(Item item) {
        return new Disposition.Refused(
                item.text("reason"),
                item.text("message"),
                item.number("line"),
                item.number("column"),
                item.text("sample"),
                item.number("rows"),
                item.parsed("kept", ObjectLocation::ofUri));
    }
}
