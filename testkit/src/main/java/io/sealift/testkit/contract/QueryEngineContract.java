package io.sealift.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.engine.QueryEngine;
import io.sealift.core.engine.QueryStatus;
import io.sealift.core.engine.UnknownQueryException;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What every engine does. The statements are the subclass's own; each contains the marker that it is given, so that
 * {@code findSubmitted} tells apart what this test started, also where the engine is shared.
 */
public abstract class QueryEngineContract {
    private final String marker = "contract-" + UUID.randomUUID();

    /** The engine under test. */
    protected abstract QueryEngine engine();

    /** The time by the engine's clock. */
    protected abstract Instant now();

    /** A SELECT that answers one column {@code a} and two rows, {@code 1} and NULL in this order. */
    protected abstract String select(String mark);

    /** An INSERT that writes {@link #insertedRows()} rows. */
    protected abstract String insert(String mark);

    /** The rows that {@link #insert} writes; not zero. */
    protected abstract long insertedRows();

    /** A statement that the engine takes, and that fails then. */
    protected abstract String failing(String mark);

    /** Whether something is at this place now. */
    protected abstract boolean exists(ObjectLocation location);

    /** How long a query may take. */
    protected Duration longestQuery() {
        return Duration.ofMinutes(2);
    }

    /** By how much the engine's clock may go wrong against {@link #now()}. */
    protected Duration clockTolerance() {
        return Duration.ofSeconds(5);
    }

    @Test
    void shouldAnswerSameQueryWhenTokenAndStatementComeAgain() {
        // Given
        Instant before = now().minus(clockTolerance());
        String id = engine().start(select(marker), token(1));
        // When
        String again = engine().start(select(marker), token(1));
        ended(id);
        String afterwards = engine().start(select(marker), token(1));
        // Then
        assertThat(again).isEqualTo(id);
        assertThat(afterwards).isEqualTo(id);
        assertThat(found(before, 1)).containsExactly(id);
    }

    @Test
    void shouldStartAnotherQueryWhenTokenIsAnother() {
        // When
        String first = engine().start(select(marker), token(1));
        String second = engine().start(select(marker), token(2));
        // Then
        assertThat(second).isNotEqualTo(first);
        assertThat(ended(first)).isInstanceOf(QueryStatus.Succeeded.class);
        assertThat(ended(second)).isInstanceOf(QueryStatus.Succeeded.class);
    }

    @Test
    void shouldRefuseWhenTokenComesWithAnotherStatement() {
        // Given
        Instant before = now().minus(clockTolerance());
        String id = engine().start(select(marker), token(1));
        // When, Then: no mere outage, after which a caller would try for ever
        assertThatThrownBy(() -> engine().start(select(marker + "-other"), token(1)))
                .isNotInstanceOf(StoreUnavailableException.class);
        ended(id);
        assertThat(found(before, 1)).containsExactly(id);
    }

    @Test
    void shouldThrowWhenQueryIsUnknown() {
        String unknown = UUID.randomUUID().toString();
        assertThatThrownBy(() -> engine().status(unknown))
                .isInstanceOf(UnknownQueryException.class)
                .hasMessageContaining(unknown);
    }

    @Test
    void shouldReportRowsAndFilesWhenInsertSucceeds() {
        // Given
        String id = engine().start(insert(marker), token(1));
        // When
        QueryStatus status = ended(id);
        // Then
        assertThat(status).isInstanceOf(QueryStatus.Succeeded.class);
        assertThat(engine().updateCount(id)).isEqualTo(insertedRows());
        List<ObjectLocation> written = engine().writtenFiles(id).orElseThrow();
        assertThat(written).isNotEmpty().doesNotHaveDuplicates().allMatch(this::exists);
    }

    @Test
    void shouldAnswerNamesThenRowsWhenSelectSucceeds() {
        // Given
        String id = engine().start(select(marker), token(1));
        // When
        ended(id);
        // Then
        assertThat(engine().rows(id)).containsExactly(List.of("a"), List.of("1"), List.of(""));
    }

    @Test
    void shouldSayWhyAndWhenQueryFails() {
        // Given
        Instant before = now().minus(clockTolerance());
        String id = engine().start(failing(marker), token(1));
        // When
        QueryStatus status = ended(id);
        // Then
        assertThat(status).isInstanceOfSatisfying(QueryStatus.Failed.class, failed -> {
            assertThat(failed.reason()).isNotBlank();
            assertThat(failed.at()).isAfterOrEqualTo(before);
        });
    }

    @Test
    void shouldFindNewestFirstWhenSubmittedSince() {
        // Given
        Instant before = now().minus(clockTolerance());
        String first = engine().start(select(marker), token(1));
        ended(first);
        pass(Duration.ofSeconds(1));
        String second = engine().start(insert(marker), token(2));
        ended(second);
        // When, Then
        assertThat(found(before, 2)).containsExactly(second, first);
        assertThat(engine().findSubmitted(marker + "-none", before)).isEmpty();
        assertThat(engine().findSubmitted(marker, now().plus(clockTolerance()))).isEmpty();
    }

    /** Lets the engine's time pass. */
    protected abstract void pass(Duration duration);

    private List<String> found(Instant since, int expected) {
        return Awaiting.value(
                longestQuery(), () -> engine().findSubmitted(marker, since), ids -> ids.size() >= expected);
    }

    private QueryStatus ended(String queryId) {
        return Awaiting.value(
                longestQuery(), () -> engine().status(queryId), status -> !(status instanceof QueryStatus.Running));
    }

    private String token(int number) {
        return "%s-%d".formatted(marker, number);
    }
}
