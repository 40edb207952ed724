package io.sealift.aws.dynamodb;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileId;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * File entries and their aliases as items. There is one for every file that ever landed, so attribute names are short.
 *
 * @param retention how long a file is kept after it was last met
 */
record FileItems(Duration retention) {
    /** What became of the file, or that this is an {@link #ALIAS}. */
    static final String IS = "is";
    /** A string set, so that adding to it is one idempotent step; the attribute is missing while the set is empty. */
    static final String SEQUENCERS = "seq";

    static final String ALIAS = "ALIAS";
    private static final String ALIAS_OF = "of";

    Map<String, AttributeValue> write(FileEntry entry) {
        Map<String, AttributeValue> item = new HashMap<>(LedgerTable.fileKey(entry.id()));
        item.put(LedgerTable.EXPIRES_AT, expiry(entry.recordedAt()));
        item.put("bucket", Values.text(entry.source().location().bucket()));
        item.put("key", Values.text(entry.source().location().key()));
        item.put("etag", Values.text(entry.source().eTag()));
        item.put("size", Values.number(entry.sizeBytes()));
        item.put("at", Values.time(entry.recordedAt()));
        if (!entry.sequencers().isEmpty()) {
            // DynamoDB has no empty set.
            item.put(SEQUENCERS, Values.textSet(entry.sequencers()));
        }
        item.putAll(DispositionItems.write(entry.id(), entry.disposition()));
        return item;
    }

    /** For an alias, the file that it stands for. */
    Map<String, AttributeValue> writeAlias(FileId alias, FileId file, Instant metAt) {
        Map<String, AttributeValue> item = new HashMap<>(LedgerTable.fileKey(alias));
        item.put(LedgerTable.EXPIRES_AT, expiry(metAt));
        item.put(IS, Values.text(ALIAS));
        item.put(ALIAS_OF, Values.text(file));
        return item;
    }

    /** When the item of a file met at this time may be dropped. */
    AttributeValue expiry(Instant metAt) {
        return Values.number(metAt.plus(retention).getEpochSecond());
    }

    static boolean isAlias(Item item) {
        return item.text(IS).equals(ALIAS);
    }

    /** The file that an alias stands for. */
    static FileId target(Item alias) {
        return alias.parsed(ALIAS_OF, FileId::new);
    }

    static FileEntry read(Item item) {
        ObjectLocation location = new ObjectLocation(item.text("bucket"), item.text("key"));
        return new FileEntry(
                LedgerTable.fileOf(item),
                new ObjectVersion(location, item.text("etag")),
                item.number("size"),
                item.textSet(SEQUENCERS),
                item.time("at"),
                DispositionItems.read(item));
    }
}
