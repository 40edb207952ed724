package io.sealift.proof.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.PackId;
import io.sealift.core.pack.LargeFileRows;
import io.sealift.core.pack.TooScatteredException;
import io.sealift.fakes.SequenceIds;
import io.sealift.feed.FeedDefinition;
import io.sealift.feed.validation.FileNaming;
import io.sealift.feed.validation.FileValidator;
import io.sealift.feed.validation.ValidationLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LargeFileRowsTest {
    private static final FeedDefinition FEED = FeedDefinition.builtIn();
    /** The pack's item limits the days, not validation. */
    private static final FileValidator VALIDATOR =
            new FileValidator(FEED, ValidationLimits.DEFAULT.withDaysMax(20_000));

    private final Ingestion ingestion = new Ingestion();

    @Test
    void shouldRefuseWhenAllObjectsTogetherNameMoreDaysThanOneItemHolds() throws IOException {
        try (LargeFileRows rows = rows()) {
            write(rows, 9_000);
            assertThatThrownBy(rows::finish)
                    .isInstanceOf(TooScatteredException.class)
                    .hasMessageContaining("more than 8000 days");
        }
    }

    @Test
    void shouldTakeAsManyDaysAsOneItemHolds() throws IOException {
        try (LargeFileRows rows = rows()) {
            write(rows, 7_900);
            assertThat(rows.finish()).hasSizeBetween(79, 81);
        }
    }

    private LargeFileRows rows() {
        return new LargeFileRows(
                ingestion.store,
                Ingestion.KEYS,
                FEED,
                new ManifestId("20261122T150000Z-9f8e7d6c"),
                PackId.next(new SequenceIds()),
                "many-days.json");
    }

    private static void write(LargeFileRows rows, int days) throws IOException {
        String text = IntStream.range(0, days)
                .mapToObj(day -> "{\"deviceid\": \"1\", \"datetime\": \"%s 09:36:36\"}"
                        .formatted(LocalDate.parse("2000-01-01").plusDays(day)))
                .collect(Collectors.joining("\n"));
        VALIDATOR.validate(
                FileNaming.of("many-days.json").orElseThrow(),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                rows);
    }
}
