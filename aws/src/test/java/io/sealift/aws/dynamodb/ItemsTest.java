package io.sealift.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.engine.FailureCause;
import io.sealift.core.ledger.Attempt;
import io.sealift.core.ledger.Attempt.Progress;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.ManifestWeight;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.Totals;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ItemsTest {
    private static final Instant AT = Instant.parse("2026-11-22T15:00:00.123456789Z");
    private static final ManifestId MANIFEST = ManifestId.at(AT, 7);
    private static final ObjectVersion SOURCE = new ObjectVersion(new ObjectLocation("lake", "in/a b.json"), "e1");
    private static final FileItems FILES = new FileItems(Duration.ofDays(400));
    private static final List<Progress> EVERY_PROGRESS = List.of(
            new Progress.Recorded(),
            new Progress.Started("q1"),
            new Progress.Failed("q2", "no such file", FailureCause.ENGINE, AT),
            new Progress.Swept("q3", "killed", FailureCause.COUNTS, 31),
            new Progress.Verified("q4", AT),
            new Progress.Halved("q5", "bad cast", 2, 3),
            new Progress.SetAside("q6", "bad cast", FileId.of(SOURCE), new Totals(1, 7, 900)));
    private static final List<Disposition> EVERY_DISPOSITION = List.of(
            new Disposition.Staged(
                    MANIFEST,
                    new ObjectLocation("stage", "staging/f.json"),
                    new TreeMap<>(Map.of("2020-05-12", 3L, "2020-05-13", Long.MAX_VALUE / 4))),
            new Disposition.Staged(MANIFEST, new ObjectLocation("stage", "staging/f.json"), new TreeMap<>()),
            new Disposition.Superseded(),
            new Disposition.Refused(
                    "NOT_JSON", "cut off", 7, 0, "", 6, new ObjectLocation("archive", "quarantine/f/a b.json")),
            new Disposition.Discarded(
                    "not ours",
                    new Disposition.Refused(
                            "WRONG_TYPE", "no", 1, 2, "x", 0, new ObjectLocation("archive", "quarantine/f/b"))),
            new Disposition.Failing("S3 is slow", 4));

    @Test
    void shouldBeSameWhenFileIsWrittenAndRead() {
        assertThat(EVERY_DISPOSITION)
                .extracting(Object::getClass)
                .containsOnly(Disposition.class.getPermittedSubclasses());
        for (Disposition disposition : EVERY_DISPOSITION) {
            // Given
            FileEntry entry = FileEntry.of(SOURCE, 123, AT, disposition).plus(Set.of("0A", "0B"));
            // When
            FileEntry read = FILES.read(FILES.write(entry));
            // Then
            assertThat(read).isEqualTo(entry);
        }
    }

    @Test
    void shouldSpreadFilesOverIndexAndLetThemExpireWhenWritten() {
        // Given
        FileEntry entry = FileEntry.of(SOURCE, 123, AT, EVERY_DISPOSITION.getFirst());
        // When
        Map<String, AttributeValue> item = FILES.write(entry);
        // Then
        assertThat(item)
                .containsEntry("pk", AttributeValue.fromS("FILE#" + entry.id()))
                .containsEntry(
                        "gsi1pk",
                        AttributeValue.fromS(MANIFEST + "#" + entry.id().value().charAt(0)))
                .containsEntry("gsi1sk", AttributeValue.fromS(entry.id().value()))
                .containsEntry("expiresAt", AttributeValue.fromN(Long.toString(AT.getEpochSecond() + 400L * 86_400)));
    }

    @Test
    void shouldBeSameWhenManifestOfEveryProgressIsWrittenAndRead() {
        assertThat(EVERY_PROGRESS)
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(Progress.class.getPermittedSubclasses());
        // Given
        Manifest manifest = manifest(ManifestState.LOADING);
        // When
        Manifest read = ManifestItems.read(ManifestItems.write(manifest));
        // Then
        assertThat(read).isEqualTo(manifest);
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeSameWhenManifestOfEveryStateIsWrittenAndRead(ManifestState state) {
        // Given
        Manifest manifest = manifest(state);
        // When
        Map<String, AttributeValue> item = ManifestItems.write(manifest);
        // Then
        assertThat(ManifestItems.read(item)).isEqualTo(manifest);
        assertThat(item)
                .containsEntry(
                        "gsi1pk",
                        AttributeValue.fromS(
                                state == ManifestState.ARCHIVED ? "MANIFESTS#ARCHIVED" : "MANIFESTS#ACTIVE"))
                .doesNotContainKey("expiresAt");
    }

    @Test
    void shouldTakeNoMoreThanItsWeightWhenManifestIsWritten() {
        // Given: an attempt in each state, with ids and tokens as long as they are, in slices of days with gaps
        String text = "\u65e5".repeat(200);
        String queryId = "01234567-89ab-cdef-0123-456789abcdef";
        Totals totals = new Totals(100_000, Integer.MAX_VALUE, Long.MAX_VALUE);
        List<Attempt> attempts = Stream.of(
                        new Progress.Recorded(),
                        new Progress.Started(queryId),
                        new Progress.Failed(queryId, text, FailureCause.ENGINE, AT),
                        new Progress.Swept(queryId, text, FailureCause.COUNTS, 100_000),
                        new Progress.Verified(queryId, AT),
                        new Progress.Halved(queryId, text, 1_000, 1_001),
                        new Progress.SetAside(queryId, text, FileId.of(SOURCE), totals))
                .map(progress -> new Attempt(1_000, "f".repeat(64), AT, progress))
                .toList();
        List<String> days = IntStream.range(0, 100)
                .mapToObj(day ->
                        LocalDate.of(1900, 1, 1).plusDays(day * 200L + day % 2).toString())
                .toList();
        List<Slice> slices = new ArrayList<>();
        for (Attempt attempt : attempts) {
            slices.add(new Slice(
                    1_000, new Slice.Part.Files(99_998, 99_999), days, Long.MAX_VALUE, List.of(attempt), 1_000));
        }
        Manifest manifest = manifest(ManifestState.LOADING).withSlices(slices);
        // When
        AttributeValue written = Values.maps(manifest.slices(), SliceItems::write);
        // Then
        assertThat(size(written)).isBetween(ManifestWeight.of(manifest) / 2, ManifestWeight.of(manifest));
    }

    /** In bytes, as DynamoDB's documentation counts it. */
    private static long size(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s().getBytes(StandardCharsets.UTF_8).length;
            case N -> 2 + value.n().length() / 2;
            case L -> 3 + value.l().stream().mapToLong(one -> 1 + size(one)).sum();
            case M ->
                3
                        + value.m().entrySet().stream()
                                .mapToLong(entry -> 1 + entry.getKey().length() + size(entry.getValue()))
                                .sum();
            default -> throw new IllegalArgumentException("No manifest holds a " + value.type());
        };
    }

    @Test
    void shouldSayWhatIsMissingWhenItemIsDamaged() {
        // Given
        Map<String, AttributeValue> item = new HashMap<>(ManifestItems.write(manifest(ManifestState.SEALED)));
        item.remove("rows");
        // When, Then
        assertThatThrownBy(() -> ManifestItems.read(item))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Item of the ledger has no number 'rows': {")
                .hasMessageContaining(MANIFEST.value());
    }

    private static Manifest manifest(ManifestState state) {
        List<Attempt> attempts = new ArrayList<>();
        for (Progress progress : EVERY_PROGRESS) {
            attempts.add(new Attempt(attempts.size() + 1, "token", AT, progress));
        }
        Map<ManifestState, Instant> times = new EnumMap<>(ManifestState.class);
        times.put(ManifestState.OPEN, AT);
        times.put(state, AT.plusSeconds(60));
        return new Manifest(
                MANIFEST,
                9,
                state,
                new Totals(3, 200, 12_345),
                times,
                List.of(
                        new Slice(0, new Slice.Part.Whole(), List.of("2020-05-12", "2020-05-13"), 150, attempts, 2),
                        Slice.planned(1, new Slice.Part.Files(3, 9), List.of("2020-05-14"), 50)),
                "a note");
    }
}
