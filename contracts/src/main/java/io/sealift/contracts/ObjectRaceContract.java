package io.sealift.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectStore.CopyNewOutcome;
import io.sealift.core.store.ObjectStore.CopyOutcome;
import io.sealift.core.store.ObjectStore.CreateOutcome;
import io.sealift.core.store.ObjectStore.ReadOutcome;
import io.sealift.core.store.ObjectVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** What every object store guarantees when many work on one key at once; part of {@link ObjectStoreContract}. */
public abstract class ObjectRaceContract {
    private static final int RACERS = 16;

    /** Enough to catch a store that checks first and acts later. */
    private static final int ROUNDS = 30;

    /** The store under test. */
    protected abstract ObjectStore store();

    /** A bucket that exists and held no object when this test began. */
    protected abstract String bucket();

    /** Puts an object as a producer does, replacing what is there. */
    protected abstract ObjectVersion put(ObjectLocation location, byte[] content);

    @Test
    void shouldHaveOneWinnerWhenManyCreate() throws InterruptedException, ExecutionException, IOException {
        // When
        List<CreateOutcome> outcomes = Race.run(RACERS, racer -> store().create(at("raced"), bytes("racer " + racer)));
        // Then
        assertThat(outcomes).containsOnlyOnce(CreateOutcome.CREATED);
        int winner = outcomes.indexOf(CreateOutcome.CREATED);
        assertThat(text(store().read(current(at("raced"))))).isEqualTo("racer " + winner);
    }

    @Test
    void shouldHaveOneWinnerWhenManyMakeNewCopies() throws InterruptedException, ExecutionException {
        for (int round = 0; round < ROUNDS; round++) {
            // Given
            ObjectLocation target = at("raced/" + round);
            List<ObjectVersion> sources = List.of(put(at("a"), bytes("one")), put(at("b"), bytes("two")));
            // When
            List<CopyNewOutcome> outcomes = Race.run(2, racer -> store().copyNew(sources.get(racer), target));
            // Then
            assertThat(outcomes)
                    .containsExactlyInAnyOrder(
                            new CopyNewOutcome.Copied(current(target)), new CopyNewOutcome.Occupied());
        }
    }

    @Test
    void shouldCopyNothingButTheVersionWhenItsKeyIsReplacedMeanwhile()
            throws InterruptedException, ExecutionException, IOException {
        for (int round = 0; round < ROUNDS; round++) {
            // Given
            ObjectLocation target = at("copied/" + round);
            ObjectVersion source = put(at("a"), bytes("old " + round));
            byte[] replacement = bytes("new " + round);
            // When
            Race.run(2, racer -> racer == 0 ? store().copy(source, target) : put(at("a"), replacement));
            // Then
            if (store().head(target).isPresent()) {
                assertThat(text(store().read(current(target)))).isEqualTo("old " + round);
            }
            assertThat(store().copy(source, target)).isEqualTo(new CopyOutcome.Changed());
        }
    }

    @Test
    void shouldKeepNewVersionWhenItComesWhileOldOneIsDeleted() throws InterruptedException, ExecutionException {
        for (int round = 0; round < ROUNDS; round++) {
            // Given
            ObjectLocation place = at("raced/" + round);
            ObjectVersion old = put(place, bytes("old"));
            // When
            List<Object> outcomes = Race.run(2, racer -> racer == 0 ? store().delete(old) : put(place, bytes("new")));
            // Then
            assertThat(store().head(place)).isPresent();
            assertThat(current(place)).isEqualTo(outcomes.getLast());
        }
    }

    /** A location in this test's bucket. */
    protected final ObjectLocation at(String key) {
        return new ObjectLocation(bucket(), key);
    }

    final ObjectVersion current(ObjectLocation location) {
        return store().head(location).orElseThrow().version();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(ReadOutcome outcome) throws IOException {
        assertThat(outcome).isInstanceOf(ReadOutcome.Opened.class);
        try (ReadOutcome.Opened opened = (ReadOutcome.Opened) outcome) {
            return new String(opened.content().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
