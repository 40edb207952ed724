package io.sealift.proof.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.deadletter.DeadLetterBatch;
import io.sealift.core.deadletter.Discard;
import io.sealift.core.deadletter.Inspector;
import io.sealift.core.deadletter.Letter;
import io.sealift.core.deadletter.LetterOutcome;
import io.sealift.core.deadletter.Redrive;
import io.sealift.core.deadletter.Replace;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState;
import io.sealift.core.store.ObjectVersion;
import io.sealift.feed.FeedDefinition;
import io.sealift.feed.validation.FileValidator;
import io.sealift.feed.validation.ValidationLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Letters about rows that only the engine refused: their file stays in its manifest. */
class RowsAsideTest {
    private static final String LATER = "2027-05-01";

    private final Desk desk = new Desk();
    private final Loads loads = new Loads(desk);
    private final ObjectVersion file = desk.land("a.json", Desk.rows(Desk.DAY, 3, 1) + Desk.rows(LATER, 2, 1));
    private final List<Slice> slices = slices();

    @Test
    void shouldTryAllRowsOfTheFileAgainWhenRedriven() {
        // Given
        slices.forEach(slice -> loads.setAside(slice, desk.known(file)));
        // When
        LetterOutcome planned = decide((letter, _) -> new Redrive(desk.letterServices()).plan(letter));
        LetterOutcome outcome = redrive();
        // Then
        assertThat(planned).isEqualTo(outcome);
        assertThat(outcome)
                .isEqualTo(new LetterOutcome.TriedAgain(slices.getFirst().manifest(), 5));
        assertThat(desk.deadLetters.waiting()).isEmpty();
        assertThat(slices)
                .extracting(slice -> loads.now(slice).state())
                .allSatisfy(state -> assertThat(state).isInstanceOf(SliceState.Redriven.class));
        assertThat(desk.known(file).disposition()).isInstanceOf(Disposition.Staged.class);
        assertThat(desk.queue.told()).hasSize(1);
    }

    @Test
    void shouldOnlyDeleteTheLetterWhenTheRowsWereRedrivenBefore() {
        // Given
        slices.forEach(slice -> loads.setAside(slice, desk.known(file)));
        String body = desk.deadLetters.waiting().getFirst().body();
        redrive();
        desk.deadLetters.moved(body);
        // When
        LetterOutcome outcome = redrive();
        // Then
        assertThat(outcome).isEqualTo(new LetterOutcome.AlreadyLoaded());
        assertThat(desk.deadLetters.waiting()).isEmpty();
        assertThat(desk.ledger.slicesOf(slices.getFirst().manifest())).hasSize(4);
    }

    @Test
    void shouldKeepTheLetterWhenItsRowsAreNotOnRecordYet() {
        // Given: the letter is sent before the slice is changed
        SliceState.SetAside aside = loads.tellOf(slices.getFirst(), desk.known(file));
        // When
        LetterOutcome early = redrive();
        loads.update(slices.getFirst().become(aside));
        LetterOutcome outcome = redrive();
        // Then
        assertThat(early)
                .isInstanceOfSatisfying(
                        LetterOutcome.Blocked.class,
                        blocked -> assertThat(blocked.reason()).contains("being set aside at this moment"));
        assertThat(outcome).isInstanceOf(LetterOutcome.TriedAgain.class);
    }

    @Test
    void shouldGiveUpTheRowsWhenDiscarded() {
        // Given
        slices.forEach(slice -> loads.setAside(slice, desk.known(file)));
        // When
        LetterOutcome outcome =
                decide((letter, batch) -> new Discard(desk.letterServices()).run(letter, "nobody needs them", batch));
        // Then
        assertThat(outcome).isEqualTo(new LetterOutcome.Discarded());
        assertThat(desk.deadLetters.waiting()).isEmpty();
        assertThat(slices)
                .extracting(slice -> loads.now(slice).state())
                .allSatisfy(state ->
                        assertThat(((SliceState.Discarded) state).why()).isEqualTo("nobody needs them"));
    }

    @Test
    void shouldReplaceTheFileWhenAllItsRowsAreSetAside() {
        // Given
        slices.forEach(slice -> loads.setAside(slice, desk.known(file)));
        String corrected = Desk.rows(Desk.DAY, 4, 1);
        // When
        LetterOutcome outcome = replace(corrected);
        // Then
        assertThat(outcome).isInstanceOf(LetterOutcome.Replaced.class);
        assertThat(desk.text(file.location())).isEqualTo(corrected);
        assertThat(slices)
                .extracting(slice -> loads.now(slice).state())
                .allSatisfy(state -> assertThat(state).isInstanceOf(SliceState.Discarded.class));
    }

    @Test
    void shouldNotReplaceTheFileWhenOtherRowsOfItAreInTheTable() {
        // Given
        loads.setAside(slices.getFirst(), desk.known(file));
        loads.publish(slices.getLast());
        // When
        LetterOutcome outcome = replace(Desk.rows(Desk.DAY, 4, 1));
        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        LetterOutcome.Blocked.class,
                        blocked -> assertThat(blocked.reason())
                                .startsWith("2 of its 5 rows are in the table")
                                .contains("`unload`"));
        assertThat(desk.store.head(file.location())).isEmpty();
        assertThat(loads.now(slices.getFirst()).state()).isInstanceOf(SliceState.SetAside.class);
        assertThat(desk.deadLetters.waiting()).hasSize(1);
    }

    @Test
    void shouldShowTheRowsThatAreKept() throws IOException {
        // Given
        loads.setAside(slices.getFirst(), desk.known(file));
        String row = "{\"_f\":0,\"deviceid\":\"1\"}";
        desk.store.write(
                desk.keys.quarantinedRows(
                        desk.known(file).id(), slices.getFirst().manifest(), 0),
                gzip(row + "\n"));
        Inspector inspector =
                new Inspector(desk.store, new FileValidator(FeedDefinition.builtIn(), ValidationLimits.DEFAULT));
        // When, Then
        try (DeadLetterBatch batch = desk.openTray()) {
            Letter letter = batch.letters().getFirst();
            assertThat(letter.landed()).contains(file.location());
            assertThat(inspector.text(letter).orElseThrow().firstLines()).containsExactly(row);
            assertThat(inspector.judge(letter)).isEmpty();
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private List<Slice> slices() {
        desk.ingest();
        return loads.plan(List.of(Map.entry(Desk.DAY, 3L), Map.entry(LATER, 2L)));
    }

    private LetterOutcome redrive() {
        return decide((letter, batch) -> new Redrive(desk.letterServices()).run(letter, batch));
    }

    private LetterOutcome replace(String text) {
        return decide((letter, batch) -> new Replace(desk.letterServices())
                .run(
                        letter,
                        "fixed.json",
                        () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                        batch));
    }

    private LetterOutcome decide(BiFunction<Letter, DeadLetterBatch, LetterOutcome> decision) {
        try (DeadLetterBatch batch = desk.openTray()) {
            assertThat(batch.letters()).hasSize(1);
            return decision.apply(batch.letters().getFirst(), batch);
        }
    }
}
