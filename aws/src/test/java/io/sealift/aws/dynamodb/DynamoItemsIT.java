package io.sealift.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.aws.emulated.EmulatedAws;
import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.CommitOutcome.Committed;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.runtime.Pause;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What can be seen only in the items themselves. */
@ExtendWith(EmulatedAws.Extension.class)
class DynamoItemsIT {
    private static final Instant AT = Instant.parse("2026-11-22T15:00:00Z");
    private static final ObjectLocation LOCATION = new ObjectLocation("messages", "a.json");
    private static final FileId FILE = FileId.ofContent(LOCATION, "0".repeat(32));
    private static final ObjectVersion IN_TWO = new ObjectVersion(LOCATION, "00-2");
    private static final ObjectVersion IN_THREE = new ObjectVersion(LOCATION, "00-3");

    private final DynamoDbClient client;
    private final String table;
    private final DynamoLedger ledger;

    DynamoItemsIT(EmulatedAws aws) {
        this.client = aws.clients().dynamoDb();
        this.table = aws.newLedgerTable();
        this.ledger = new DynamoLedger(client, table, Duration.ofDays(1), Pause.real());
    }

    @Test
    void shouldExpireLaterWhenMetAgain() {
        // Given
        ledger.record(FileEntry.of(FILE, IN_TWO, 5, AT, new Disposition.Superseded()));
        assertThat(expiry(FILE)).isEqualTo(AT.plus(Duration.ofDays(1)));
        assertThat(expiry(FileId.ofETag(IN_TWO))).isEqualTo(AT.plus(Duration.ofDays(1)));
        // When
        Instant later = AT.plusSeconds(3_600);
        CommitOutcome outcome = ledger.meetAgain(FILE, IN_THREE, Set.of(), later);
        // Then: the alias that was not met keeps its time
        assertThat(outcome).isEqualTo(new Committed());
        assertThat(expiry(FILE)).isEqualTo(later.plus(Duration.ofDays(1)));
        assertThat(expiry(FileId.ofETag(IN_THREE))).isEqualTo(later.plus(Duration.ofDays(1)));
        assertThat(expiry(FileId.ofETag(IN_TWO))).isEqualTo(AT.plus(Duration.ofDays(1)));
    }

    @Test
    void shouldLeaveIndexWhenNoLongerFailing() {
        // Given
        ledger.record(FileEntry.of(FILE, IN_TWO, 5, AT, new Disposition.Failing("S3 is slow", 1)));
        assertThat(item(FILE)).containsKeys("gsi1pk", "gsi1sk", "error", "tries");
        // When
        ledger.record(FileEntry.of(FILE, IN_TWO, 5, AT, new Disposition.Superseded()));
        // Then
        assertThat(item(FILE)).doesNotContainKeys("gsi1pk", "gsi1sk", "error", "tries");
    }

    @Test
    void shouldBeInvalidWhenItemIsTooLarge() {
        // Given
        String error = "x".repeat(Math.toIntExact(ItemSizes.ITEM_BYTES_MAX));
        // When
        CommitOutcome outcome = ledger.record(FileEntry.of(FILE, IN_TWO, 5, AT, new Disposition.Failing(error, 1)));
        // Then
        assertThat(outcome).isInstanceOf(CommitOutcome.Invalid.class);
        assertThat(item(FILE)).isEmpty();
        assertThat(item(FileId.ofETag(IN_TWO))).isEmpty();
    }

    private Instant expiry(FileId id) {
        return Instant.ofEpochSecond(new Item(item(id)).number(LedgerTable.EXPIRES_AT));
    }

    private Map<String, AttributeValue> item(FileId id) {
        return client.getItem(request ->
                        request.tableName(table).key(LedgerTable.fileKey(id)).consistentRead(true))
                .item();
    }
}
