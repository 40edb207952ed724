package io.sealift.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.ledger.FailureCause;
import io.sealift.core.query.QueryEngine.StartOutcome;
import io.sealift.core.query.QueryStatus;
import io.sealift.core.query.TableFiles.Footer;
import io.sealift.core.store.ObjectLocation;
import io.sealift.fakes.InMemoryQueryEngine.Mode;
import io.sealift.fakes.QueryPlan.TableFile;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class QueryPlansTest {
    private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");
    private static final String TOKEN = "t".repeat(32);
    private static final TableFile FILE =
            new TableFile(new ObjectLocation("processed", "day=1/a"), 3, new TreeMap<>(Map.of("humidity", 1L)));
    private static final TableFile LEFTOVER = new TableFile(new ObjectLocation("processed", "day=1/b"), 2);

    private final InMemoryObjectStore store = new InMemoryObjectStore(new MutableClock(NOW));
    private final InMemoryQueryEngine engine = new InMemoryQueryEngine(store, Mode.WHEN_TOLD);

    @Test
    void shouldRunAndWriteNothingUntilToldToFinish() {
        // Given
        engine.onStart(
                (sql, queryId) -> QueryPlan.Succeed.writing(List.of(FILE)).beside(List.of(LEFTOVER)));
        String id = start("INSERT", TOKEN);
        // When, Then
        assertThat(engine.status(id)).isEqualTo(new QueryStatus.Running());
        assertThat(store.keys("processed", "")).isEmpty();
        assertThat(engine.writtenFiles(id)).isEmpty();
        assertThat(engine.updateCount(id)).isEmpty();
        engine.finish(id);
        assertThat(engine.status(id)).isEqualTo(new QueryStatus.Succeeded());
        assertThat(store.keys("processed", "")).containsExactly("day=1/a", "day=1/b");
        assertThat(engine.writtenFiles(id)).contains(List.of(FILE.location()));
        assertThat(engine.updateCount(id)).hasValue(3);
        assertThat(new InMemoryTableFiles(store)
                        .footer(store.head(FILE.location()).orElseThrow()))
                .isEqualTo(new Footer(3, new TreeMap<>(Map.of("humidity", 1L))));
    }

    @Test
    void shouldListAndCountAsPlannedWhenThatIsNotWhatItWrote() {
        // Given
        engine.onStart((sql, queryId) -> QueryPlan.Succeed.writing(List.of(FILE))
                .listing(sql.contains("lies") ? Optional.of(List.of(LEFTOVER.location())) : Optional.empty())
                .counting(OptionalLong.empty()));
        String lying = start("INSERT lies", TOKEN);
        String silent = start("INSERT", "s".repeat(32));
        // When
        engine.finishAll();
        // Then
        assertThat(engine.writtenFiles(lying)).contains(List.of(LEFTOVER.location()));
        assertThat(engine.writtenFiles(silent)).isEmpty();
        assertThat(engine.updateCount(silent)).isEmpty();
        assertThat(store.keys("processed", "")).containsExactly("day=1/a");
    }

    @Test
    void shouldNotWriteAgainWhenFinishedTwice() {
        // Given
        engine.onStart((sql, queryId) -> QueryPlan.Succeed.writing(List.of(FILE)));
        engine.finish(start("INSERT", TOKEN));
        store.remove(FILE.location());
        // When
        engine.finishAll();
        // Then
        assertThat(store.keys("processed", "")).isEmpty();
    }

    @Test
    void shouldLeaveFilesWhenFailing() {
        // Given
        engine.onStart((sql, queryId) -> sql.contains("listed")
                ? new QueryPlan.Fail(
                        "lost a node",
                        FailureCause.ENGINE,
                        List.of(LEFTOVER),
                        Optional.of(List.of(LEFTOVER.location())))
                : QueryPlan.Fail.leaving("bad row", FailureCause.DATA, List.of()));
        String listed = start("INSERT listed", TOKEN);
        String silent = start("INSERT", "s".repeat(32));
        // When
        engine.finishAll();
        // Then
        assertThat(engine.status(listed)).isEqualTo(new QueryStatus.Failed("lost a node", FailureCause.ENGINE));
        assertThat(engine.status(silent)).isEqualTo(new QueryStatus.Failed("bad row", FailureCause.DATA));
        assertThat(store.keys("processed", "")).containsExactly("day=1/b");
        assertThat(engine.writtenFiles(listed)).contains(List.of(LEFTOVER.location()));
        assertThat(engine.writtenFiles(silent)).isEmpty();
    }

    @Test
    void shouldAnswerSameQueryWhenTokenComesAgainAfterFailure() {
        // Given
        engine.onStart((sql, queryId) -> QueryPlan.Fail.cleanly("no"));
        String id = start("INSERT", TOKEN);
        engine.finish(id);
        // When, Then
        assertThat(start("INSERT", TOKEN)).isEqualTo(id);
        assertThat(engine.status(id)).isInstanceOf(QueryStatus.Failed.class);
        assertThat(engine.start("INSERT other", TOKEN))
                .isEqualTo(new StartOutcome.Refused("Idempotent parameters do not match", FailureCause.ENGINE));
        assertThat(engine.queryIds()).containsExactly(id);
    }

    @Test
    void shouldStartOrNotAsDisturbed() {
        // Given
        engine.onStart((sql, queryId) -> new QueryPlan.Hang());
        Queue<StartFault> faults = new ArrayDeque<>(List.of(
                new StartFault.Refuse("slow down", FailureCause.THROTTLING),
                new StartFault.LoseRequest(),
                new StartFault.LoseReply()));
        engine.disturbStarts(_ -> Optional.ofNullable(faults.poll()));
        // When, Then
        assertThat(engine.start("INSERT", TOKEN))
                .isEqualTo(new StartOutcome.Refused("slow down", FailureCause.THROTTLING));
        assertThat(engine.start("INSERT", TOKEN)).isInstanceOf(StartOutcome.Unknown.class);
        assertThat(engine.queryIds()).isEmpty();
        assertThat(engine.start("INSERT", TOKEN)).isInstanceOf(StartOutcome.Unknown.class);
        assertThat(engine.queryIds()).hasSize(1);
        assertThat(start("INSERT", TOKEN)).isEqualTo(engine.queryIds().getFirst());
    }

    @Test
    void shouldStartAnotherQueryWhenTokensAreForgotten() {
        // Given
        engine.onStart((sql, queryId) -> new QueryPlan.Hang());
        String id = start("INSERT", TOKEN);
        // When
        engine.forgetTokens();
        // Then
        assertThat(start("INSERT", TOKEN)).isNotEqualTo(id);
    }

    @Test
    void shouldHangUntilPlannedAnew() {
        // Given
        engine.onStart((sql, queryId) -> new QueryPlan.Hang());
        String id = start("INSERT", TOKEN);
        engine.finishAll();
        assertThat(engine.status(id)).isEqualTo(new QueryStatus.Running());
        // When
        engine.replan(id, QueryPlan.Fail.cleanly("cancelled"));
        engine.finishAll();
        // Then
        assertThat(engine.status(id)).isEqualTo(new QueryStatus.Failed("cancelled", FailureCause.ENGINE));
    }

    @Test
    void shouldRunAgainWhenFailedQueryIsTakenUp() {
        // Given
        engine.onStart((sql, queryId) -> QueryPlan.Fail.cleanly("no"));
        String id = start("INSERT", TOKEN);
        engine.finish(id);
        // When
        engine.replan(id, QueryPlan.Succeed.writing(List.of(FILE)));
        // Then
        assertThat(engine.status(id)).isEqualTo(new QueryStatus.Running());
        engine.finish(id);
        assertThat(engine.updateCount(id)).hasValue(3);
    }

    @Test
    void shouldKnowNothingOfQueryWhenForgotten() {
        // Given
        engine.onStart((sql, queryId) -> new QueryPlan.Hang());
        String id = start("INSERT", TOKEN);
        // When
        engine.forgetQuery(id);
        // Then
        assertThat(engine.status(id)).isEqualTo(new QueryStatus.Failed("No query " + id, FailureCause.ENGINE));
        assertThat(engine.queryIds()).isEmpty();
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

    private String start(String sql, String token) {
        StartOutcome outcome = engine.start(sql, token);
        assertThat(outcome).isInstanceOf(StartOutcome.Started.class);
        return ((StartOutcome.Started) outcome).queryId();
    }
}
