package io.sealift.contracts;

import static io.sealift.contracts.LedgerSamples.discarded;
import static io.sealift.contracts.LedgerSamples.failing;
import static io.sealift.contracts.LedgerSamples.packed;
import static io.sealift.contracts.LedgerSamples.refused;
import static io.sealift.contracts.LedgerSamples.superseded;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.Manifest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every ledger does with files that are in no manifest, and when one may replace another. */
public abstract class FileRecordContract extends LedgerSuite {
    private static final int FILE = 3;

    @Test
    void shouldRecordRefusedOverAllThatIsNotStaged() {
        // When: first of all, then again, then for another reason
        mustCommit(() -> ledger().record(refused(FILE, "NOT_JSON")));
        mustCommit(() -> ledger().record(refused(FILE, "NOT_JSON")));
        mustCommit(() -> ledger().record(refused(FILE, "OUT_OF_RANGE")));
        // Then
        mustHave(refused(FILE, "OUT_OF_RANGE"));
        // When: after it was gone, and after it failed
        mustCommit(() -> ledger().record(superseded(FILE + 1)));
        mustCommit(() -> ledger().record(refused(FILE + 1, "NOT_JSON")));
        mustCommit(() -> ledger().record(failing(FILE + 2, "S3 is slow")));
        mustCommit(() -> ledger().record(refused(FILE + 2, "NOT_JSON")));
        // Then
        mustHave(refused(FILE + 1, "NOT_JSON"));
        mustHave(refused(FILE + 2, "NOT_JSON"));
    }

    @Test
    void shouldKeepRefusedWhenRecordedAsSupersededOrFailing() {
        // Given
        mustCommit(() -> ledger().record(refused(FILE, "NOT_JSON")));
        // When, Then
        mustReject(() -> ledger().record(superseded(FILE)));
        mustReject(() -> ledger().record(failing(FILE, "S3 is slow")));
        mustHave(refused(FILE, "NOT_JSON"));
    }

    @Test
    void shouldReplaceFailingWhenMoreIsKnown() {
        // When
        mustCommit(() -> ledger().record(failing(FILE, "S3 is slow")));
        mustCommit(() -> ledger().record(failing(FILE, "S3 is slower")));
        // Then
        mustHave(failing(FILE, "S3 is slower"));
        // When
        mustCommit(() -> ledger().record(superseded(FILE)));
        mustReject(() -> ledger().record(failing(FILE, "S3 is slow")));
        // Then
        mustHave(superseded(FILE));
    }

    @Test
    void shouldCommitFilesThatWereRefusedOrFailing() {
        // Given
        Manifest open = opened(1);
        mustCommit(() -> ledger().record(refused(FILE, "NOT_JSON")));
        mustCommit(() -> ledger().record(failing(FILE + 1, "S3 is slow")));
        // When
        Packed both = packed(open, FILE, FILE + 2);
        mustCommit(both);
        // Then
        assertThat(read(open.id()).totals()).isEqualTo(both.pack().totals());
        both.files().forEach(this::mustHave);
    }

    @Test
    void shouldNeverRecordAnythingOverStaged() {
        // Given
        Manifest open = opened(1);
        Packed staged = packed(open, FILE);
        mustCommit(staged);
        // When, Then
        mustReject(() -> ledger().record(refused(FILE, "NOT_JSON")));
        mustReject(() -> ledger().record(failing(FILE, "S3 is slow")));
        mustReject(() -> ledger().record(superseded(FILE)));
        mustHave(staged.files().getFirst());
    }

    @Test
    void shouldRecordDiscardedOverRefusedOnlyAndJudgeItAnewWhenItComesAgain() {
        // Given
        Manifest open = opened(1);
        mustCommit(() -> ledger().record(failing(FILE, "S3 is slow")));
        mustReject(() -> ledger().record(discarded(FILE, "NOT_JSON")));
        mustCommit(() -> ledger().record(refused(FILE, "NOT_JSON")));
        // When: twice, as a command may be
        mustCommit(() -> ledger().record(discarded(FILE, "NOT_JSON")));
        mustCommit(() -> ledger().record(discarded(FILE, "NOT_JSON")));
        // Then
        mustHave(discarded(FILE, "NOT_JSON"));
        mustReject(() -> ledger().record(superseded(FILE)));
        mustReject(() -> ledger().record(failing(FILE, "S3 is slow")));
        mustHave(discarded(FILE, "NOT_JSON"));
        // When
        mustCommit(() -> ledger().record(refused(FILE, "OUT_OF_RANGE")));
        mustHave(refused(FILE, "OUT_OF_RANGE"));
        mustCommit(() -> ledger().record(discarded(FILE, "OUT_OF_RANGE")));
        Packed staged = packed(open, FILE);
        mustCommit(staged);
        // Then
        mustReject(() -> ledger().record(discarded(FILE, "NOT_JSON")));
        mustHave(staged.files().getFirst());
    }

    @Test
    void shouldListFailingFilesOnlyWhileTheyFail() {
        // Given
        Manifest open = opened(1);
        List<FileEntry> failing = IntStream.rangeClosed(1, 4)
                .mapToObj(number -> failing(number, "S3 is slow"))
                .toList();
        failing.forEach(entry -> mustCommit(() -> ledger().record(entry)));
        mustCommit(() -> ledger().record(refused(FILE + 2, "NOT_JSON")));
        // When
        List<FileEntry> all = awaiting(() -> ledger().failing(10), found -> found.size() == failing.size());
        // Then
        assertThat(all).containsExactlyInAnyOrderElementsOf(failing);
        assertThat(ledger().failing(3)).hasSize(3).isSubsetOf(failing);
        // When: each way out of it
        mustCommit(packed(open, 1));
        mustCommit(() -> ledger().record(superseded(2)));
        mustCommit(() -> ledger().record(refused(3, "NOT_JSON")));
        // Then
        assertThat(awaiting(() -> ledger().failing(10), found -> found.size() == 1))
                .containsExactly(failing(4, "S3 is slow"));
    }
}
