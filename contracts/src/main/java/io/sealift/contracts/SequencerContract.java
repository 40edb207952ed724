package io.sealift.contracts;

import static io.sealift.contracts.LedgerSamples.START;
import static io.sealift.contracts.LedgerSamples.failing;
import static io.sealift.contracts.LedgerSamples.id;
import static io.sealift.contracts.LedgerSamples.manifest;
import static io.sealift.contracts.LedgerSamples.packed;
import static io.sealift.contracts.LedgerSamples.refused;
import static io.sealift.contracts.LedgerSamples.source;
import static io.sealift.contracts.LedgerSamples.superseded;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How every ledger counts sequencers, and visits all files. */
public abstract class SequencerContract extends LedgerSuite {
    private static final int RACERS = 16;
    private static final int TOKEN_LENGTH = 900;

    @Test
    void shouldKeepLandingsThatComeWithTheFile() {
        // Given
        Manifest open = opened(1);
        FileEntry entry = fileOf(open).plus(Set.of("B", "A"));
        // When
        mustCommit(new Packed(packed(open, 1).pack(), List.of(entry)));
        mustCommit(() -> ledger().record(superseded(2).plus(Set.of("C"))));
        // Then
        assertThat(sequencers(entry.id())).containsExactly("A", "B");
        assertThat(sequencers(superseded(2).id())).containsExactly("C");
    }

    @Test
    void shouldAddLandingsOnceWhenToldAgain() {
        // Given
        Manifest open = opened(1);
        FileEntry entry = fileOf(open);
        mustCommit(packed(open, 1));
        // When
        mustCommit(() -> meet(1, Set.of("B", "A")));
        mustCommit(() -> meet(1, Set.of("B", "C")));
        // Then
        assertThat(read(entry.id())).isEqualTo(entry.plus(Set.of("A", "B", "C")));
        assertThat(read(open.id()).totals().files()).isEqualTo(1);
    }

    @Test
    void shouldRejectLandingsWhenFileIsNotOnRecord() {
        // When
        mustReject(() -> meet(1, Set.of("A")));
        // Then
        assertThat(ledger().find(List.of(superseded(1).id()))).isEmpty();
    }

    @Test
    void shouldKeepLandingsWhenAnotherDispositionTakesThePlace() {
        // Given
        Manifest open = opened(1);
        FileEntry entry = fileOf(open).plus(Set.of("E"));
        // When
        mustCommit(() -> ledger().record(failing(1, "S3 is slow").plus(Set.of("A"))));
        mustCommit(() -> ledger().record(refused(1, "NOT_JSON").plus(Set.of("B"))));
        mustCommit(() -> meet(1, Set.of("C")));
        mustCommit(() -> ledger().record(refused(1, "NOT_JSON").plus(Set.of("D"))));
        mustCommit(new Packed(packed(open, 1).pack(), List.of(entry)));
        // Then: and nothing else of what was there before
        assertThat(read(entry.id())).isEqualTo(entry.plus(Set.of("A", "B", "C", "D")));
    }

    @Test
    void shouldTakeLandingsUpToTheCapAndRejectMore() {
        // Given
        FileId file = superseded(1).id();
        mustCommit(() -> ledger().record(superseded(1).plus(tokens(0, Ledger.SEQUENCERS_MAX - 2))));
        // When, Then
        mustReject(() -> meet(1, Set.of("x", "y", "z")));
        mustCommit(() -> meet(1, Set.of("x", "y")));
        mustReject(() -> meet(1, Set.of("z")));
        assertThat(sequencers(file)).hasSize(Ledger.SEQUENCERS_MAX).contains("x", "y");
    }

    @Test
    void shouldMeetFileAgainWithoutLandingsEvenWhenItIsFull() {
        // Given
        FileEntry full = superseded(1).plus(tokens(0, Ledger.SEQUENCERS_MAX));
        mustCommit(() -> ledger().record(full));
        // When, Then
        mustCommit(() -> meet(1, Set.of()));
        mustHave(full);
    }

    @Test
    void shouldHaveAllLandingsWhenManyAddAtOnce() throws InterruptedException, ExecutionException {
        // Given
        mustCommit(() -> ledger().record(superseded(1)));
        // When
        Race.run(RACERS, racer -> change(() -> meet(1, Set.of("t" + racer))));
        // Then
        assertThat(sequencers(superseded(1).id())).hasSize(RACERS);
    }

    @Test
    void shouldVisitEveryFileOnceWhenTheyFillPages() {
        // Given: more than 1 MB of files, in manifests of two states and in none
        Manifest first = opened(1);
        List<FileEntry> all = new ArrayList<>();
        for (int from = 10; from < 70; from += 20) {
            Packed packed = packed(first, from, from + 20);
            List<FileEntry> files = packed.files().stream()
                    .map(file -> file.plus(longTokens(file.id())))
                    .toList();
            mustCommit(new Packed(packed.pack(), files));
            all.addAll(files);
        }
        mustCommit(() -> ledger().seal(LedgerSamples.sealed(first), manifest(2)));
        Manifest second = read(manifest(2).id());
        mustCommit(packed(second, 1, 4));
        all.addAll(packed(second, 1, 4).files());
        mustCommit(() -> ledger().record(superseded(4)));
        all.add(superseded(4));
        mustCommit(() -> ledger().record(refused(5, "NOT_JSON")));
        all.add(refused(5, "NOT_JSON"));
        // When, Then
        assertThat(visited()).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void shouldVisitNothingWhenNothingIsOnRecord() {
        // Given
        opened(1);
        // When, Then
        assertThat(visited()).isEmpty();
    }

    private CommitOutcome meet(int number, Set<String> sequencers) {
        return ledger().meetAgain(id(number), source(number), sequencers, START.plusSeconds(60));
    }

    private FileEntry read(FileId id) {
        return file(id).orElseThrow();
    }

    /** The first file, as in its pack in this manifest. */
    private static FileEntry fileOf(Manifest open) {
        return packed(open, 1).files().getFirst();
    }

    private Set<String> sequencers(FileId id) {
        return read(id).sequencers();
    }

    private static Set<String> tokens(int from, int to) {
        return IntStream.range(from, to).mapToObj("token-%d"::formatted).collect(Collectors.toUnmodifiableSet());
    }

    /** About 20 KB of them. */
    private static Set<String> longTokens(FileId file) {
        return IntStream.range(0, 20)
                .mapToObj(token -> "%s-%d-".formatted(file, token) + "t".repeat(TOKEN_LENGTH))
                .collect(Collectors.toUnmodifiableSet());
    }
}
