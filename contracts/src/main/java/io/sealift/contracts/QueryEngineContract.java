package io.sealift.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.FailureCause;
import io.sealift.core.query.QueryEngine;
import io.sealift.core.query.QueryEngine.StartOutcome;
import io.sealift.core.query.QueryStatus;
import io.sealift.core.store.ObjectLocation;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every engine does. The statements are the subclass's own, and each contains the given mark. */
public abstract class QueryEngineContract {
    private final String mark = "contract-" + UUID.randomUUID();

    /** The engine under test. */
    protected abstract QueryEngine engine();

    /** A SELECT that returns one column {@code a} and two rows, {@code 1} and NULL in this order. */
    protected abstract String select(String mark);

    /** An INSERT that writes {@link #insertedRows()} rows. */
    protected abstract String insert(String mark);

    /** The rows that {@link #insert} writes; not zero. */
    protected abstract long insertedRows();

    /** A statement that the engine accepts, and that then fails on a value. */
    protected abstract String failing(String mark);

    /** Whether there is something at this place now. */
    protected abstract boolean exists(ObjectLocation location);

    /** How long a query may take. */
    protected Duration longestQuery() {
        return Duration.ofMinutes(2);
    }

    @Test
    void shouldAnswerSameQueryWhenTokenAndStatementComeAgain() {
        // Given
        String id = started(select(mark), 1);
        // When
        String again = started(select(mark), 1);
        ended(id);
        String afterwards = started(select(mark), 1);
        // Then
        assertThat(again).isEqualTo(id);
        assertThat(afterwards).isEqualTo(id);
    }

    @Test
    void shouldStartAnotherQueryWhenTokenIsAnother() {
        // When
        String first = started(select(mark), 1);
        String second = started(select(mark), 2);
        // Then
        assertThat(second).isNotEqualTo(first);
        assertThat(ended(first)).isEqualTo(new QueryStatus.Succeeded());
        assertThat(ended(second)).isEqualTo(new QueryStatus.Succeeded());
    }

    @Test
    void shouldRefuseWhenTokenComesWithAnotherStatement() {
        // Given
        String id = started(select(mark), 1);
        // When
        StartOutcome outcome = engine().start(select(mark + "-other"), token(1));
        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        StartOutcome.Refused.class,
                        refused -> assertThat(refused.cause()).isEqualTo(FailureCause.ENGINE));
        assertThat(ended(id)).isEqualTo(new QueryStatus.Succeeded());
    }

    @Test
    void shouldSayFailedWhenQueryIsUnknown() {
        // Given
        String unknown = UUID.randomUUID().toString();
        // When, Then
        assertThat(engine().status(unknown)).isInstanceOfSatisfying(QueryStatus.Failed.class, failed -> {
            assertThat(failed.cause()).isEqualTo(FailureCause.ENGINE);
            assertThat(failed.reason()).contains(unknown);
        });
        assertThat(engine().updateCount(unknown)).isEmpty();
        assertThat(engine().writtenFiles(unknown)).isEmpty();
    }

    @Test
    void shouldReportRowsAndFilesWhenInsertSucceeds() {
        // Given
        String id = started(insert(mark), 1);
        // When
        QueryStatus status = ended(id);
        // Then
        assertThat(status).isEqualTo(new QueryStatus.Succeeded());
        assertThat(engine().updateCount(id)).hasValue(insertedRows());
        List<ObjectLocation> written = engine().writtenFiles(id).orElseThrow();
        assertThat(written).isNotEmpty().doesNotHaveDuplicates().allMatch(this::exists);
    }

    @Test
    void shouldAnswerNamesThenRowsWhenSelectSucceeds() {
        // Given
        String id = started(select(mark), 1);
        // When
        ended(id);
        // Then
        assertThat(engine().rows(id)).containsExactly(List.of("a"), List.of("1"), List.of(""));
    }

    @Test
    void shouldSayWhyAndReportNoRowsWhenQueryFails() {
        // Given
        String id = started(failing(mark), 1);
        // When
        QueryStatus status = ended(id);
        // Then
        assertThat(status).isInstanceOfSatisfying(QueryStatus.Failed.class, failed -> {
            assertThat(failed.reason()).isNotBlank();
            assertThat(failed.cause()).isEqualTo(FailureCause.DATA);
        });
        assertThat(engine().updateCount(id)).isEmpty();
    }

    private String started(String sql, int token) {
        StartOutcome outcome = engine().start(sql, token(token));
        assertThat(outcome).isInstanceOf(StartOutcome.Started.class);
        return ((StartOutcome.Started) outcome).queryId();
    }

    private QueryStatus ended(String queryId) {
        return Awaiting.value(
                longestQuery(), () -> engine().status(queryId), status -> !(status instanceof QueryStatus.Running));
    }

    private String token(int number) {
        return "%s-%d".formatted(mark, number);
    }
}
