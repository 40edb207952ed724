package io.sealift.contracts;

import static io.sealift.contracts.LedgerSamples.START;
import static io.sealift.contracts.LedgerSamples.id;
import static io.sealift.contracts.LedgerSamples.packed;
import static io.sealift.contracts.LedgerSamples.packedAs;
import static io.sealift.contracts.LedgerSamples.packedUnder;
import static io.sealift.contracts.LedgerSamples.refusedAs;
import static io.sealift.contracts.LedgerSamples.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.store.ObjectVersion;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How every ledger identifies a file by its content, whatever its ETag. */
public abstract class IdentityContract extends LedgerSuite {
    private static final int FILE = 3;
    /** Versions of the file's bytes whose ETags are not their MD5. */
    private static final ObjectVersion IN_TWO = source(FILE, 2);

    private static final ObjectVersion IN_THREE = source(FILE, 3);

    @Test
    void shouldFindFileByItsAliasWhenCommitted() {
        // Given
        Manifest open = opened(1);
        Packed packed = packedAs(open, FILE, IN_TWO);
        FileEntry entry = packed.files().getFirst();
        // When
        mustCommit(packed);
        // Then: by its bytes, by its ETag, and by both
        assertThat(FileId.ofETag(IN_TWO)).isNotEqualTo(id(FILE));
        mustHave(entry);
        assertThat(file(FileId.ofETag(IN_TWO))).contains(entry);
        assertThat(ledger().find(List.of(FileId.ofETag(IN_TWO), id(FILE), id(FILE + 1))))
                .hasSize(2)
                .containsEntry(id(FILE), entry)
                .containsEntry(FileId.ofETag(IN_TWO), entry);
        assertThat(visited()).containsExactly(entry);
        assertThat(read(open.id()).totals().files()).isEqualTo(1);
    }

    @Test
    void shouldBeOneFileWhenRefusedThenRedrivenUnderAnotherETagThenSentAgain() {
        // Given
        Manifest open = opened(1);
        mustCommit(() -> ledger().record(refusedAs(FILE, "NOT_JSON", IN_TWO).plus(Set.of("A"))));
        assertThat(file(FileId.ofETag(IN_TWO))).map(FileEntry::id).contains(id(FILE));
        // When: redriven
        Packed packed = packedAs(open, FILE, IN_THREE);
        mustCommit(packed);
        // When: sent again, under the first ETag and under a new one
        mustCommit(() -> ledger().meetAgain(id(FILE), IN_TWO, Set.of("B"), START.plusSeconds(9)));
        mustCommit(() -> ledger().meetAgain(id(FILE), source(FILE), Set.of("C"), START.plusSeconds(9)));
        // Then
        FileEntry entry = packed.files().getFirst().plus(Set.of("A", "B", "C"));
        for (FileId known : List.of(id(FILE), FileId.ofETag(IN_TWO), FileId.ofETag(IN_THREE))) {
            assertThat(file(known)).contains(entry);
        }
        assertThat(visited()).containsExactly(entry);
        mustReject(packed(open, FILE, FILE + 2));
    }

    @Test
    void shouldBecomeAliasWhenSupersededVersionCameBack() {
        // Given: gone before it was read, so that only its ETag was known
        Manifest open = opened(1);
        FileId candidate = FileId.ofETag(IN_TWO);
        mustCommit(() -> ledger().record(FileEntry.of(candidate, IN_TWO, 7, START, new Disposition.Superseded())));
        // When
        Packed packed = packedAs(open, FILE, IN_TWO);
        mustCommit(packed);
        // Then
        assertThat(file(candidate)).contains(packed.files().getFirst());
        assertThat(visited()).containsExactlyElementsOf(packed.files());
        mustReject(() -> ledger().record(FileEntry.of(candidate, IN_TWO, 7, START, new Disposition.Superseded())));
    }

    @Test
    void shouldFailNoMoreWhenFailingVersionBecomesAlias() {
        // Given
        Manifest open = opened(1);
        FileEntry failing =
                FileEntry.of(FileId.ofETag(IN_TWO), IN_TWO, 7, START, new Disposition.Failing("S3 is slow", 2));
        mustCommit(() -> ledger().record(failing));
        assertThat(awaiting(() -> ledger().failing(5), found -> !found.isEmpty()))
                .containsExactly(failing);
        // When
        mustCommit(packedAs(open, FILE, IN_TWO));
        // Then
        assertThat(awaiting(() -> ledger().failing(5), List::isEmpty)).isEmpty();
    }

    @Test
    void shouldRejectAllWhenAliasWouldHideStagedFile() {
        // Given: a file whose id equals the id made from another one's ETag
        Manifest open = opened(1);
        FileId hidden = FileId.ofETag(IN_TWO);
        Packed staged = packedUnder(open, FILE + 1, hidden, IN_TWO);
        mustCommit(staged);
        mustCommit(() -> ledger().record(refusedAs(FILE, "NOT_JSON", source(FILE))));
        Manifest before = read(open.id());
        // When
        mustReject(packedAs(open, FILE, IN_TWO));
        mustReject(() -> ledger().record(refusedAs(FILE, "OUT_OF_RANGE", IN_TWO)));
        mustReject(() -> ledger().meetAgain(id(FILE), IN_TWO, Set.of("A"), START));
        // Then
        mustHave(staged.files().getFirst());
        mustHave(refusedAs(FILE, "NOT_JSON", source(FILE)));
        assertThat(read(open.id())).isEqualTo(before);
    }

    @Test
    void shouldPutNoAliasOnRecordWhenCommitIsRejected() {
        // Given
        opened(1);
        Manifest sealed = sealedNext(1);
        // When
        mustReject(packedAs(sealed, FILE, IN_TWO));
        // Then
        assertThat(ledger().find(List.of(id(FILE), FileId.ofETag(IN_TWO)))).isEmpty();
    }

    @Test
    void shouldRejectMeetingAgainWhenIdIsAnAliasOrUnknown() {
        // Given
        Manifest open = opened(1);
        mustCommit(packedAs(open, FILE, IN_TWO));
        // When, Then
        mustReject(() -> ledger().meetAgain(FileId.ofETag(IN_TWO), IN_TWO, Set.of("A"), START));
        mustReject(() -> ledger().meetAgain(id(FILE + 1), source(FILE + 1, 2), Set.of("A"), START));
        assertThat(file(FileId.ofETag(source(FILE + 1, 2)))).isEmpty();
        mustHave(packedAs(open, FILE, IN_TWO).files().getFirst());
    }

    @Test
    void shouldTakeHalfAsManyFilesWhenEachHasAnAlias() {
        // Given
        Manifest open = opened(1);
        Packed plain = packed(open, 0, 49);
        List<FileEntry> aliased = IntStream.range(0, 49)
                .mapToObj(number -> {
                    FileEntry file = plain.files().get(number);
                    return FileEntry.of(
                            file.id(), source(number, 2), file.sizeBytes(), file.recordedAt(), file.disposition());
                })
                .toList();
        // When
        mustCommit(new Packed(plain.pack(), aliased));
        // Then
        List<FileId> ids = IntStream.range(0, 49)
                .mapToObj(number -> FileId.ofETag(source(number, 2)))
                .toList();
        assertThat(ledger().find(ids).values()).containsExactlyInAnyOrderElementsOf(aliased);
        assertThat(visited()).hasSize(49);
    }
}
