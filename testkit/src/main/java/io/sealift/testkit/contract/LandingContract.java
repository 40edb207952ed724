package io.sealift.testkit.contract;

import static io.sealift.testkit.contract.LedgerSamples.failing;
import static io.sealift.testkit.contract.LedgerSamples.manifest;
import static io.sealift.testkit.contract.LedgerSamples.refused;
import static io.sealift.testkit.contract.LedgerSamples.staged;
import static io.sealift.testkit.contract.LedgerSamples.superseded;
import static org.assertj.core.api.Assertions.assertThat;

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

/** How every ledger counts landings, and walks over all files. */
public abstract class LandingContract extends LedgerSuite {
    private static final int RACERS = 16;
    private static final int TOKEN_LENGTH = 900;

    @Test
    void shouldKeepLandingsThatComeWithTheFile() {
        // Given
        Manifest open = opened(1);
        FileEntry entry = staged(open, 1).plus(Set.of("B", "A"));
        // When
        mustCommit(() -> ledger().commit(open.id(), List.of(entry)));
        mustCommit(() -> ledger().record(superseded(2).plus(Set.of("C"))));
        // Then
        assertThat(landings(entry.id())).containsExactly("A", "B");
        assertThat(landings(superseded(2).id())).containsExactly("C");
        assertThat(filesOf(open, 1)).containsExactly(entry);
    }

    @Test
    void shouldAddLandingsOnceWhenToldAgain() {
        // Given
        Manifest open = opened(1);
        FileEntry entry = staged(open, 1);
        mustCommit(() -> ledger().commit(open.id(), List.of(entry)));
        // When
        mustCommit(() -> ledger().addLandings(entry.id(), Set.of("B", "A")));
        mustCommit(() -> ledger().addLandings(entry.id(), Set.of("B", "C")));
        // Then
        assertThat(read(entry.id())).isEqualTo(entry.plus(Set.of("A", "B", "C")));
        assertThat(read(open.id()).totals().files()).isEqualTo(1);
    }

    @Test
    void shouldRejectLandingsWhenFileIsNotOnRecord() {
        // When
        mustReject(() -> ledger().addLandings(superseded(1).id(), Set.of("A")));
        // Then
        assertThat(ledger().find(List.of(superseded(1).id()))).isEmpty();
    }

    @Test
    void shouldKeepLandingsWhenAnotherDispositionTakesThePlace() {
        // Given
        Manifest open = opened(1);
        FileEntry entry = staged(open, 1).plus(Set.of("E"));
        // When
        mustCommit(() -> ledger().record(failing(1, "S3 is slow").plus(Set.of("A"))));
        mustCommit(() -> ledger().record(refused(1, "NOT_JSON").plus(Set.of("B"))));
        mustCommit(() -> ledger().addLandings(entry.id(), Set.of("C")));
        mustCommit(() -> ledger().record(refused(1, "NOT_JSON").plus(Set.of("D"))));
        mustCommit(() -> ledger().commit(open.id(), List.of(entry)));
        // Then: and nothing else of what was there before
        assertThat(read(entry.id())).isEqualTo(entry.plus(Set.of("A", "B", "C", "D")));
    }

    @Test
    void shouldTakeLandingsUpToTheCapAndRejectMore() {
        // Given
        FileId file = superseded(1).id();
        mustCommit(() -> ledger().record(superseded(1).plus(tokens(0, Ledger.LANDINGS_MAX - 2))));
        // When, Then
        mustReject(() -> ledger().addLandings(file, Set.of("x", "y", "z")));
        mustCommit(() -> ledger().addLandings(file, Set.of("x", "y")));
        mustReject(() -> ledger().addLandings(file, Set.of("z")));
        assertThat(landings(file)).hasSize(Ledger.LANDINGS_MAX).contains("x", "y");
    }

    @Test
    void shouldHaveAllLandingsWhenManyAddAtOnce() throws InterruptedException, ExecutionException {
        // Given
        mustCommit(() -> ledger().record(superseded(1)));
        // When
        Race.run(
                RACERS, racer -> change(() -> ledger().addLandings(superseded(1).id(), Set.of("t" + racer))));
        // Then
        assertThat(landings(superseded(1).id())).hasSize(RACERS);
    }

    @Test
    void shouldVisitEveryFileOnceWhenTheyFillPages() {
        // Given: more than 1 MB of files, in manifests of two states and in none
        Manifest first = opened(1);
        List<FileEntry> all = new ArrayList<>();
        for (int chunk = 0; chunk < 3; chunk++) {
            int from = 10 + chunk * 20;
            List<FileEntry> files = IntStream.range(from, from + 20)
                    .mapToObj(number -> staged(first, number).plus(longTokens(number)))
                    .toList();
            mustCommit(() -> ledger().commit(first.id(), files));
            all.addAll(files);
        }
        mustCommit(() -> ledger().seal(LedgerSamples.sealed(first), manifest(2)));
        Manifest second = read(manifest(2).id());
        mustCommit(() -> ledger().commit(second.id(), staged(second, 1, 4)));
        all.addAll(staged(second, 1, 4));
        mustCommit(() -> ledger().record(superseded(4)));
        all.add(superseded(4));
        mustCommit(() -> ledger().record(refused(5, "NOT_JSON")));
        all.add(refused(5, "NOT_JSON"));
        // When
        List<FileEntry> visited = new ArrayList<>();
        ledger().forEachFile(visited::add);
        // Then
        assertThat(visited).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void shouldVisitNothingWhenNothingIsOnRecord() {
        // Given
        opened(1);
        // When
        List<FileEntry> visited = new ArrayList<>();
        ledger().forEachFile(visited::add);
        // Then
        assertThat(visited).isEmpty();
    }

    private FileEntry read(FileId id) {
        return ledger().find(List.of(id)).values().iterator().next();
    }

    private Set<String> landings(FileId id) {
        return read(id).landings();
    }

    private static Set<String> tokens(int from, int to) {
        return IntStream.range(from, to).mapToObj("token-%d"::formatted).collect(Collectors.toUnmodifiableSet());
    }

    /** About 20 KB of them. */
    private static Set<String> longTokens(int number) {
        return IntStream.range(0, 20)
                .mapToObj(token -> "%d-%d-".formatted(number, token) + "t".repeat(TOKEN_LENGTH))
                .collect(Collectors.toUnmodifiableSet());
    }
}
