package io.sealift.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.LoadId;
import io.sealift.core.query.PartitionCatalog;
import io.sealift.core.query.PartitionCatalog.Registration;
import io.sealift.core.store.ObjectLocation;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every catalog does with the partitions of our tables, which have none when a test begins. */
public abstract class PartitionCatalogContract {
    private static final LoadId LOAD = LoadId.parse("20261122T150000Z-9f8e7d6c-0-1");
    private static final LoadId NEXT = LoadId.parse("20261122T150000Z-9f8e7d6c-0-2");
    private static final String DAY = "2026-11-22";

    /** The catalog under test. */
    protected abstract PartitionCatalog catalog();

    /** Adds partitions of the table that INSERTs write into, as the engine does. */
    protected abstract void addLoad(LoadId load, Collection<String> days);

    /** The days for which a load has partitions. */
    protected abstract Set<String> daysOf(LoadId load);

    /** Puts a partition of the readers' table at somebody else's location. */
    protected abstract void put(String day, ObjectLocation location);

    @Test
    void shouldKnowNoLocationWhenNothingIsRegistered() {
        assertThat(catalog().locations(List.of(DAY, "2026-11-23"))).isEmpty();
        assertThat(catalog().locations(List.of())).isEmpty();
        assertThat(catalog().register(Map.of())).isEmpty();
    }

    @Test
    void shouldKnowLocationsOfDaysThatAreRegistered() {
        // When
        Map<String, Registration> outcomes =
                catalog().register(Map.of(DAY, at("lake", DAY), "2026-11-23", at("other", "x")));
        // Then
        assertThat(outcomes).isEqualTo(Map.of(DAY, new Registration.Done(), "2026-11-23", new Registration.Done()));
        assertThat(catalog().locations(List.of(DAY, "2026-11-23", "2026-11-24", DAY)))
                .isEqualTo(Map.of(DAY, at("lake", DAY), "2026-11-23", at("other", "x")));
        assertThat(catalog().locations(List.of("2026-11-23"))).containsOnlyKeys("2026-11-23");
    }

    @Test
    void shouldSayWherePartitionIsWhenItIsRegisteredAlready() {
        // Given
        catalog().register(Map.of(DAY, at("lake", DAY)));
        // When
        Map<String, Registration> same = catalog().register(Map.of(DAY, at("lake", DAY)));
        Map<String, Registration> elsewhere =
                catalog().register(Map.of(DAY, at("lake", "compacted"), "2026-11-23", at("lake", "2026-11-23")));
        // Then
        assertThat(same).isEqualTo(Map.of(DAY, new Registration.Done()));
        assertThat(elsewhere)
                .isEqualTo(Map.of(
                        DAY, new Registration.Elsewhere(at("lake", DAY)), "2026-11-23", new Registration.Done()));
        assertThat(catalog().locations(List.of(DAY))).isEqualTo(Map.of(DAY, at("lake", DAY)));
    }

    @Test
    void shouldFollowSomebodyElseWhenTheyPutThePartition() {
        // Given
        put(DAY, at("lake", "compacted"));
        // When
        Map<String, Registration> outcomes = catalog().register(Map.of(DAY, at("lake", DAY)));
        // Then
        assertThat(outcomes).isEqualTo(Map.of(DAY, new Registration.Elsewhere(at("lake", "compacted"))));
        assertThat(catalog().locations(List.of(DAY))).isEqualTo(Map.of(DAY, at("lake", "compacted")));
    }

    @Test
    void shouldRegisterAllWhenThereAreMoreThanOneCallTakes() {
        // Given
        Map<String, ObjectLocation> partitions = new TreeMap<>();
        days(230).forEach(day -> partitions.put(day, at("lake", day)));
        put(days(230).get(150), at("lake", "compacted"));
        // When
        Map<String, Registration> outcomes = catalog().register(partitions);
        // Then
        assertThat(outcomes).hasSize(230);
        assertThat(outcomes.values().stream().filter(outcome -> outcome.equals(new Registration.Done())))
                .hasSize(229);
        assertThat(outcomes.get(days(230).get(150))).isEqualTo(new Registration.Elsewhere(at("lake", "compacted")));
        assertThat(catalog().locations(days(1_100))).hasSize(230);
    }

    @Test
    void shouldForgetOnlyTheLoadAndItsDaysWhenDropped() {
        // Given
        catalog().register(Map.of(DAY, at("lake", DAY)));
        addLoad(LOAD, List.of(DAY, "2026-11-23"));
        addLoad(NEXT, List.of(DAY));
        // When
        catalog().dropLoad(LOAD, List.of(DAY, "2026-11-24"));
        // Then
        assertThat(daysOf(LOAD)).containsExactly("2026-11-23");
        assertThat(daysOf(NEXT)).containsExactly(DAY);
        assertThat(catalog().locations(List.of(DAY))).containsOnlyKeys(DAY);
    }

    @Test
    void shouldForgetAllWhenThereAreMoreThanOneCallTakes() {
        // Given
        addLoad(LOAD, days(60));
        // When
        catalog().dropLoad(LOAD, days(60));
        catalog().dropLoad(LOAD, days(60));
        catalog().dropLoad(LOAD, List.of());
        // Then
        assertThat(daysOf(LOAD)).isEmpty();
    }

    private static ObjectLocation at(String bucket, String place) {
        return new ObjectLocation(bucket, "partitioned/day=%s/".formatted(place));
    }

    private static List<String> days(int count) {
        LocalDate first = LocalDate.parse("2020-01-01");
        return IntStream.range(0, count)
                .mapToObj(number -> first.plusDays(number).toString())
                .toList();
    }
}
