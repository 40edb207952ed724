package io.sealift.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.PackId;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class FileItemsTest {
    private static final Instant AT = Instant.parse("2026-11-22T15:00:00.123456Z");
    private static final int STAGED_BYTES_MAX = 330;
    private static final FileItems FILES = new FileItems(Duration.ofDays(400));
    private static final ObjectVersion SOURCE = new ObjectVersion(
            new ObjectLocation(
                    "sealift-messages-123456789012-eu-west-1",
                    "weather/2026/11/22/15/".repeat(3).substring(6)),
            "0123456789abcdef".repeat(2));
    private static final Disposition.Staged STAGED =
            new Disposition.Staged(ManifestId.at(AT, 7), new PackId("0123456789abcdef01234567"), 27, List.of(), 0);
    private static final List<Disposition> EVERY_DISPOSITION = List.of(
            STAGED,
            new Disposition.Staged(STAGED.manifest(), STAGED.pack(), Long.MAX_VALUE / 4, List.of("BOM", "NESTED"), 3),
            new Disposition.Superseded(),
            new Disposition.Refused(
                    "NOT_JSON", "cut off", 7, 0, "", 6, new ObjectLocation("archive", "quarantine/f/a b.json")),
            new Disposition.Discarded(
                    "not ours",
                    new Disposition.Refused(
                            "WRONG_TYPE", "no", 1, 2, "x", 0, new ObjectLocation("archive", "quarantine/f/b"))),
            new Disposition.Failing("S3 is slow", 4));

    @Test
    void shouldBeSameWhenWrittenAndRead() {
        assertThat(EVERY_DISPOSITION)
                .extracting(Object::getClass)
                .containsOnly(Disposition.class.getPermittedSubclasses());
        for (Disposition disposition : EVERY_DISPOSITION) {
            for (FileEntry entry :
                    List.of(entry(disposition), entry(disposition).plus(Set.of("0A", "0B")))) {
                // When
                FileEntry read = FileItems.read(new Item(FILES.write(entry)));
                // Then
                assertThat(read).isEqualTo(entry);
            }
        }
    }

    @Test
    void shouldNameEveryAttributeThatOnlySomeDispositionsHave() {
        Set<String> common = FILES.write(entry(new Disposition.Superseded())).keySet();
        for (Disposition disposition : EVERY_DISPOSITION) {
            assertThat(FILES.write(entry(disposition)).keySet())
                    .allMatch(name -> common.contains(name) || DispositionItems.ATTRIBUTES.contains(name));
        }
    }

    @Test
    void shouldBeSmallAndInNoIndexWhenStaged() {
        // Given: as long as they come from S3
        FileEntry entry = entry(STAGED).plus(Set.of("0062E99A88DC407460"));
        // When
        Map<String, AttributeValue> item = FILES.write(entry);
        // Then
        assertThat(SOURCE.location().key()).hasSize(60);
        assertThat(ItemSizes.bytes(item)).isBetween(250L, (long) STAGED_BYTES_MAX);
        assertThat(item)
                .doesNotContainKeys("gsi1pk", "gsi1sk")
                .containsEntry("pk", AttributeValue.fromS("FILE#" + entry.id()))
                .containsEntry("expiresAt", AttributeValue.fromN(Long.toString(AT.getEpochSecond() + 400L * 86_400)));
    }

    @Test
    void shouldBeInIndexOnlyWhileItFails() {
        for (Disposition disposition : EVERY_DISPOSITION) {
            assertThat(FILES.write(entry(disposition)).containsKey("gsi1pk"))
                    .isEqualTo(disposition instanceof Disposition.Failing);
        }
    }

    @Test
    void shouldSayWhatIsWrongWhenItemIsDamaged() {
        // Given
        Map<String, AttributeValue> item = FILES.write(entry(STAGED));
        item.put("in", AttributeValue.fromS("no manifest"));
        // When, Then
        assertThatThrownBy(() -> FileItems.read(new Item(item)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Item of the ledger has no readable text 'in': {")
                .hasMessageContaining("no manifest")
                .hasCauseInstanceOf(IndexOutOfBoundsException.class);
        item.put("is", AttributeValue.fromS("BLUE"));
        assertThatThrownBy(() -> FileItems.read(new Item(item)))
                .hasMessage("Ledger has a file of disposition 'BLUE': a newer version wrote it, so deploy that one");
    }

    private static FileEntry entry(Disposition disposition) {
        return FileEntry.of(FileId.ofETag(SOURCE), SOURCE, 4_096, AT, disposition);
    }
}
