package io.sealift.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.contracts.PartitionCatalogContract;
import io.sealift.core.ledger.LoadId;
import io.sealift.core.query.PartitionCatalog;
import io.sealift.core.query.PartitionCatalog.Registration;
import io.sealift.core.store.ObjectLocation;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InMemoryPartitionCatalogTest extends PartitionCatalogContract {
    private final InMemoryPartitionCatalog catalog = new InMemoryPartitionCatalog();

    @Override
    protected PartitionCatalog catalog() {
        return catalog;
    }

    @Override
    protected void addLoad(LoadId load, Collection<String> days) {
        catalog.addLoad(load, days);
    }

    @Override
    protected Set<String> daysOf(LoadId load) {
        return catalog.daysOf(load);
    }

    @Override
    protected void put(String day, ObjectLocation location) {
        catalog.put(day, location);
    }

    @Test
    void shouldFailInPartWhenDisturbed() {
        // Given
        ObjectLocation place = new ObjectLocation("lake", "partitioned/");
        catalog.disturbRegistrations(day -> day.equals("b") ? Optional.of("throttled") : Optional.empty());
        // When
        Map<String, Registration> outcomes = catalog.register(Map.of("a", place, "b", place));
        // Then
        assertThat(outcomes).isEqualTo(Map.of("a", new Registration.Done(), "b", new Registration.Failed("throttled")));
        assertThat(catalog.partitions()).containsOnlyKeys("a");
    }
}
