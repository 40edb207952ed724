package io.sealift.core.query;

import io.sealift.core.ledger.LoadId;
import io.sealift.core.store.ObjectLocation;
import java.util.Collection;
import java.util.Map;

/**
 * The partitions of our tables, as the catalog knows them.
 *
 * <p>Every call may throw {@link io.sealift.core.store.StoreUnavailableException}, and may be repeated.
 */
public interface PartitionCatalog {
    /** Where the partitions of the readers' table are, by day; days without a partition are left out. */
    Map<String, ObjectLocation> locations(Collection<String> days);

    /**
     * Registers partitions of the readers' table.
     *
     * @param partitions the location of each day, ending with a slash
     * @return the outcome for each day
     */
    Map<String, Registration> register(Map<String, ObjectLocation> partitions);

    /** Drops one load's partitions from the table that INSERTs write into; it is no error if some are gone already. */
    void dropLoad(LoadId load, Collection<String> days);

    /** The outcome of a registration. */
    sealed interface Registration {
        /** The catalog has the partition at the requested location. */
        record Done() implements Registration {}

        /** The catalog has the partition at another location: the files belong there. */
        record Elsewhere(ObjectLocation location) implements Registration {}

        /** It was not registered. */
        record Failed(String reason) implements Registration {}
    }
}
