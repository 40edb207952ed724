package io.sealift.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectStore.Page;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every object store lists. */
public abstract class ObjectListingContract {
    private static final int PAGE = 1_000;
    private static final int WRITERS = 16;

    /** The store under test. */
    protected abstract ObjectStore store();

    /** A bucket that exists and held no object when this test began. */
    protected abstract String bucket();

    /** Puts an object as a producer does, replacing what is there. */
    protected abstract ObjectVersion put(ObjectLocation location, byte[] content);

    /** Three keys in the order in which the service lists them: S3 orders by UTF-8 bytes, some stand-ins by UTF-16. */
    protected List<String> keysBeyondBasicPlane() {
        return List.of("k/z", "k/\uFF5E", "k/\uD83C\uDF26");
    }

    @Test
    void shouldListNothingWhenNothingMatches() {
        // Given
        put("other/a");
        // When
        Page page = store().list(bucket(), "in/", "");
        // Then
        assertThat(page).isEqualTo(new Page(List.of(), true));
    }

    @Test
    void shouldListExactlyThePrefixInKeyOrder() {
        // Given
        List.of("in/b", "in/c/1", "in.x", "in/a", "im", "in/a.b", "in0").forEach(this::put);
        // When
        Page page = store().list(bucket(), "in/", "");
        // Then
        assertThat(keys(page)).containsExactly("in/a", "in/a.b", "in/b", "in/c/1");
        assertThat(page.last()).isTrue();
    }

    @Test
    void shouldListAllWhenPrefixIsEmpty() {
        // Given
        List.of("b", "a", "c/d").forEach(this::put);
        // When
        Page page = store().list(bucket(), "", "");
        // Then
        assertThat(keys(page)).containsExactly("a", "b", "c/d");
    }

    @Test
    void shouldShowWhatALookShowsWhenListed() {
        // Given
        put("in/a");
        // When
        Page page = store().list(bucket(), "in/", "");
        // Then
        StoredObject seen = store().head(new ObjectLocation(bucket(), "in/a")).orElseThrow();
        assertThat(page.objects()).containsExactly(seen);
    }

    @Test
    void shouldStartAfterTheKeyWhenAsked() {
        // Given
        List.of("in/a", "in/b", "in/c").forEach(this::put);
        // When, Then
        assertThat(keys(store().list(bucket(), "in/", "in/a"))).containsExactly("in/b", "in/c");
        assertThat(keys(store().list(bucket(), "in/", "in/aa"))).containsExactly("in/b", "in/c");
        assertThat(keys(store().list(bucket(), "in/", "im"))).containsExactly("in/a", "in/b", "in/c");
        assertThat(keys(store().list(bucket(), "in/", "in/c"))).isEmpty();
        assertThat(keys(store().list(bucket(), "in/", "io"))).isEmpty();
    }

    @Test
    void shouldListInOrderWhenKeysGoBeyondBasicPlane() {
        // Given
        keysBeyondBasicPlane().reversed().forEach(this::put);
        // When
        Page page = store().list(bucket(), "k/", "");
        // Then
        assertThat(keys(page)).containsExactlyElementsOf(keysBeyondBasicPlane());
    }

    @Test
    void shouldListPageByPageWhenThereAreMoreThanOneHolds() throws InterruptedException, ExecutionException {
        // Given
        List<String> all =
                IntStream.range(0, 2 * PAGE + 1).mapToObj("in/%05d"::formatted).toList();
        Race.run(WRITERS, writer -> {
            IntStream.range(0, all.size())
                    .filter(number -> number % WRITERS == writer)
                    .forEach(number -> put(all.get(number)));
            return writer;
        });
        // When
        List<Page> pages = new ArrayList<>();
        pages.add(store().list(bucket(), "in/", ""));
        while (!pages.getLast().last() && pages.size() < 10) {
            pages.add(store().list(bucket(), "in/", keys(pages.getLast()).getLast()));
        }
        // Then
        assertThat(pages).allSatisfy(page -> assertThat(page.objects()).hasSizeLessThanOrEqualTo(PAGE));
        assertThat(pages.stream().flatMap(page -> keys(page).stream())).containsExactlyElementsOf(all);
        assertThat(store().listAll(bucket(), "in/"))
                .extracting(object -> object.location().key())
                .containsExactlyElementsOf(all);
    }

    private void put(String key) {
        put(new ObjectLocation(bucket(), key), key.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> keys(Page page) {
        return page.objects().stream().map(object -> object.location().key()).toList();
    }
}
