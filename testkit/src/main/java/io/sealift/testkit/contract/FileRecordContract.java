package io.sealift.testkit.contract;

import static io.sealift.testkit.contract.LedgerSamples.discarded;
import static io.sealift.testkit.contract.LedgerSamples.failing;
import static io.sealift.testkit.contract.LedgerSamples.refused;
import static io.sealift.testkit.contract.LedgerSamples.staged;
import static io.sealift.testkit.contract.LedgerSamples.superseded;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.Manifest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every ledger does with files that are in no manifest, and when one may take the place of another. */
public abstract class FileRecordContract extends LedgerSuite {
    private static final int FILE = 3;

    @Test
    void shouldRecordRefusedOverAllThatIsNotStaged() {
        // When: over nothing, then over itself, then for another reason
        mustCommit(() -> ledger().record(refused(FILE, "NOT_JSON")));
        mustCommit(() -> ledger().record(refused(FILE, "NOT_JSON")));
        mustCommit(() -> ledger().record(refused(FILE, "OUT_OF_RANGE")));
        // Then
        mustHave(refused(FILE, "OUT_OF_RANGE"));
        // When: over what was gone, and over what failed
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
        mustCommit(() -> ledger().commit(open.id(), staged(open, FILE, FILE + 2)));
        // Then
        assertThat(read(open.id()).totals().files()).isEqualTo(2);
        assertThat(filesOf(open, 2)).containsExactlyInAnyOrderElementsOf(staged(open, FILE, FILE + 2));
        mustHave(staged(open, FILE));
        mustHave(staged(open, FILE + 1));
    }

    @Test
    void shouldNeverRecordAnythingOverStaged() {
        // Given
        Manifest open = opened(1);
        mustCommit(() -> ledger().commit(open.id(), staged(open, FILE, FILE + 1)));
        // When, Then
        mustReject(() -> ledger().record(refused(FILE, "NOT_JSON")));
        mustReject(() -> ledger().record(failing(FILE, "S3 is slow")));
        mustReject(() -> ledger().record(superseded(FILE)));
        mustHave(staged(open, FILE));
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
        mustCommit(() -> ledger().commit(open.id(), staged(open, FILE, FILE + 1)));
        // Then
        mustReject(() -> ledger().record(discarded(FILE, "NOT_JSON")));
        mustHave(staged(open, FILE));
    }

    private void mustHave(FileEntry entry) {
        assertThat(ledger().find(List.of(entry.id()))).isEqualTo(Map.of(entry.id(), entry));
    }
}
