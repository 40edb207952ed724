package io.sealift.proof.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectStore.CreateOutcome;
import io.sealift.core.store.StoreUnavailableException;
import io.sealift.fakes.InMemoryLedger;
import io.sealift.fakes.InMemoryObjectStore;
import io.sealift.fakes.MutableClock;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CrashPointsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");
    private static final Manifest FIRST = Manifest.open(ManifestId.at(NOW, 1), NOW);
    private static final ObjectLocation PLACE = new ObjectLocation("bucket", "key");

    private final InMemoryObjectStore realStore = new InMemoryObjectStore(new MutableClock(NOW));
    private final InMemoryLedger realLedger = new InMemoryLedger();

    @Test
    void shouldCountAndPassOnWhenThereIsNoFault() {
        // Given
        CrashPoints points = CrashPoints.counting();
        ObjectStore store = points.wrap(ObjectStore.class, realStore);
        Ledger ledger = points.wrap(Ledger.class, realLedger);
        // When
        CreateOutcome created = store.create(PLACE, new byte[1]);
        CommitOutcome opened = ledger.open(FIRST);
        // Then
        assertThat(created).isEqualTo(CreateOutcome.CREATED);
        assertThat(opened).isEqualTo(new CommitOutcome.Committed());
        assertThat(store.head(PLACE)).isPresent();
        assertThat(points.calls()).containsExactly("ObjectStore.create", "Ledger.open", "ObjectStore.head");
        assertThat(points.struck()).isEmpty();
        assertThat(points.isCrashed()).isFalse();
    }

    @Test
    void shouldHaveNoEffectWhenCrashedBefore() {
        // Given
        CrashPoints points = CrashPoints.with(new Fault(2, FaultKind.CRASH_BEFORE));
        ObjectStore store = points.wrap(ObjectStore.class, realStore);
        assertThat(store.head(PLACE)).isEmpty();
        // When, Then
        assertThatThrownBy(() -> store.create(PLACE, new byte[1]))
                .isInstanceOf(SimulatedCrash.class)
                .hasMessageContaining("before ObjectStore.create");
        assertThat(realStore.head(PLACE)).isEmpty();
        assertThat(points.struck()).contains("ObjectStore.create");
        assertThat(points.isCrashed()).isTrue();
    }

    @Test
    void shouldTakeEffectWhenCrashedAfter() {
        // Given
        ObjectStore store =
                CrashPoints.with(new Fault(1, FaultKind.CRASH_AFTER)).wrap(ObjectStore.class, realStore);
        // When, Then
        assertThatThrownBy(() -> store.create(PLACE, new byte[1]))
                .isInstanceOf(SimulatedCrash.class)
                .hasMessageContaining("after ObjectStore.create");
        assertThat(realStore.head(PLACE)).isPresent();
    }

    @Test
    void shouldDoNothingMoreWhenDead() {
        // Given
        CrashPoints points = CrashPoints.with(new Fault(1, FaultKind.CRASH_BEFORE));
        ObjectStore store = points.wrap(ObjectStore.class, realStore);
        Ledger ledger = points.wrap(Ledger.class, realLedger);
        assertThatThrownBy(() -> store.head(PLACE)).isInstanceOf(SimulatedCrash.class);
        // When, Then
        assertThatThrownBy(() -> ledger.open(FIRST))
                .isInstanceOf(SimulatedCrash.class)
                .hasMessageContaining("dead process still called Ledger.open");
        assertThat(realLedger.openManifest()).isEmpty();
        assertThat(points.calls()).containsExactly("ObjectStore.head");
    }

    @Test
    void shouldServeAsUsualWhenDisarmed() {
        // Given
        CrashPoints points = CrashPoints.with(new Fault(1, FaultKind.CRASH_BEFORE));
        Ledger ledger = points.wrap(Ledger.class, realLedger);
        assertThatThrownBy(() -> ledger.open(FIRST)).isInstanceOf(SimulatedCrash.class);
        // When
        points.disarm();
        // Then
        assertThat(ledger.open(FIRST)).isEqualTo(new CommitOutcome.Committed());
        assertThat(points.calls()).hasSize(1);
    }

    @Test
    void shouldAnswerUnknownAndTakeEffectWhenReplyOfChangeIsLost() {
        // Given
        Ledger ledger = CrashPoints.with(new Fault(1, FaultKind.LOST_REPLY)).wrap(Ledger.class, realLedger);
        // When
        CommitOutcome outcome = ledger.open(FIRST);
        // Then
        assertThat(outcome).isEqualTo(new CommitOutcome.Unknown("The reply to Ledger.open was lost"));
        assertThat(realLedger.openManifest()).contains(FIRST);
        assertThat(ledger.open(FIRST)).isEqualTo(new CommitOutcome.Rejected());
    }

    @Test
    void shouldAnswerUnknownAndHaveNoEffectWhenRequestOfChangeIsLost() {
        // Given
        Ledger ledger = CrashPoints.with(new Fault(1, FaultKind.LOST_REQUEST)).wrap(Ledger.class, realLedger);
        // When
        CommitOutcome outcome = ledger.open(FIRST);
        // Then
        assertThat(outcome).isEqualTo(new CommitOutcome.Unknown("The request of Ledger.open was lost"));
        assertThat(realLedger.openManifest()).isEmpty();
    }

    @Test
    void shouldThrowUnavailableWhenAnotherReplyOrRequestIsLost() {
        // Given
        ObjectStore replyLost =
                CrashPoints.with(new Fault(1, FaultKind.LOST_REPLY)).wrap(ObjectStore.class, realStore);
        ObjectStore requestLost =
                CrashPoints.with(new Fault(1, FaultKind.LOST_REQUEST)).wrap(ObjectStore.class, realStore);
        ObjectLocation other = new ObjectLocation("bucket", "other");
        // When, Then
        assertThatThrownBy(() -> replyLost.create(PLACE, new byte[1]))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("The reply to ObjectStore.create was lost");
        assertThatThrownBy(() -> requestLost.create(other, new byte[1]))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("The request of ObjectStore.create was lost");
        assertThat(realStore.keys("bucket", "")).containsExactly("key");
    }

    @Test
    void shouldThrowWhatTheTargetThrowsAndNotCountObjectsMethods() {
        // Given
        CrashPoints points = CrashPoints.counting();
        Ledger ledger = points.wrap(Ledger.class, realLedger);
        // When, Then
        assertThatThrownBy(() -> ledger.update(FIRST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is open");
        assertThat(Set.of(ledger)).containsExactly(ledger);
        assertThat(ledger).hasToString("Ledger with crash points");
        assertThat(ledger).isNotEqualTo(realLedger);
        assertThat(points.calls()).containsExactly("Ledger.update");
    }
}
