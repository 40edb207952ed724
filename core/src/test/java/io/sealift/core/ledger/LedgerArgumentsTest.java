package io.sealift.core.ledger;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LedgerArgumentsTest {
    private static final Instant AT = Instant.parse("2026-11-22T15:00:00Z");
    private static final ManifestId MANIFEST = ManifestId.at(AT, 1);
    private static final PackId PACK = new PackId("0".repeat(24));

    @Test
    void shouldTakePackWhenItsFilesAddUpToIt() {
        assertThatCode(() -> LedgerArguments.requirePacked(pack(2), files(0, 2)))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldRefusePackWhenItNamesOtherFiles() {
        mustRefuse("names other files", () -> LedgerArguments.requirePacked(pack(3), files(0, 2)));
        mustRefuse("stands twice", () -> LedgerArguments.requirePacked(pack(2), List.of(file(0, PACK), file(0, PACK))));
        mustRefuse(
                "is not staged in pack",
                () -> LedgerArguments.requirePacked(pack(1), List.of(file(0, new PackId("1".repeat(24))))));
    }

    @Test
    void shouldRefusePackWhenRowsDoNotAddUp() {
        // Given
        Pack pack = pack(2);
        Pack more = new Pack(MANIFEST, PACK, pack.rows(), pack.originals(), 1, pack.files());
        // When, Then
        mustRefuse(
                "add up to 2 rows and 0 rejected ones, the pack to 2 and 1",
                () -> LedgerArguments.requirePacked(more, files(0, 2)));
    }

    @Test
    void shouldRefusePackWhenAliasesTakeTheRoomOfFiles() {
        // Given: each takes two items
        List<FileEntry> aliased =
                IntStream.range(0, 50).mapToObj(number -> file(number, "e")).toList();
        // When, Then
        mustRefuse("takes 100 items", () -> LedgerArguments.requirePacked(pack(50), aliased));
    }

    @Test
    void shouldRefusePackWhenTwoFilesHaveOneAlias() {
        // Given: one ETag for two contents
        FileEntry one = file(0, "e");
        FileEntry two = FileEntry.of(file(1, PACK).id(), one.source(), 1, AT, one.disposition());
        // When, Then
        mustRefuse("Alias", () -> LedgerArguments.requirePacked(pack(2), List.of(one, two)));
    }

    @Test
    void shouldRefuseWhatIsNoPlan() {
        // Given
        Slice slice = slice(MANIFEST, 1);
        // When, Then
        mustRefuse("1 to 99 slices", () -> LedgerArguments.requirePlan(List.of()));
        mustRefuse("different ones", () -> LedgerArguments.requirePlan(List.of(slice, slice)));
        mustRefuse(
                "of one manifest", () -> LedgerArguments.requirePlan(List.of(slice, slice(ManifestId.at(AT, 2), 2))));
        mustRefuse("cannot be divided", () -> LedgerArguments.requireDivision(slice, List.of(slice)));
        mustRefuse(
                "cannot be divided",
                () -> LedgerArguments.requireDivision(slice, List.of(slice(ManifestId.at(AT, 2), 2))));
    }

    @Test
    void shouldRefuseManifestThatIsNotInTheStateForIt() {
        // Given
        Manifest open = Manifest.open(MANIFEST, AT);
        Manifest sealed = open.become(ManifestState.SEALED, AT);
        // When, Then
        mustRefuse("must be open and empty", () -> LedgerArguments.requireNew(sealed));
        mustRefuse("must be open and empty", () -> LedgerArguments.requireNew(open.withTotals(new Totals(1, 1, 1))));
        mustRefuse("must be SEALED", () -> LedgerArguments.requireSealable(open, open));
        mustRefuse("its own successor", () -> LedgerArguments.requireSealable(sealed, open));
        mustRefuse("is open", () -> LedgerArguments.requireNotOpen(open));
        mustRefuse("is staged", () -> LedgerArguments.requireInNoManifest(file(0, PACK)));
    }

    private static void mustRefuse(String why, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(why);
    }

    /** A pack of this many files with one row each. */
    private static Pack pack(int count) {
        SortedMap<Integer, FileId> files = new TreeMap<>();
        files(0, count).forEach(file -> files.put(files.size(), file.id()));
        RowsObject rows =
                new RowsObject(207, 0, 1, 1, new TreeMap<>(Map.of("2026-11-22", (long) count)), new TreeMap<>());
        return new Pack(MANIFEST, PACK, List.of(rows), new Pack.Originals.Zip(), 0, files);
    }

    private static List<FileEntry> files(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> file(number, PACK)).toList();
    }

    private static FileEntry file(int number, PackId pack) {
        ObjectVersion source = source(number, "%032x".formatted(number));
        return FileEntry.of(
                FileId.ofETag(source), source, 1, AT, new Disposition.Staged(MANIFEST, pack, 1, List.of(), 0));
    }

    /** A file under an ETag that is not the MD5 of its bytes. */
    private static FileEntry file(int number, String eTag) {
        FileEntry file = file(number, PACK);
        return FileEntry.of(file.id(), source(number, eTag), 1, AT, file.disposition());
    }

    private static ObjectVersion source(int number, String eTag) {
        return new ObjectVersion(new ObjectLocation("messages", "in/" + number), eTag);
    }

    private static Slice slice(ManifestId manifest, int number) {
        SlicePlan plan = new SlicePlan("e", 1, 0, new TreeMap<>(Map.of("2026-11-22", 1L)), new TreeMap<>());
        return Slice.planned(manifest, number, plan, AT);
    }
}
