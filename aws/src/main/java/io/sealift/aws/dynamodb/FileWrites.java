package io.sealift.aws.dynamodb;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.store.ObjectVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What transactions do to files and aliases, each action with its condition.
 *
 * @param actions builds the actions
 * @param files how entries are written
 */
record FileWrites(Actions actions, FileItems files) {
    /** Puts a file and its alias on record, replacing only what {@link Disposition#mayBecome} allows. */
    List<TransactWriteItem> put(FileEntry entry) {
        List<TransactWriteItem> all = new ArrayList<>(List.of(putFile(entry)));
        entry.alias().ifPresent(alias -> all.add(putAlias(alias, entry.id(), entry.recordedAt())));
        return all;
    }

    /** Lets a file on record expire later, and adds sequencers and an alias to it. */
    List<TransactWriteItem> meetAgain(FileId file, ObjectVersion met, Set<String> sequencers, Instant at) {
        List<TransactWriteItem> all = new ArrayList<>(List.of(renew(file, sequencers, at)));
        FileId byETag = FileId.ofETag(met);
        if (!byETag.equals(file)) {
            all.add(putAlias(byETag, file, at));
        }
        return all;
    }

    /** An update instead of a put, because the sequencers on record must stay, including those added just now. */
    private TransactWriteItem putFile(FileEntry entry) {
        Map<String, AttributeValue> attributes = new HashMap<>(files.write(entry));
        attributes.keySet().removeAll(LedgerTable.fileKey(entry.id()).keySet());
        AttributeValue sequencers = attributes.remove(FileItems.SEQUENCERS);
        Map<String, AttributeValue> values = new HashMap<>();
        StringBuilder expression = new StringBuilder("SET ").append(Actions.assignments(attributes, values));
        Set<String> left = new TreeSet<>(DispositionItems.ATTRIBUTES);
        left.removeAll(attributes.keySet());
        expression.append(" REMOVE #").append(String.join(", #", left));
        if (sequencers != null) {
            expression.append(" ADD #seq :sequencers");
            values.put(":sequencers", sequencers);
        }
        List<String> replaces = replacedBy(entry.disposition());
        replaces.forEach(known -> values.put(":" + known, Values.text(known)));
        String condition = "attribute_not_exists(#pk) OR #is IN (:%s)".formatted(String.join(", :", replaces));
        return actions.update(LedgerTable.fileKey(entry.id()), expression.toString(), condition, values);
    }

    /** The dispositions that it may replace: the inverse of {@link Disposition#mayBecome}. */
    private static List<String> replacedBy(Disposition next) {
        return switch (next) {
            case Disposition.Staged _, Disposition.Refused _ ->
                List.of(
                        DispositionItems.SUPERSEDED,
                        DispositionItems.REFUSED,
                        DispositionItems.FAILING,
                        DispositionItems.DISCARDED);
            case Disposition.Superseded _, Disposition.Failing _ -> List.of(DispositionItems.FAILING);
            case Disposition.Discarded _ -> List.of(DispositionItems.REFUSED, DispositionItems.DISCARDED);
        };
    }

    private TransactWriteItem putAlias(FileId alias, FileId file, Instant metAt) {
        return actions.put(
                files.writeAlias(alias, file, metAt),
                "attribute_not_exists(#pk) OR #is <> :staged",
                Map.of(":staged", Values.text(DispositionItems.STAGED)));
    }

    /** The caller keeps to the cap by choosing the sequencers: this succeeds only if there is room for all of them. */
    private TransactWriteItem renew(FileId file, Set<String> sequencers, Instant at) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":expiry", files.expiry(at));
        values.put(":alias", Values.text(FileItems.ALIAS));
        String expression = "SET #expiresAt = :expiry";
        String condition = "attribute_exists(#pk) AND #is <> :alias";
        if (!sequencers.isEmpty()) {
            expression += " ADD #seq :sequencers";
            condition += " AND (attribute_not_exists(#seq) OR size(#seq) <= :room)";
            values.put(":sequencers", Values.textSet(sequencers));
            values.put(":room", Values.number(Ledger.SEQUENCERS_MAX - (long) sequencers.size()));
        }
        return actions.update(LedgerTable.fileKey(file), expression, condition, values);
    }
}
