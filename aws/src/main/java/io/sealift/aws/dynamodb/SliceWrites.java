package io.sealift.aws.dynamodb;

import io.sealift.core.ledger.EngineHealth;
import io.sealift.core.ledger.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What transactions do to slices and to the engine's health, each action with its condition.
 *
 * @param actions builds the actions
 */
record SliceWrites(Actions actions) {
    List<TransactWriteItem> plan(List<Slice> planned) {
        return planned.stream()
                .map(slice -> actions.putNew(SliceItems.write(slice)))
                .toList();
    }

    /** Replaces a slice at the revision of {@code next} with the next revision; its plan stays. */
    TransactWriteItem advance(Slice next) {
        Map<String, AttributeValue> values = new HashMap<>(
                Map.of(":read", Values.number(next.revision()), ":next", Values.number(next.revision() + 1)));
        String sets = Actions.assignments(SliceItems.progress(next), values);
        return actions.update(
                LedgerTable.sliceKey(next.manifest(), next.number()),
                "SET #revision = :next, " + sets,
                "#revision = :read",
                values);
    }

    List<TransactWriteItem> divide(Slice next, List<Slice> successors) {
        List<TransactWriteItem> all = new ArrayList<>(plan(successors));
        all.add(advance(next));
        return all;
    }

    /** Before the first change there is no item, and the revision is 0. */
    TransactWriteItem advance(EngineHealth next) {
        Map<String, AttributeValue> item = EngineItems.write(next.nextRevision());
        return next.revision() == 0
                ? actions.putNew(item)
                : actions.put(item, "#revision = :read", Map.of(":read", Values.number(next.revision())));
    }
}
