package io.sealift.proof.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.deadletter.DeadLetterBatch;
import io.sealift.core.deadletter.Discard;
import io.sealift.core.deadletter.Letter;
import io.sealift.core.deadletter.LetterOutcome;
import io.sealift.core.deadletter.Redrive;
import io.sealift.core.deadletter.Replace;
import io.sealift.core.ingest.FileOutcome;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoredObject;
import io.sealift.fakes.ETagging;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedriveTest {
    private static final String KEY = "in/long.json";
    private static final String TEXT = Desk.rows(Desk.DAY, 3, 1);

    private final Desk desk = new Desk();

    @Test
    void shouldLoadFileOnceWhenItsCauseIsGone() {
        // Given
        ObjectVersion refused = refuse();
        // When
        List<LetterOutcome> outcomes = redriveAll();
        // Then
        assertThat(outcomes).containsExactly(new LetterOutcome.SentBack(List.of(refused)));
        assertThat(desk.known(refused).disposition()).isInstanceOf(Disposition.Refused.class);
        assertThat(desk.store.head(desk.keys.sidecar(desk.known(refused).id()))).isEmpty();
        assertThat(desk.ingest().count(FileOutcome.Committed.class)).isEqualTo(1);
        assertThat(desk.deadLetters.waiting()).isEmpty();
        assertThat(desk.committed()).isEqualTo(1);
        assertThat(desk.balance().differences()).isEmpty();
    }

    @Test
    void shouldLoadFileOnceWhenItIsRedrivenUnderAnotherETagAndSentAgain() {
        // Given
        ObjectVersion refused = refuse();
        desk.store.tagWith(ETagging.KMS);
        // When
        List<LetterOutcome> outcomes = redriveAll();
        // Then
        ObjectVersion copy =
                ((LetterOutcome.SentBack) outcomes.getFirst()).versions().getFirst();
        assertThat(copy.eTag()).isNotEqualTo(refused.eTag());
        assertThat(desk.known(refused).disposition()).isInstanceOf(Disposition.Refused.class);
        assertThat(desk.ingest().count(FileOutcome.Committed.class)).isEqualTo(1);
        // When: its producer sends it again, as it first came and under a third ETag
        desk.store.tagWith(ETagging.MD5);
        assertThat(desk.land(KEY, TEXT)).isEqualTo(refused);
        assertThat(desk.ingest().count(FileOutcome.Duplicate.class)).isEqualTo(1);
        desk.store.tagWith(ETagging.KMS);
        desk.land(KEY, TEXT);
        assertThat(desk.ingest().count(FileOutcome.Duplicate.class)).isEqualTo(1);
        // Then
        assertThat(desk.committed()).isEqualTo(1);
        assertThat(desk.store.keys(Desk.BUCKETS.messages(), "")).isEmpty();
        assertThat(desk.known(refused).id()).isEqualTo(desk.known(copy).id());
    }

    @Test
    void shouldLoadFileOnceWhenRedriveIsRepeatedAfterACrashUnderAnotherETag() {
        // Given: a redrive that died after its copy
        ObjectVersion refused = refuse();
        desk.store.tagWith(ETagging.KMS);
        StoredObject kept = desk.store.head(refusal(refused).quarantined()).orElseThrow();
        desk.store.copyNew(kept.version(), refused.location());
        ObjectVersion copy = desk.store.head(refused.location()).orElseThrow().version();
        // When
        List<LetterOutcome> outcomes = redriveAll();
        // Then
        assertThat(outcomes).containsExactly(new LetterOutcome.SentBack(List.of(copy)));
        assertThat(desk.ingest().count(FileOutcome.Committed.class)).isEqualTo(1);
        desk.tell(copy, "late");
        assertThat(desk.ingest().count(FileOutcome.Duplicate.class)).isEqualTo(1);
        assertThat(desk.committed()).isEqualTo(1);
    }

    @Test
    void shouldLoadFileOnceWhenRedriveIsRepeatedAfterItsCopyIsGone() {
        // Given: a redrive that died before it deleted the letter
        ObjectVersion refused = refuse();
        desk.store.tagWith(ETagging.KMS);
        try (DeadLetterBatch dying = desk.openTray()) {
            Letter letter = dying.letters().getFirst();
            new Redrive(desk.letterServices()).run(letter, dying);
            desk.deadLetters.moved(letter.messages().getFirst().body());
        }
        desk.ingest();
        // When
        List<LetterOutcome> outcomes = redriveAll();
        // Then
        assertThat(outcomes).containsExactly(new LetterOutcome.AlreadyLoaded());
        assertThat(desk.queue.takeAll()).isEmpty();
        assertThat(desk.deadLetters.waiting()).isEmpty();
        assertThat(desk.committed()).isEqualTo(1);
        assertThat(desk.known(refused).disposition()).isInstanceOf(Disposition.Staged.class);
    }

    @Test
    void shouldTellAgainWhenNothingHasChanged() {
        // Given
        ObjectVersion refused = refuse();
        desk.limitLinesTo(10);
        // When
        redriveAll();
        desk.ingest();
        // Then
        assertThat(desk.known(refused).disposition()).isInstanceOf(Disposition.Refused.class);
        assertThat(desk.deadLetters.waiting()).hasSize(1);
        assertThat(desk.store.head(desk.keys.sidecar(desk.known(refused).id()))).isPresent();
    }

    @Test
    void shouldKeepTheOtherFileWhenOneIsUnderTheKeyByNow() {
        // Given: of the same length
        ObjectVersion refused = refuse();
        ObjectVersion other = desk.put(KEY, Desk.rows(Desk.DAY, 3, 2));
        // When
        List<LetterOutcome> outcomes = redriveAll();
        // Then
        assertThat(outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        LetterOutcome.Blocked.class,
                        blocked ->
                                assertThat(blocked.reason()).startsWith("Another file is under its key now, " + other));
        assertThat(desk.deadLetters.waiting()).hasSize(1);
        assertThat(desk.store.head(refused.location())).isPresent();
    }

    @Test
    void shouldPutReplacementUnderTheKeyAndGiveUpTheOld() {
        // Given
        ObjectVersion refused = refuse();
        // When
        LetterOutcome same = replace(TEXT);
        LetterOutcome outcome = replace(Desk.rows(Desk.DAY, 5, 2));
        // Then
        assertThat(same).isInstanceOf(LetterOutcome.Blocked.class);
        assertThat(outcome).isInstanceOf(LetterOutcome.Replaced.class);
        ObjectVersion by = ((LetterOutcome.Replaced) outcome).by();
        assertThat(desk.known(refused).disposition())
                .isInstanceOfSatisfying(
                        Disposition.Discarded.class,
                        discarded -> assertThat(discarded.why()).isEqualTo("replaced by fixed.json as " + by));
        assertThat(desk.deadLetters.waiting()).isEmpty();
        assertThat(desk.text(by.location())).isEqualTo(Desk.rows(Desk.DAY, 5, 2));
    }

    @Test
    void shouldKeepBytesWhenDiscarded() {
        // Given
        ObjectVersion refused = refuse();
        ObjectLocation kept = refusal(refused).quarantined();
        // When
        LetterOutcome outcome;
        try (DeadLetterBatch batch = desk.openTray()) {
            outcome = new Discard(desk.letterServices()).run(batch.letters().getFirst(), "a test of theirs", batch);
        }
        // Then
        assertThat(outcome).isEqualTo(new LetterOutcome.Discarded());
        assertThat(desk.deadLetters.waiting()).isEmpty();
        assertThat(desk.text(kept)).isEqualTo(TEXT);
        assertThat(desk.balance().isBalanced()).isTrue();
    }

    @Test
    void shouldSendBackWhatWasTriedTooOften() {
        // Given
        ObjectVersion landed = desk.land(KEY, TEXT);
        desk.deadLetters.moved(desk.queue.takeAll().getFirst().body());
        // When
        List<LetterOutcome> outcomes = redriveAll();
        // Then
        assertThat(outcomes).containsExactly(new LetterOutcome.SentBack(List.of(landed)));
        assertThat(desk.ingest().count(FileOutcome.Committed.class)).isEqualTo(1);
    }

    private ObjectVersion refuse() {
        desk.limitLinesTo(10);
        ObjectVersion landed = desk.land(KEY, TEXT);
        assertThat(desk.ingest().count(FileOutcome.Refused.class)).isEqualTo(1);
        desk.liftLimits();
        return landed;
    }

    private Disposition.Refused refusal(ObjectVersion version) {
        return (Disposition.Refused) desk.known(version).disposition();
    }

    private List<LetterOutcome> redriveAll() {
        Redrive redrive = new Redrive(desk.letterServices());
        try (DeadLetterBatch batch = desk.openTray()) {
            return batch.letters().stream()
                    .map(letter -> redrive.run(letter, batch))
                    .toList();
        }
    }

    private LetterOutcome replace(String text) {
        try (DeadLetterBatch batch = desk.openTray()) {
            return new Replace(desk.letterServices())
                    .run(
                            batch.letters().getFirst(),
                            "fixed.json",
                            () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                            batch);
        }
    }
}
