package io.sealift.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.store.ObjectHeaders;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore.CopyNewOutcome;
import io.sealift.core.store.ObjectStore.CopyOutcome;
import io.sealift.core.store.ObjectStore.CreateOutcome;
import io.sealift.core.store.ObjectStore.DeleteOutcome;
import io.sealift.core.store.ObjectStore.Fetched;
import io.sealift.core.store.ObjectStore.ReadOutcome;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoredObject;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every object store does with single objects; {@link ObjectListingContract} adds the listings.
 *
 * <p>JUnit makes a new instance for each test, so a bucket made when the subclass is constructed is a test's own.
 */
public abstract class ObjectStoreContract extends ObjectRaceContract {
    /** Puts an object as a producer does, with more than just its bytes. */
    protected abstract ObjectVersion put(ObjectLocation location, byte[] content, ObjectHeaders headers);

    /** The outcome of a conditional delete of a missing key; S3 answers 404, some stand-ins answer success. */
    protected DeleteOutcome outcomeOfDeletingMissing() {
        return DeleteOutcome.MISSING;
    }

    /** Keys that are easily mangled in transit; a subclass leaves out those that its service cannot hold. */
    protected Stream<String> oddKeys() {
        return Stream.of(
                "in/with space.json",
                "in/a+b.json",
                "in/100%.json",
                "in/%41%2F.json",
                "in/übergröße.json",
                "in/気温.json",
                "in/\uD83C\uDF26.json",
                "in/a=b&c;d,e:f@g.json",
                "in/it's (1) [2] {3} !*~$#?.json",
                "in/manifest=x/day=2026-11-22");
    }

    @Test
    void shouldShowWhatWasPutWhenLookedAt() {
        // Given
        ObjectVersion version = put(at("in/a.json"), bytes("12345"));
        // When
        StoredObject found = store().head(at("in/a.json")).orElseThrow();
        // Then
        assertThat(found.version()).isEqualTo(version);
        assertThat(found.sizeBytes()).isEqualTo(5);
        assertThat(found.lastModified()).isEqualTo(found.lastModified().truncatedTo(ChronoUnit.SECONDS));
        assertThat(store().head(at("in/b.json"))).isEmpty();
    }

    @Test
    void shouldBeSameVersionOnlyWhenBytesAreSame() {
        // Given
        ObjectVersion first = put(at("in/a.json"), bytes("one"));
        // When
        ObjectVersion again = put(at("in/a.json"), bytes("one"));
        ObjectVersion other = put(at("in/a.json"), bytes("two"));
        // Then
        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void shouldReplaceWhatIsThereWhenWritten() throws IOException {
        // When
        ObjectVersion first = store().write(at("in/a.json"), bytes("one"));
        ObjectVersion again = store().write(at("in/a.json"), bytes("one"));
        ObjectVersion other = store().write(at("in/a.json"), bytes("two"));
        // Then
        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(text(store().read(other))).isEqualTo("two");
        assertThat(store().read(first)).isEqualTo(new ReadOutcome.Changed());
    }

    @Test
    void shouldReadContentWhenVersionIsCurrent() throws IOException {
        // Given
        ObjectVersion version = put(at("in/a.json"), bytes("content"));
        // When
        ReadOutcome outcome = store().read(version);
        // Then
        assertThat(text(outcome)).isEqualTo("content");
    }

    @Test
    void shouldGiveHeadersBackWhenProducerSetThem() throws IOException {
        // Given
        ObjectHeaders headers = ObjectHeaders.of(
                Map.of(
                        "content-type", "application/json",
                        "content-encoding", "gzip",
                        "content-disposition", "attachment",
                        "content-language", "de",
                        "cache-control", "no-cache"),
                Map.of("site", "north", "station-id", "7"));
        ObjectVersion version = put(at("in/a.json.gz"), bytes("content"), headers);
        // When
        store().copy(version, at("out/a.json.gz"));
        // Then
        assertThat(headers(store().read(version))).isEqualTo(headers);
        assertThat(headers(store().readTail(version, 3))).isEqualTo(headers);
        assertThat(headers(store().read(current(at("out/a.json.gz"))))).isEqualTo(headers);
    }

    @Test
    void shouldNameOnlyHeadersThatAreSet() throws IOException {
        // Given
        ObjectVersion version = put(at("in/a.json"), bytes("content"));
        // When
        ObjectHeaders headers = headers(store().read(version));
        // Then: some make up a type
        assertThat(headers.user()).isEmpty();
        assertThat(headers.content().keySet()).isSubsetOf("content-type");
    }

    @Test
    void shouldFetchVersionAndBytesWhenObjectIsThere() {
        // Given
        ObjectVersion version = put(at("in/a.json"), bytes("übergröße"));
        // When
        Optional<Fetched> fetched = store().fetch(version.location());
        // Then
        assertThat(fetched).hasValueSatisfying(object -> {
            assertThat(object.version()).isEqualTo(version);
            assertThat(object.text()).isEqualTo("übergröße");
        });
        assertThat(store().fetch(at("in/b.json"))).isEmpty();
    }

    @Test
    void shouldReadNothingWhenObjectIsEmpty() throws IOException {
        // Given
        ObjectVersion version = put(at("in/empty.json"), new byte[0]);
        // When
        ReadOutcome outcome = store().read(version);
        // Then
        assertThat(text(outcome)).isEmpty();
    }

    @Test
    void shouldNotReadWhenReplacedOrGone() {
        // Given
        ObjectVersion replaced = put(at("in/a.json"), bytes("old"));
        put(at("in/a.json"), bytes("new"));
        ObjectVersion missing = new ObjectVersion(at("in/b.json"), replaced.eTag());
        // When, Then
        assertThat(store().read(replaced)).isEqualTo(new ReadOutcome.Changed());
        assertThat(store().readTail(replaced, 2)).isEqualTo(new ReadOutcome.Changed());
        assertThat(store().read(missing)).isEqualTo(new ReadOutcome.Missing());
        assertThat(store().readTail(missing, 2)).isEqualTo(new ReadOutcome.Missing());
    }

    @Test
    void shouldReadLastBytesWhenTailIsAsked() throws IOException {
        // Given
        ObjectVersion version = put(at("in/a.json"), bytes("0123456789"));
        // When, Then
        assertThat(text(store().readTail(version, 4))).isEqualTo("6789");
        assertThat(text(store().readTail(version, 10))).isEqualTo("0123456789");
        assertThat(text(store().readTail(version, 1_000))).isEqualTo("0123456789");
    }

    @Test
    void shouldCopyAndReplaceTargetWhenVersionIsCurrent() throws IOException {
        // Given
        ObjectVersion source = put(at("in/a.json"), bytes("content"));
        put(at("out/a.json"), bytes("before"));
        // When
        CopyOutcome outcome = store().copy(source, at("out/a.json"));
        // Then
        ObjectVersion target = store().head(at("out/a.json")).orElseThrow().version();
        assertThat(outcome).isEqualTo(new CopyOutcome.Copied(target));
        assertThat(text(store().read(target))).isEqualTo("content");
        assertThat(text(store().read(source))).isEqualTo("content");
    }

    @Test
    void shouldLeaveTargetAloneWhenSourceIsReplacedOrGone() {
        // Given
        ObjectVersion replaced = put(at("in/a.json"), bytes("old"));
        put(at("in/a.json"), bytes("new"));
        ObjectVersion missing = new ObjectVersion(at("in/b.json"), replaced.eTag());
        ObjectVersion target = put(at("out/a.json"), bytes("before"));
        // When, Then
        assertThat(store().copy(replaced, target.location())).isEqualTo(new CopyOutcome.Changed());
        assertThat(store().copy(missing, target.location())).isEqualTo(new CopyOutcome.Missing());
        assertThat(current(target.location())).isEqualTo(target);
        assertThat(store().copy(replaced, at("out/b.json"))).isEqualTo(new CopyOutcome.Changed());
        assertThat(store().head(at("out/b.json"))).isEmpty();
    }

    @Test
    void shouldDeleteWhenVersionIsCurrent() {
        // Given
        ObjectVersion version = put(at("in/a.json"), bytes("content"));
        ObjectVersion neighbour = put(at("in/a.json.gz"), bytes("content"));
        // When
        DeleteOutcome outcome = store().delete(version);
        // Then
        assertThat(outcome).isEqualTo(DeleteOutcome.DELETED);
        assertThat(store().head(version.location())).isEmpty();
        assertThat(current(neighbour.location())).isEqualTo(neighbour);
    }

    @Test
    void shouldKeepNewVersionWhenDeletingOldOne() {
        // Given
        ObjectVersion old = put(at("in/a.json"), bytes("old"));
        ObjectVersion current = put(at("in/a.json"), bytes("new"));
        // When
        DeleteOutcome outcome = store().delete(old);
        // Then
        assertThat(outcome).isEqualTo(DeleteOutcome.CHANGED);
        assertThat(current(current.location())).isEqualTo(current);
    }

    @Test
    void shouldSayMissingWhenDeletingAgain() {
        // Given
        ObjectVersion version = put(at("in/a.json"), bytes("content"));
        store().delete(version);
        // When
        DeleteOutcome outcome = store().delete(version);
        // Then
        assertThat(outcome).isEqualTo(outcomeOfDeletingMissing());
    }

    @Test
    void shouldCreateOnlyWhenNothingIsThere() throws IOException {
        // Given
        ObjectLocation list = at("sealed/manifest=x/files.txt");
        // When
        CreateOutcome first = store().create(list, bytes("first"));
        CreateOutcome second = store().create(list, bytes("second"));
        // Then
        assertThat(first).isEqualTo(CreateOutcome.CREATED);
        assertThat(second).isEqualTo(CreateOutcome.EXISTS);
        assertThat(text(store().read(current(list)))).isEqualTo("first");
    }

    @Test
    void shouldCreateAgainWhenDeletedBetween() {
        // Given
        store().create(at("a"), bytes("first"));
        store().delete(current(at("a")));
        // When
        CreateOutcome outcome = store().create(at("a"), bytes("second"));
        // Then
        assertThat(outcome).isEqualTo(CreateOutcome.CREATED);
    }

    @Test
    void shouldCopyOnlyWhereNothingIsWhenCopyShallBeNew() throws IOException {
        // Given
        ObjectVersion source = put(at("quarantine/a.json"), bytes("content"));
        // When
        CopyNewOutcome first = store().copyNew(source, at("in/a.json"));
        ObjectVersion copied = current(at("in/a.json"));
        CopyNewOutcome again = store().copyNew(source, at("in/a.json"));
        ObjectVersion other = put(at("in/a.json"), bytes("other"));
        CopyNewOutcome late = store().copyNew(source, at("in/a.json"));
        // Then
        assertThat(first).isEqualTo(new CopyNewOutcome.Copied(copied));
        assertThat(again).isEqualTo(new CopyNewOutcome.Occupied());
        assertThat(late).isEqualTo(new CopyNewOutcome.Occupied());
        assertThat(current(at("in/a.json"))).isEqualTo(other);
        assertThat(text(store().read(source))).isEqualTo("content");
    }

    @Test
    void shouldMakeNoNewCopyWhenSourceIsReplacedOrGone() {
        // Given
        ObjectVersion replaced = put(at("in/a.json"), bytes("old"));
        put(at("in/a.json"), bytes("new"));
        ObjectVersion missing = new ObjectVersion(at("in/b.json"), replaced.eTag());
        // When, Then
        assertThat(store().copyNew(replaced, at("out/a.json"))).isEqualTo(new CopyNewOutcome.SourceGone());
        assertThat(store().copyNew(missing, at("out/a.json"))).isEqualTo(new CopyNewOutcome.SourceGone());
        assertThat(store().head(at("out/a.json"))).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> shouldKeepKeysAsTheyAreWhenOdd() {
        return oddKeys().map(key -> DynamicTest.dynamicTest(key, () -> travel(at(key))));
    }

    private void travel(ObjectLocation location) throws IOException {
        ObjectVersion source = put(location, bytes("content"));
        ObjectLocation staged = at("staged/" + location.key());
        assertThat(current(location)).isEqualTo(source);
        assertThat(text(store().read(source))).isEqualTo("content");
        assertThat(store().copy(source, staged)).isEqualTo(new CopyOutcome.Copied(current(staged)));
        assertThat(store().create(location, bytes("other"))).isEqualTo(CreateOutcome.EXISTS);
        assertThat(store().list(bucket(), "staged/", "").objects())
                .extracting(StoredObject::version)
                .contains(current(staged));
        assertThat(store().delete(source)).isEqualTo(DeleteOutcome.DELETED);
        assertThat(store().head(location)).isEmpty();
    }

    private static ObjectHeaders headers(ReadOutcome outcome) throws IOException {
        assertThat(outcome).isInstanceOf(ReadOutcome.Opened.class);
        try (ReadOutcome.Opened opened = (ReadOutcome.Opened) outcome) {
            return opened.headers();
        }
    }
}
