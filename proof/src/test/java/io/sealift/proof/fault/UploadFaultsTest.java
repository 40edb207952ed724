package io.sealift.proof.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.ledger.FailureCause;
import io.sealift.core.query.QueryEngine;
import io.sealift.core.query.QueryEngine.StartOutcome;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectUpload;
import io.sealift.core.store.StoreUnavailableException;
import io.sealift.fakes.InMemoryObjectStore;
import io.sealift.fakes.InMemoryQueryEngine;
import io.sealift.fakes.InMemoryQueryEngine.Mode;
import io.sealift.fakes.MutableClock;
import io.sealift.fakes.QueryPlan;
import io.sealift.proof.fault.CallGate.Pass;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UploadFaultsTest {
    private static final ObjectLocation PLACE = new ObjectLocation("bucket", "a");
    private static final byte[] LARGE = new byte[9 << 20];
    private static final String TOKEN = "t".repeat(32);

    private final InMemoryObjectStore real = new InMemoryObjectStore(new MutableClock(Instant.EPOCH));
    private final InMemoryQueryEngine engine = new InMemoryQueryEngine(real, Mode.AT_ONCE);

    UploadFaultsTest() {
        engine.onStart((sql, queryId) -> new QueryPlan.Hang());
    }

    @Test
    void shouldNotEndUploadWhenProcessIsDead() {
        // Given
        CrashPoints points = CrashPoints.with(new Fault(3, FaultKind.CRASH_BEFORE));
        ObjectStore store = points.wrap(ObjectStore.class, real);
        // When
        assertThatThrownBy(() -> upload(store)).isInstanceOf(SimulatedCrash.class);
        // Then
        assertThat(points.struck()).contains("ObjectUpload.finish");
        assertThat(real.uploadsInProgress()).containsExactly(PLACE);
    }

    @Test
    void shouldHaveFinishedWhenItsReplyIsLost() {
        // Given
        ObjectStore store = CrashPoints.with(new Fault(3, FaultKind.LOST_REPLY)).wrap(ObjectStore.class, real);
        // When, Then
        assertThatThrownBy(() -> upload(store)).isInstanceOf(StoreUnavailableException.class);
        assertThat(real.head(PLACE)).isPresent();
    }

    @Test
    void shouldNotThrowWhenEndOfUploadIsLost() {
        // Given
        ObjectStore store =
                CrashPoints.with(new Fault(3, FaultKind.LOST_REQUEST)).wrap(ObjectStore.class, real);
        // When
        try (ObjectUpload upload = store.upload(PLACE)) {
            upload.write(LARGE, 0, LARGE.length);
        }
        // Then
        assertThat(real.uploadsInProgress()).containsExactly(PLACE);
    }

    @Test
    void shouldPassTheGateWithEachCallOfAnUpload() {
        // Given
        CallGate gate = new CallGate((number, port, method) -> method.equals("finish") ? Pass.REFUSED : Pass.OPEN);
        // When, Then
        assertThatThrownBy(() -> upload(gate.wrap(ObjectStore.class, real)))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(real.uploadsInProgress()).isEmpty();
    }

    @Test
    void shouldAnswerStartsWithoutAnExceptionWhenTheyMeetFaults() {
        // Given
        QueryEngine lossy = CrashPoints.with(new Fault(1, FaultKind.LOST_REPLY)).wrap(QueryEngine.class, engine);
        QueryEngine throttled = new CallGate((number, port, method) -> Pass.REFUSED).wrap(QueryEngine.class, engine);
        // When, Then
        assertThat(lossy.start("INSERT", TOKEN)).isInstanceOf(StartOutcome.Unknown.class);
        assertThat(engine.queryIds()).hasSize(1);
        assertThat(throttled.start("INSERT", TOKEN))
                .isInstanceOfSatisfying(
                        StartOutcome.Refused.class,
                        refused -> assertThat(refused.cause()).isEqualTo(FailureCause.THROTTLING));
    }

    private static void upload(ObjectStore store) {
        try (ObjectUpload upload = store.upload(PLACE)) {
            upload.write(LARGE, 0, LARGE.length);
            upload.finish();
        }
    }
}
