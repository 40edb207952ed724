package io.sealift.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.layout.Window;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.Pack;
import io.sealift.core.ledger.PackId;
import io.sealift.core.ledger.RowsObject;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class PackItemsTest {
    private static final Instant AT = Instant.parse("2026-11-22T15:00:00Z");
    private static final ManifestId MANIFEST = ManifestId.at(AT, 7);
    private static final PackId PACK = new PackId("0123456789abcdef01234567");
    private static final int COLUMNS = 20;
    private static final int DAYS = 8_000;

    @Test
    void shouldFitIntoItemWhenFullPackHasThousandsOfDays() {
        // Given: two rows in three days, so that steps and counts vary, with nulls in many columns
        Pack pack = pack(days(DAYS, index -> LocalDate.of(1990, 1, 1).plusDays(index + index / 3)), COLUMNS);
        // When
        Map<String, AttributeValue> item = PackItems.write(pack);
        // Then
        assertThat(PackItems.read(item)).isEqualTo(pack);
        assertThat(pack.rows()).hasSizeGreaterThan(100);
        assertThat(ItemSizes.bytes(item)).isLessThan(ItemSizes.ITEM_BYTES_MAX / 4);
    }

    @Test
    void shouldFitIntoItemWhenEveryDayIsInWindowOfItsOwn() {
        // Given: clocks that are wrong all over the calendar
        Pack pack = pack(days(DAYS, index -> LocalDate.of(1, 1, 1).plusDays(100L * index)), 0);
        // When
        Map<String, AttributeValue> item = PackItems.write(pack);
        // Then
        assertThat(PackItems.read(item)).isEqualTo(pack);
        assertThat(pack.rows()).hasSize(DAYS);
        assertThat(ItemSizes.bytes(item)).isLessThan(ItemSizes.ITEM_BYTES_MAX);
    }

    @Test
    void shouldCostLittleMoreThanItsFilesWhenCommitted() {
        // Given: 4 KB and 27 rows a file, all of one day
        Pack pack = pack(new TreeMap<>(Map.of("2026-11-22", 27L * Ledger.PACK_ENTRIES_MAX)), 3);
        FileItems files = new FileItems(Duration.ofDays(400));
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        for (int file = 0; file < Ledger.PACK_ENTRIES_MAX; file++) {
            Disposition staged = new Disposition.Staged(MANIFEST, PACK, 27, List.of(), 0);
            items.add(files.write(FileEntry.of(FileId.ofETag(source(file)), source(file), 4_096, AT, staged)));
        }
        // When
        items.add(PackItems.write(pack));
        items.add(ManifestItems.write(Manifest.open(MANIFEST, AT)));
        // Then: a unit for each file, a few for the pack and one for the manifest, twice in a transaction
        assertThat(ItemSizes.writeUnits(items)).isBetween(200L, 2L * (Ledger.PACK_ENTRIES_MAX + 5));
    }

    private static Pack pack(SortedMap<String, Long> rowsPerDay, int columns) {
        SortedMap<Long, SortedMap<String, Long>> windows = new TreeMap<>();
        rowsPerDay.forEach((day, rows) ->
                windows.computeIfAbsent(Window.of(day), _ -> new TreeMap<>()).put(day, rows));
        List<RowsObject> rows = new ArrayList<>();
        windows.forEach((window, days) -> rows.add(new RowsObject(window, 0, 1_234, 12_345, days, nulls(columns))));
        SortedMap<Integer, FileId> files = new TreeMap<>();
        IntStream.range(0, Ledger.PACK_ENTRIES_MAX).forEach(file -> files.put(file, FileId.ofETag(source(file))));
        return new Pack(MANIFEST, PACK, rows, new Pack.Originals.Zip(), 0, files);
    }

    private static SortedMap<String, Long> days(int count, IntFunction<LocalDate> day) {
        SortedMap<String, Long> rowsPerDay = new TreeMap<>();
        IntStream.range(0, count)
                .forEach(index -> rowsPerDay.put(day.apply(index).toString(), 1L + index % 7));
        return rowsPerDay;
    }

    private static SortedMap<String, Long> nulls(int columns) {
        SortedMap<String, Long> nulls = new TreeMap<>();
        IntStream.range(0, columns).forEach(column -> nulls.put("a column of the feed " + column, 10L + column));
        return nulls;
    }

    private static ObjectVersion source(int number) {
        ObjectLocation location = new ObjectLocation(
                "sealift-messages-123456789012-eu-west-1", "weather/station-%d.json".formatted(number));
        return new ObjectVersion(location, "%032x".formatted(number));
    }
}
