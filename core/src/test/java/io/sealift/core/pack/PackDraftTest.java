package io.sealift.core.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PackDraftTest {
    private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");
    private final PackDraft draft = new PackDraft(Packing.FEED.columns().size());

    @Test
    void shouldBeFullWhenItsFilesAndTheirAliasesTakeAllItemsOfCommit() throws IOException {
        // Given
        for (int number = 0; number < 49; number++) {
            ReadFile file = Packing.file(number, "a%d.json".formatted(number), "2020-05-12");
            assertThat(draft.hasRoomFor(file)).isTrue();
            draft.add(file, NOW);
        }
        // Then
        assertThat(draft.isDue(NOW)).isTrue();
        assertThat(draft.hasRoomFor(Packing.file(49, "b.json", "2020-05-12"))).isFalse();
    }

    @Test
    void shouldHaveNoRoomForFileThatIsInItAlready() throws IOException {
        // Given
        ReadFile file = Packing.file(0, "a.json", "2020-05-12");
        draft.add(file, NOW);
        // Then
        assertThat(draft.hasRoomFor(file)).isFalse();
    }

    @Test
    void shouldHaveNoRoomWhenItsItemCouldNotNameAllObjects() throws IOException {
        // Given: each file has its own windows, far from those of the others
        PackDraft wide = new PackDraft(8_000);
        wide.add(Packing.file(0, "a.json", "2020-05-12", "2020-05-13"), NOW);
        // Then
        assertThat(wide.hasRoomFor(Packing.file(1, "b.json", "2020-05-14"))).isTrue();
        assertThat(wide.hasRoomFor(Packing.file(2, "c.json", "2021-05-12"))).isTrue();
        wide.add(Packing.file(2, "c.json", "2021-05-12"), NOW);
        assertThat(wide.hasRoomFor(Packing.file(3, "d.json", "2022-05-12"))).isFalse();
    }

    @Test
    void shouldBeDueWhenItsFirstFileHasWaitedLongEnough() throws IOException {
        // Given
        assertThat(draft.isDue(NOW)).isFalse();
        draft.add(Packing.file(0, "a.json", "2020-05-12"), NOW);
        draft.add(Packing.file(1, "b.json", "2020-05-12"), NOW.plusSeconds(4));
        // Then
        assertThat(draft.isDue(NOW.plusSeconds(4))).isFalse();
        assertThat(draft.isDue(NOW.plus(Duration.ofSeconds(5)))).isTrue();
        assertThat(draft.files()).hasSize(2);
    }
}
