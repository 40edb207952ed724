package io.sealift.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectStore.Fetched;
import io.sealift.core.store.ObjectStore.ReadOutcome;
import io.sealift.core.store.ObjectUpload;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoreUnavailableException;
import io.sealift.core.store.StoredObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** What every object store does with objects whose content arrives piece by piece. */
public abstract class ObjectUploadContract {
    /** More than one part of any upload. */
    private static final int LARGE_BYTES = 20 << 20;

    private static final int PIECE_BYTES = 300_000;
    private static final int RACERS = 4;

    /** The store under test. */
    protected abstract ObjectStore store();

    /** A bucket that exists and held no object when this test began. */
    protected abstract String bucket();

    /** Puts an object as a producer does, replacing what is there. */
    protected abstract ObjectVersion put(ObjectLocation location, byte[] content);

    @Test
    void shouldHoldWhatWasWrittenWhenItIsSmallOrNothing() {
        // When
        ObjectVersion small = upload(at("small"), bytes("content"));
        ObjectVersion empty = upload(at("empty"), new byte[0]);
        // Then
        assertThat(store().fetch(at("small"))).map(Fetched::version).contains(small);
        assertThat(store().fetch(at("small"))).map(Fetched::text).contains("content");
        assertThat(store().fetch(at("empty"))).map(Fetched::version).contains(empty);
        assertThat(store().fetch(at("empty"))).map(Fetched::text).contains("");
    }

    @Test
    void shouldHoldWhatWasWrittenWhenItIsMoreThanOnePart() throws IOException {
        // Given
        byte[] content = large();
        // When
        ObjectVersion written = upload(at("large"), content);
        // Then
        assertThat(store().head(at("large")).orElseThrow().version()).isEqualTo(written);
        try (ReadOutcome.Opened found = (ReadOutcome.Opened) store().read(written)) {
            assertThat(found.content().readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void shouldHoldOnlyWhatWasMeantWhenArrayIsWrittenInPartAndReused() {
        // Given
        byte[] array = bytes("0123456789");
        // When
        try (ObjectUpload upload = store().upload(at("a"))) {
            upload.write(array, 2, 3);
            array[5] = 'x';
            upload.write(array, 5, 1);
            upload.finish();
        }
        // Then
        assertThat(store().fetch(at("a"))).map(Fetched::text).contains("234x");
    }

    @Test
    void shouldShowNothingBeforeFinishedAndLeaveNothingWhenClosed() {
        for (byte[] content : List.of(bytes("content"), large())) {
            // When
            try (ObjectUpload upload = store().upload(at("a"))) {
                write(upload, content);
                assertThat(store().head(at("a"))).isEmpty();
            }
            // Then
            assertThat(store().listAll(bucket(), "")).isEmpty();
        }
    }

    @Test
    void shouldKeepWhatIsThereWhenFinishedLater() {
        for (byte[] content : List.of(bytes("content"), large())) {
            // Given
            ObjectVersion there;
            try (ObjectUpload upload = store().upload(at("a"))) {
                write(upload, content);
                there = put(at("a"), bytes("there"));
                // When, Then
                assertThatThrownBy(upload::finish).isInstanceOf(StoreUnavailableException.class);
            }
            assertThat(store().head(at("a"))).map(StoredObject::version).contains(there);
        }
    }

    @Test
    void shouldNotFinishWhenAborted() {
        // Given
        try (ObjectUpload upload = store().upload(at("in/a"));
                ObjectUpload other = store().upload(at("on/a"))) {
            write(upload, large());
            write(other, large());
            // When
            store().abortUploads(bucket(), "in/");
            // Then
            assertThatThrownBy(upload::finish).isInstanceOf(StoreUnavailableException.class);
            assertThat(store().head(at("on/a"))).isEmpty();
            ObjectVersion finished = other.finish();
            assertThat(store().head(at("on/a"))).map(StoredObject::version).contains(finished);
        }
        assertThat(store().head(at("in/a"))).isEmpty();
    }

    @Test
    void shouldDoNothingWhenNoUploadIsInProgress() {
        // Given
        ObjectVersion there = upload(at("in/a"), large());
        // When
        store().abortUploads(bucket(), "in/");
        // Then
        assertThat(store().head(at("in/a"))).map(StoredObject::version).contains(there);
    }

    @Test
    void shouldHaveOneWinnerWhenManyFinish() throws InterruptedException, ExecutionException {
        // When
        List<Optional<ObjectVersion>> outcomes = Race.run(RACERS, racer -> {
            try {
                return Optional.of(upload(at("raced"), bytes("racer " + racer)));
            } catch (StoreUnavailableException lost) {
                return Optional.empty();
            }
        });
        // Then
        List<ObjectVersion> won = outcomes.stream().flatMap(Optional::stream).toList();
        assertThat(won).containsExactly(store().head(at("raced")).orElseThrow().version());
    }

    private ObjectVersion upload(ObjectLocation location, byte[] content) {
        try (ObjectUpload upload = store().upload(location)) {
            write(upload, content);
            return upload.finish();
        }
    }

    private static void write(ObjectUpload upload, byte[] content) {
        for (int start = 0; start < content.length; start += PIECE_BYTES) {
            upload.write(content, start, Math.min(PIECE_BYTES, content.length - start));
        }
    }

    private ObjectLocation at(String key) {
        return new ObjectLocation(bucket(), key);
    }

    private static byte[] large() {
        byte[] content = new byte[LARGE_BYTES];
        new Random(7).nextBytes(content);
        return content;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
