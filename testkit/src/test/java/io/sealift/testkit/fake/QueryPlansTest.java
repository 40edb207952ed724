package io.sealift.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.engine.FailureCause;
import io.sealift.core.engine.QueryStatus;
import io.sealift.core.engine.UnknownQueryException;
import io.sealift.core.object.ObjectLocation;
import io.sealift.testkit.fake.InMemoryQueryEngine.Mode;
import io.sealift.testkit.fake.QueryPlan.Listing;
import io.sealift.testkit.fake.QueryPlan.TableFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryPlansTest {
    private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");
    private static final String TOKEN = "t".repeat(32);
    private static final TableFile FILE = new TableFile(new ObjectLocation("processed", "day=1/a"), 3);
    private static final TableFile ORPHAN = new TableFile(new ObjectLocation("processed", "day=1/b"), 2);

    private final MutableClock clock = new MutableClock(NOW);
    private final InMemoryObjectStore store = new InMemoryObjectStore(clock);
    private final InMemoryQueryEngine engine = new InMemoryQueryEngine(store, clock, Mode.WHEN_TOLD);

    @Test
    void shouldRunAndWriteNothingUntilToldToFinish() {
        // Given
        engine.onStart((sql, queryId) -> new QueryPlan.Succeed(List.of(FILE), List.of(ORPHAN), 3));
        String id = engine.start("INSERT", TOKEN);
        // When, Then
        assertThat(engine.status(id)).isEqualTo(new QueryStatus.Running());
        assertThat(store.keys("processed", "")).isEmpty();
        assertThat(engine.writtenFiles(id)).isEmpty();
        assertThatThrownBy(() -> engine.updateCount(id)).hasMessageContaining("has not succeeded");
        clock.advance(Duration.ofSeconds(9));
        engine.finish(id);
        assertThat(engine.status(id)).isEqualTo(new QueryStatus.Succeeded(NOW.plusSeconds(9)));
        assertThat(store.keys("processed", "")).containsExactly("day=1/a", "day=1/b");
        assertThat(engine.writtenFiles(id)).contains(List.of(FILE.location()));
        assertThat(engine.updateCount(id)).isEqualTo(3);
        assertThat(new InMemoryTableFiles(store)
                        .rows(store.head(FILE.location()).orElseThrow().version()))
                .isEqualTo(3);
    }

    @Test
    void shouldNotWriteAgainWhenFinishedTwice() {
        // Given
        engine.onStart((sql, queryId) -> QueryPlan.Succeed.writing(List.of(FILE)));
        engine.finish(engine.start("INSERT", TOKEN));
        store.remove(FILE.location());
        // When
        engine.finishAll();
        // Then
        assertThat(store.keys("processed", "")).isEmpty();
    }

    @Test
    void shouldLeaveFilesWhenFailing() {
        // Given
        engine.onStart((sql, queryId) -> new QueryPlan.Fail(
                "lost a node", List.of(ORPHAN), sql.contains("listed") ? Listing.PRESENT : Listing.ABSENT));
        String listed = engine.start("INSERT listed", TOKEN);
        String silent = engine.start("INSERT", "s".repeat(32));
        // When
        engine.finishAll();
        // Then
        assertThat(engine.status(listed)).isEqualTo(new QueryStatus.Failed("lost a node", FailureCause.ENGINE, NOW));
        assertThat(store.keys("processed", "")).containsExactly("day=1/b");
        assertThat(engine.writtenFiles(listed)).contains(List.of(ORPHAN.location()));
        assertThat(engine.writtenFiles(silent)).isEmpty();
    }

    @Test
    void shouldAnswerSameQueryWhenTokenComesAgainAfterFailure() {
        // Given
        engine.onStart((sql, queryId) -> QueryPlan.Fail.cleanly("no"));
        String id = engine.start("INSERT", TOKEN);
        engine.finish(id);
        // When, Then
        assertThat(engine.start("INSERT", TOKEN)).isEqualTo(id);
        assertThat(engine.status(id)).isInstanceOf(QueryStatus.Failed.class);
        assertThatThrownBy(() -> engine.start("INSERT other", TOKEN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another statement");
        assertThat(engine.queryIds()).containsExactly(id);
    }

    @Test
    void shouldStartAnotherQueryWhenTokensAreForgotten() {
        // Given
        engine.onStart((sql, queryId) -> new QueryPlan.Hang());
        String id = engine.start("INSERT", TOKEN);
        // When
        engine.forgetTokens();
        // Then
        assertThat(engine.start("INSERT", TOKEN)).isNotEqualTo(id);
    }

    @Test
    void shouldHangUntilPlannedAnew() {
        // Given
        engine.onStart((sql, queryId) -> new QueryPlan.Hang());
        String id = engine.start("INSERT", TOKEN);
        engine.finishAll();
        assertThat(engine.status(id)).isEqualTo(new QueryStatus.Running());
        // When
        engine.replan(id, QueryPlan.Fail.cleanly("cancelled"));
        engine.finishAll();
        // Then
        assertThat(engine.status(id)).isEqualTo(new QueryStatus.Failed("cancelled", FailureCause.ENGINE, NOW));
    }

    @Test
    void shouldRunAgainWhenFailedQueryIsTakenUp() {
        // Given
        engine.onStart((sql, queryId) -> QueryPlan.Fail.cleanly("no"));
        String id = engine.start("INSERT", TOKEN);
        engine.finish(id);
        // When
        engine.replan(id, QueryPlan.Succeed.writing(List.of(FILE)));
        // Then
        assertThat(engine.status(id)).isEqualTo(new QueryStatus.Running());
        engine.finish(id);
        assertThat(engine.updateCount(id)).isEqualTo(3);
    }

    @Test
    void shouldKnowNothingOfQueryWhenForgotten() {
        // Given
        engine.onStart((sql, queryId) -> new QueryPlan.Hang());
        String id = engine.start("INSERT", TOKEN);
        // When
        engine.forgetQuery(id);
        // Then
        assertThatThrownBy(() -> engine.status(id)).isInstanceOf(UnknownQueryException.class);
        assertThat(engine.findSubmitted("INSERT", NOW)).isEmpty();
    }

    @Test
    void shouldRefuseWhenTokenIsShortOrNothingIsPlanned() {
        assertThatThrownBy(() -> engine.start("INSERT", "short"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 to 128");
        assertThatThrownBy(() -> engine.start("INSERT", TOKEN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("call onStart first");
        assertThat(engine.queryIds()).isEmpty();
    }
}
