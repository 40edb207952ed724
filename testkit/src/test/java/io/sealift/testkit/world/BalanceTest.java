package io.sealift.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Totals;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.status.Balance;
import io.sealift.core.status.BalanceSettings;
import io.sealift.core.status.Difference;
import io.sealift.core.status.Difference.Kind;
import io.sealift.core.status.FileCount;
import io.sealift.core.status.Term;
import io.sealift.testkit.fake.QueryPlan;
import io.sealift.testkit.fault.Twisted;
import io.sealift.testkit.world.Producer.Landing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BalanceTest {
    private static final String DAY = "2026-11-22";
    private final PipelineWorld world = new PipelineWorld();

    @Test
    void shouldBeBalancedWhenNothingHasLanded() {
        // When
        Balance balance = world.balance();
        // Then
        assertThat(balance.isBalanced()).isTrue();
        assertThat(balance.landed()).isEqualTo(FileCount.NONE);
        assertThat(balance.notes()).isEmpty();
    }

    @Test
    void shouldCountEveryTermWhenFilesMetEveryFate() {
        // Given: one loaded that landed three times, one taken back, one refused
        Landing loaded = world.producer().land("loaded.json", DAY, 3);
        world.producer().takeBack(world.producer().land("gone.json", DAY, 9));
        world.settleDown();
        world.producer().landAgain(loaded);
        world.producer().landAgain(loaded);
        world.ingest();
        refuse("refused.json", 2);
        // Given: one in the open manifest, told of twice, one that nobody told of yet
        Landing pending = world.producer().land("pending.json", DAY, 5);
        world.queue().tell(List.of(pending.version()));
        world.ingest();
        world.producer().putSilently("waiting.json", DAY, 7);
        // When
        Balance balance = world.balance();
        // Then
        assertThat(balance.differences()).isEmpty();
        assertThat(balance.of(Term.LOADED)).isEqualTo(new FileCount(1, 3));
        assertThat(balance.of(Term.DUPLICATES)).isEqualTo(new FileCount(2, 6));
        assertThat(balance.of(Term.SUPERSEDED)).isEqualTo(new FileCount(1, 0));
        assertThat(balance.of(Term.REFUSED)).isEqualTo(new FileCount(1, 2));
        assertThat(balance.of(Term.PENDING)).isEqualTo(new FileCount(2, 5));
        assertThat(balance.landed()).isEqualTo(new FileCount(7, 16));
        assertThat(balance.isBalanced()).isTrue();
        assertThat(balance.notes())
                .containsExactly("1 files wait in messages and are not read yet: their rows are not known");
    }

    @Test
    void shouldNameManifestWhenItsTotalsAreNotTheSumOfItsFiles() {
        // Given
        world.producer().land("a.json", DAY, 3);
        world.settleDown();
        Ledger ledger = Twisted.port(
                Ledger.class,
                world.ledger(),
                "archived",
                (original, arguments) -> world.ledger().manifests().stream()
                        .filter(manifest -> manifest.state() == ManifestState.ARCHIVED)
                        .map(manifest -> manifest.withTotals(new Totals(2, 4, 100)))
                        .toList());
        // When
        Balance balance = world.balance(world.ports().with(ledger));
        // Then
        assertDiffers(balance, Kind.MANIFEST_TOTALS, "counts 2 files, 4 rows", "add up to 1 files, 3 rows");
        assertThat(balance.landed()).isNotEqualTo(balance.accounted());
        assertThat(balance.notes()).contains("It was read twice, 10 s apart, and differed both times");
    }

    @Test
    void shouldNameManifestWhenTheLedgerDoesNotHaveIt() {
        // Given
        world.producer().land("a.json", DAY, 3);
        world.ingest();
        Ledger blind = Twisted.port(
                Ledger.class, world.ledger(), "openManifest", (original, arguments) -> Optional.<Manifest>empty());
        Ledger ledger =
                Twisted.port(Ledger.class, blind, "manifest", (original, arguments) -> Optional.<Manifest>empty());
        // When, Then
        assertDiffers(world.balance(world.ports().with(ledger)), Kind.UNKNOWN_MANIFEST, "1 files with 3 rows");
    }

    @Test
    void shouldNameFileWhenItIsNotStagedBeforeItIsLoaded() {
        // Given
        world.producer().land("a.json", DAY, 3);
        world.ingest();
        remove(staged());
        // When, Then
        assertDiffers(
                world.balance(), Kind.STAGED_OBJECT_MISSING, "OPEN: 1 of its 1 files are not staged", staged().uri());
    }

    @Test
    void shouldNameFileWhenItIsLoadedAndNeitherStagedNorArchived() {
        // Given
        world.producer().land("a.json", DAY, 3);
        world.ingest();
        world.sealAndSettle();
        world.engine().finishAll();
        world.loader(world.ports()).settle(() -> Duration.ZERO, event -> {});
        assertThat(world.balance().isBalanced()).isTrue();
        remove(staged());
        // When, Then
        assertDiffers(world.balance(), Kind.STAGED_OBJECT_MISSING, "LOADED", "and not archived", staged().uri());
    }

    @Test
    void shouldNameFileWhenTheTableLostIt() {
        // Given
        world.producer().land("a.json", DAY, 3);
        world.settleDown();
        String lost = new TableView(world).uris().iterator().next();
        remove(ObjectLocation.ofUri(lost));
        // When, Then
        assertDiffers(world.balance(), Kind.TABLE_FILE_MISSING, lost);
    }

    @Test
    void shouldNameFileWhenTheTableHoldsOneThatNoLoadWrote() {
        // Given
        world.producer().land("a.json", DAY, 3);
        world.settleDown();
        ObjectLocation stray = new ObjectLocation(PipelineWorld.PROCESSED, "partitioned/day=" + DAY + "/stray");
        world.store().put(stray, new byte[1]);
        // When, Then
        assertDiffers(world.balance(), Kind.TABLE_FILE_UNLISTED, stray.uri());
    }

    @Test
    void shouldNotLookForStrayFilesWhileAManifestIsLoading() {
        // Given
        world.producer().land("a.json", DAY, 3);
        world.ingest();
        world.model().spoilNext(Scenarios::failLeavingAll);
        world.sealAndSettle();
        world.engine().finishAll();
        world.settle();
        // When
        Balance balance = world.balance();
        // Then
        assertThat(new TableView(world).uris()).isNotEmpty();
        assertThat(balance.isBalanced()).isTrue();
        assertThat(balance.notes()).singleElement().asString().contains("is loading");
    }

    @Test
    void shouldNameFileWhenItIsNotInQuarantine() {
        // Given
        refuse("refused.json", 2);
        ObjectLocation kept = new ObjectLocation(PipelineWorld.ARCHIVE, "quarantine/refused.json");
        assertThat(world.balance().isBalanced()).isTrue();
        remove(kept);
        // When, Then
        assertDiffers(world.balance(), Kind.QUARANTINED_OBJECT_MISSING, "1 of 1 refused files", kept.uri());
    }

    @Test
    void shouldNotLookForRefusedFilesThatHadTheirTimeInQuarantine() {
        // Given
        BalanceSettings kept = world.balanceSettings().withQuarantineRetention(Duration.ofDays(30));
        refuse("refused.json", 2);
        remove(new ObjectLocation(PipelineWorld.ARCHIVE, "quarantine/refused.json"));
        world.clock().advance(Duration.ofDays(28));
        // When
        Balance before = world.balance(world.ports(), kept);
        world.clock().advance(Duration.ofDays(2));
        Balance after = world.balance(world.ports(), kept);
        // Then
        assertDiffers(before, Kind.QUARANTINED_OBJECT_MISSING, "1 of 1 refused files");
        assertThat(after.isBalanced()).isTrue();
        assertThat(after.of(Term.REFUSED).files()).isEqualTo(1);
        assertThat(after.notes()).singleElement().asString().startsWith("1 refused files may be older");
    }

    @Test
    void shouldLeaveOutWhatIsNotToBeIngested() {
        // Given
        world.producer().land("feed/a.json", DAY, 3);
        world.settleDown();
        world.producer().putSilently("other/b.json", DAY, 4);
        // When
        Balance all = world.balance();
        Balance feed = world.balance(world.ports(), world.balanceSettings().withIngestPrefix("feed/"));
        // Then
        assertThat(all.of(Term.PENDING).files()).isEqualTo(1);
        assertThat(feed.of(Term.PENDING).files()).isZero();
        assertThat(feed.landed().files()).isEqualTo(1);
        assertThat(feed.isBalanced()).isTrue();
    }

    @Test
    void shouldBelieveSecondReadingWhenFirstMetAMovingFile() {
        // Given: an object that shows only the second time
        world.producer().land("a.json", DAY, 3);
        world.ingest();
        ObjectLocation staged = staged();
        byte[] content = world.store().content(staged).orElseThrow();
        remove(staged);
        AtomicBoolean back = new AtomicBoolean();
        Ledger ledger = Twisted.port(Ledger.class, world.ledger(), "manifest", (original, arguments) -> {
            if (!back.getAndSet(true)) {
                world.store().put(staged, content);
            }
            return original.call(arguments);
        });
        Instant before = world.clock().instant();
        // When
        Balance balance = world.balance(world.ports().with(ledger));
        // Then
        assertThat(balance.isBalanced()).isTrue();
        assertThat(balance.notes()).singleElement().asString().startsWith("A first reading differed");
        assertThat(Duration.between(before, world.clock().instant())).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void shouldBeBalancedWhenFilesAreCommittedWhileItIsRead() {
        // Given
        world.producer().land("a.json", DAY, 3);
        world.ingest();
        Ledger ledger = Twisted.port(Ledger.class, world.ledger(), "forEachFile", (original, arguments) -> {
            Object nothing = original.call(arguments);
            world.producer().land("b.json", DAY, 4);
            world.ingest();
            return nothing;
        });
        // When
        Balance balance = world.balance(world.ports().with(ledger));
        // Then
        assertThat(balance.isBalanced()).isTrue();
        assertThat(balance.notes()).isEmpty();
        assertThat(balance.of(Term.PENDING)).isEqualTo(new FileCount(2, 7));
    }

    @Test
    void shouldSayThatCountingEndedWhenFileLandedTooOften() {
        // Given
        Landing landing = world.producer().land("a.json", DAY, 1);
        for (int again = 0; again < Ledger.LANDINGS_MAX + 5; again++) {
            world.producer().landAgain(landing);
        }
        // When
        world.ingest();
        world.producer().landAgain(landing);
        world.ingest();
        Balance balance = world.balance();
        // Then
        assertThat(world.queue().waiting()).isEmpty();
        assertThat(balance.isBalanced()).isTrue();
        assertThat(balance.landed().files()).isEqualTo(Ledger.LANDINGS_MAX);
        assertThat(balance.notes()).singleElement().asString().contains("landed 1000 times or more");
    }

    @Test
    void shouldTakeManifestAtItsWordWhenItsFilesAreNotOnRecordAnyMore() {
        // Given
        world.producer().land("a.json", DAY, 3);
        world.settleDown();
        Ledger forgetful =
                Twisted.port(Ledger.class, world.ledger(), "forEachFile", (original, arguments) -> Optional.empty());
        assertThat(world.balance(world.ports().with(forgetful)).isBalanced()).isFalse();
        // When
        world.clock().advance(Duration.ofDays(401));
        Balance balance = world.balance(world.ports().with(forgetful));
        // Then
        assertThat(balance.isBalanced()).isTrue();
        assertThat(balance.of(Term.LOADED)).isEqualTo(new FileCount(1, 3));
        assertThat(balance.notes()).singleElement().asString().contains("taken at their word");
    }

    @Test
    void shouldComplainOfWhatAMismatchedLoadLeft() {
        // Given
        world.producer().land("a.json", DAY, 3);
        world.model().spoilNext(good -> new QueryPlan.Succeed(good.written(), good.written(), good.updateCount() + 1));
        world.settleDown();
        // When
        Balance balance = world.balance();
        // Then
        assertThat(balance.stopped()).hasSize(1);
        assertThat(balance.landed()).isEqualTo(balance.accounted());
        assertThat(balance.differences()).extracting(Difference::kind).isSubsetOf(Kind.TABLE_FILE_UNLISTED);
    }

    private void assertDiffers(Balance balance, Kind kind, String... words) {
        assertThat(balance.isBalanced()).isFalse();
        assertThat(balance.differences()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(kind);
            assertThat(found.text()).contains(words);
        });
    }

    private void refuse(String key, long rows) {
        Landing landing = world.producer().landUnsound(key, "hello\n");
        ObjectLocation kept = new ObjectLocation(PipelineWorld.ARCHIVE, "quarantine/" + key);
        world.store().put(kept, "hello\n".getBytes(StandardCharsets.UTF_8));
        world.store().remove(landing.version().location());
        world.queue().acknowledge(List.of(landing.message()));
        Disposition refused = new Disposition.Refused("NOT_JSON", "No JSON", 1, 1, "hello", rows, kept);
        assertThat(world.ledger()
                        .record(FileEntry.of(landing.version(), 6, world.clock().instant(), refused)
                                .plus(Set.of("1"))))
                .isInstanceOf(CommitOutcome.Committed.class);
    }

    private ObjectLocation staged() {
        return world.ledger().files().stream()
                .map(FileEntry::disposition)
                .map(Disposition.Staged.class::cast)
                .map(Disposition.Staged::staged)
                .findFirst()
                .orElseThrow();
    }

    private void remove(ObjectLocation location) {
        assertThat(world.store().head(location)).isPresent();
        world.store().remove(location);
    }
}
