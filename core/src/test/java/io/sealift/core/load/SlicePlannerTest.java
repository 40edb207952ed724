package io.sealift.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.layout.Buckets;
import io.sealift.core.layout.Keys;
import io.sealift.core.layout.Window;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.Pack;
import io.sealift.core.ledger.PackId;
import io.sealift.core.ledger.RowsObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SlicePlannerTest {
    private static final ManifestId MANIFEST = new ManifestId("20261122T150000Z-00000001");
    private final Keys keys = new Keys(new Buckets("messages", "staging", "processed", "archive"));

    @Test
    void shouldPlanOneSliceWhenFewDaysAreFarApart() {
        // Given
        List<Pack> packs = List.of(pack(1, "2020-05-12", "1999-01-01"), pack(2, "2026-11-22", "2020-05-12"));
        // When
        List<PlannedSlice> slices = SlicePlanner.plan(keys, packs);
        // Then
        assertThat(slices).singleElement().satisfies(slice -> {
            assertThat(slice.rowsPerDay())
                    .containsExactly(
                            Map.entry("1999-01-01", 1L), Map.entry("2020-05-12", 2L), Map.entry("2026-11-22", 1L));
            assertThat(slice.uris()).hasSize(4).doesNotHaveDuplicates();
            assertThat(slice.nulls()).containsExactly(Map.entry("humidity", 4L));
        });
    }

    @Test
    void shouldReadNoObjectTwiceAndLoadAtMostHundredDaysEachWhenManifestIsWide() {
        // Given
        LocalDate first = LocalDate.parse("2019-12-31");
        List<Pack> packs = new ArrayList<>();
        for (int from = 0; from < 1_400; from += 70) {
            String[] days = first.plusDays(from)
                    .datesUntil(first.plusDays(from + 70))
                    .map(LocalDate::toString)
                    .toArray(String[]::new);
            packs.add(pack(from + 1, days));
        }
        // When
        List<PlannedSlice> slices = SlicePlanner.plan(keys, packs);
        // Then
        assertThat(slices).allSatisfy(slice -> assertThat(slice.rowsPerDay()).hasSizeLessThanOrEqualTo(100));
        assertThat(slices).hasSizeLessThanOrEqualTo(15);
        Set<String> uris = new HashSet<>();
        Set<String> days = new HashSet<>();
        for (PlannedSlice slice : slices) {
            assertThat(slice.uris()).allMatch(uris::add);
            assertThat(slice.rowsPerDay().keySet()).allMatch(days::add);
        }
        assertThat(days).hasSize(1_400);
        assertThat(slices.stream().mapToLong(PlannedSlice::rows).sum()).isEqualTo(1_400);
    }

    @Test
    void shouldPlanTheSameWhenPacksComeInAnotherOrder() {
        // Given
        List<Pack> packs = new ArrayList<>(List.of(
                pack(1, "2020-05-12"), pack(2, "2020-05-12", "2021-05-12"), pack(3, "2022-05-12", "2020-05-13")));
        List<PlannedSlice> planned = SlicePlanner.plan(keys, packs);
        // When
        Collections.reverse(packs);
        // Then
        assertThat(SlicePlanner.plan(keys, packs)).isEqualTo(planned);
    }

    private static Pack pack(int number, String... days) {
        SortedMap<Long, SortedMap<String, Long>> windows = new TreeMap<>();
        for (String day : days) {
            windows.computeIfAbsent(Window.of(day), _ -> new TreeMap<>()).put(day, 1L);
        }
        List<RowsObject> rows = new ArrayList<>();
        windows.forEach((window, rowsPerDay) -> rows.add(new RowsObject(
                window, 0, 10, 100, rowsPerDay, new TreeMap<>(Map.of("humidity", (long) rowsPerDay.size())))));
        return new Pack(
                MANIFEST,
                new PackId("%024x".formatted(number)),
                rows,
                new Pack.Originals.Zip(),
                0,
                new TreeMap<>(Map.of(0, new FileId("%032x".formatted(number)))));
    }
}
