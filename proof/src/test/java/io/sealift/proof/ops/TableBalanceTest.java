package io.sealift.proof.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState;
import io.sealift.core.reconciliation.Balance;
import io.sealift.core.reconciliation.BalanceReader;
import io.sealift.core.reconciliation.BalanceServices;
import io.sealift.core.reconciliation.Difference.Kind;
import io.sealift.core.runtime.Workers;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.proof.fault.Twisted;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table compared with the lists of published loads. */
class TableBalanceTest {
    private final Desk desk = new Desk();
    private final Loads loads = new Loads(desk);
    private final Slice slice = slice();

    @Test
    void shouldNameFileAndLeaveItWhenAnotherWriterPutItThere() {
        // Given
        loads.publish(slice);
        ObjectLocation stray = new ObjectLocation(Desk.BUCKETS.processed(), "partitioned/day=" + Desk.DAY + "/stray");
        desk.store.put(stray, new byte[1]);
        // When, Then
        assertDiffers(desk.balance(), Kind.TABLE_FILE_UNLISTED, stray.uri(), "Something else than Sealift");
        assertThat(desk.store.head(stray)).isPresent();
    }

    @Test
    void shouldNameFileWhenItLiesInTheTableTwice() {
        // Given: a published file copied to another day, whose rows readers see twice
        Slice published = loads.publish(slice);
        ObjectLocation copy = new ObjectLocation(
                Desk.BUCKETS.processed(), "partitioned/day=2026-11-23/" + name(loads.tableFile(published)));
        desk.store.put(copy, "parquet".getBytes(StandardCharsets.UTF_8));
        // When, Then
        assertDiffers(desk.balance(), Kind.TABLE_FILE_UNLISTED, copy.uri());
    }

    @Test
    void shouldNameFileWhenTheTableLostIt() {
        // Given
        Slice published = loads.publish(slice);
        assertThat(desk.balance().isBalanced()).isTrue();
        desk.store.remove(loads.tableFile(published));
        // When, Then
        assertDiffers(
                desk.balance(),
                Kind.TABLE_FILE_MISSING,
                loads.tableFile(published).uri());
    }

    @Test
    void shouldNameFileWhenItWasOverwritten() {
        // Given
        Slice published = loads.publish(slice);
        desk.store.put(loads.tableFile(published), new byte[3]);
        // When, Then
        assertDiffers(
                desk.balance(),
                Kind.TABLE_FILE_CHANGED,
                loads.tableFile(published).uri());
    }

    @Test
    void shouldLookWhereTheCatalogHasThePartition() {
        // Given
        Slice verified = loads.verify(slice);
        ObjectLocation elsewhere = new ObjectLocation(Desk.BUCKETS.processed(), "moved/day=" + Desk.DAY + "/");
        desk.catalog.put(Desk.DAY, elsewhere);
        ObjectLocation file =
                new ObjectLocation(Desk.BUCKETS.processed(), elsewhere.key() + name(loads.tableFile(verified)));
        desk.store.put(file, "parquet".getBytes(StandardCharsets.UTF_8));
        loads.update(verified.become(new SliceState.Published(desk.clock.instant())));
        // When, Then
        assertThat(desk.balance().differences()).isEmpty();
        desk.store.remove(file);
        assertDiffers(desk.balance(), Kind.TABLE_FILE_MISSING, file.uri());
    }

    @Test
    void shouldReportFilesAsMovingWhenTheirLoadIsVerified() {
        // Given
        loads.copyToTable(loads.verify(slice));
        // When
        Balance balance = desk.balance();
        // Then
        assertThat(balance.isBalanced()).isTrue();
        assertThat(balance.notes())
                .containsExactly("1 files of verified loads are being moved into the table, 1 of them were there");
    }

    @Test
    void shouldRaiseNoAlarmWhenALoadIsPublishedWhileItIsRead() {
        // Given: after the first listing of the table
        Slice verified = loads.verify(slice);
        ObjectStore store = Twisted.port(ObjectStore.class, desk.store, "listAll", (original, arguments) -> {
            Object before = original.call(arguments);
            if (loads.now(slice).state() instanceof SliceState.Verified) {
                loads.copyToTable(verified);
                loads.update(verified.become(new SliceState.Published(desk.clock.instant())));
            }
            return before;
        });
        // When
        Balance balance = new BalanceReader(
                        new BalanceServices(
                                store, desk.ledger, desk.catalog, Workers.sequential(), desk.clock, duration -> {
                                    throw new IllegalStateException("It was read again after " + duration);
                                }),
                        desk.balanceSettings())
                .read();
        // Then
        assertThat(balance.isBalanced()).isTrue();
    }

    @Test
    void shouldNameListWhenItIsGone() {
        // Given
        Slice published = loads.publish(slice);
        desk.store.remove(desk.keys.verifiedList(published.load()));
        // When, Then
        assertThat(desk.balance().differences())
                .extracting(found -> found.kind())
                .containsExactly(Kind.VERIFIED_LIST_MISSING, Kind.TABLE_FILE_UNLISTED);
    }

    private Slice slice() {
        desk.land("a.json", Desk.rows(Desk.DAY, 3, 1));
        desk.ingest();
        return loads.plan(List.of(Map.entry(Desk.DAY, 3L))).getFirst();
    }

    private static String name(ObjectLocation file) {
        return file.key().substring(file.key().lastIndexOf('/') + 1);
    }

    private static void assertDiffers(Balance balance, Kind kind, String... words) {
        assertThat(balance.isBalanced()).isFalse();
        assertThat(balance.differences()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(kind);
            assertThat(found.text()).contains(words);
        });
    }
}
