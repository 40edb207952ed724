package io.sealift.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.contracts.ObjectStoreContract;
import io.sealift.core.store.ObjectHeaders;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectStore.CopyOutcome;
import io.sealift.core.store.ObjectStore.DeleteOutcome;
import io.sealift.core.store.ObjectUpload;
import io.sealift.core.store.ObjectVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryObjectStoreTest extends ObjectStoreContract {
    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T15:00:00.987Z"));
    private final InMemoryObjectStore store = new InMemoryObjectStore(clock);

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Override
    protected String bucket() {
        return "bucket";
    }

    @Override
    protected ObjectVersion put(ObjectLocation location, byte[] content) {
        return store.put(location, content);
    }

    @Override
    protected ObjectVersion put(ObjectLocation location, byte[] content, ObjectHeaders headers) {
        return store.put(location, content, headers);
    }

    @Test
    void shouldTagEachWriteAndCopyAnewWhenTaggedAsUnderKms() {
        // Given
        ObjectVersion plain = store.put(at("a"), bytes("hello"));
        // When
        store.tagWith(ETagging.KMS);
        ObjectVersion again = store.put(at("b"), bytes("hello"));
        store.copy(plain, at("c"));
        store.copyNew(plain, at("d"));
        // Then
        assertThat(List.of("a", "b", "c", "d"))
                .extracting(key -> store.head(at(key)).orElseThrow().version().eTag())
                .doesNotHaveDuplicates()
                .contains(plain.eTag(), again.eTag());
        assertThat(store.content(at("d"))).contains(bytes("hello"));
    }

    @Test
    void shouldShowUploadsInProgressOnlyWhenTheySentAPart() {
        // Given
        ObjectUpload small = store.upload(at("small"));
        ObjectUpload large = store.upload(at("large"));
        // When
        small.write(bytes("hello"), 0, 5);
        large.write(new byte[InMemoryUpload.PART_BYTES], 0, InMemoryUpload.PART_BYTES);
        // Then
        assertThat(store.uploadsInProgress()).containsExactly(at("large"));
        large.close();
        assertThat(store.uploadsInProgress()).isEmpty();
        assertThat(small.finish())
                .isEqualTo(store.head(at("small")).orElseThrow().version());
    }

    @Test
    void shouldTagWithMd5AndShowWholeSeconds() {
        // When
        ObjectVersion version = store.put(at("a"), bytes("hello"));
        // Then
        assertThat(version.eTag()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        assertThat(store.head(at("a")).orElseThrow().lastModified()).isEqualTo("2026-11-22T15:00:00Z");
    }

    @Test
    void shouldShowTimeOfCopyWhenCopiedLater() {
        // Given
        ObjectVersion version = store.put(at("a"), bytes("hello"));
        clock.advance(Duration.ofMinutes(1));
        // When
        store.copy(version, at("b"));
        // Then
        assertThat(store.head(at("a")).orElseThrow().lastModified()).isEqualTo("2026-11-22T15:00:00Z");
        assertThat(store.head(at("b")).orElseThrow().lastModified()).isEqualTo("2026-11-22T15:01:00Z");
    }

    @Test
    void shouldKeepBytesWhenCallersArraysChange() {
        // Given
        byte[] given = bytes("hello");
        store.put(at("a"), given);
        // When
        given[0] = 'j';
        store.content(at("a")).orElseThrow()[0] = 'c';
        // Then
        assertThat(store.content(at("a"))).contains(bytes("hello"));
        assertThat(store.content(at("b"))).isEmpty();
    }

    @Test
    void shouldLetOtherActOnceWhenChangeIsNext() {
        // Given
        ObjectVersion first = store.put(at("a"), bytes("first"));
        store.beforeNextChange(() -> {
            store.copy(first, at("by-other"));
            store.put(at("a"), bytes("second"));
        });
        // When
        CopyOutcome copied = store.copy(first, at("b"));
        DeleteOutcome deleted = store.delete(first);
        // Then
        assertThat(copied).isEqualTo(new CopyOutcome.Changed());
        assertThat(deleted).isEqualTo(DeleteOutcome.CHANGED);
        assertThat(store.keys("bucket", "")).containsExactly("a", "by-other");
    }

    @Test
    void shouldShowKeysWithPrefixWhenSomeAreRemoved() {
        // Given
        store.put(at("in/b"), bytes("1"));
        store.put(at("in/a"), bytes("2"));
        store.put(at("out"), bytes("3"));
        // When
        store.remove(at("in/b"));
        // Then
        assertThat(store.keys("bucket", "in/")).containsExactly("in/a");
        assertThat(store.keys("other", "")).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
