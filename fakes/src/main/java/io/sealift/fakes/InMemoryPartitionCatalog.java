package io.sealift.fakes;

import io.sealift.core.ledger.LoadId;
import io.sealift.core.query.PartitionCatalog;
import io.sealift.core.store.ObjectLocation;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Partitions in memory. Every call is atomic, and fails in part if the test's {@link Disturber} says so. */
public final class InMemoryPartitionCatalog implements PartitionCatalog {
    /** Decides which days of a registration fail; called for each day that is not registered yet. */
    @FunctionalInterface
    public interface Disturber {
        /** Why this day is not registered; empty if it is. */
        Optional<String> disturb(String day);
    }

    private final SortedMap<String, ObjectLocation> processed = new TreeMap<>();
    private final Map<LoadId, SortedSet<String>> loads = new HashMap<>();
    private Disturber disturber = _ -> Optional.empty();

    @Override
    public synchronized Map<String, ObjectLocation> locations(Collection<String> days) {
        SortedMap<String, ObjectLocation> found = new TreeMap<>(processed);
        found.keySet().retainAll(days);
        return found;
    }

    @Override
    public synchronized Map<String, Registration> register(Map<String, ObjectLocation> partitions) {
        SortedMap<String, Registration> outcomes = new TreeMap<>();
        partitions.forEach((day, asked) -> outcomes.put(day, register(day, asked)));
        return outcomes;
    }

    @Override
    public synchronized void dropLoad(LoadId load, Collection<String> days) {
        loads.computeIfPresent(load, (_, left) -> {
            left.removeAll(days);
            return left.isEmpty() ? null : left;
        });
    }

    /** Sets which registrations fail from now on. */
    public synchronized void disturbRegistrations(Disturber next) {
        disturber = next;
    }

    /** Puts a partition of the readers' table at somebody else's location. */
    public synchronized void put(String day, ObjectLocation location) {
        processed.put(day, location);
    }

    /** Adds partitions of the table that INSERTs write into, as the engine does. */
    public synchronized void addLoad(LoadId load, Collection<String> days) {
        loads.computeIfAbsent(load, _ -> new TreeSet<>()).addAll(days);
    }

    /** The days for which a load has partitions. */
    public synchronized SortedSet<String> daysOf(LoadId load) {
        return new TreeSet<>(loads.getOrDefault(load, new TreeSet<>()));
    }

    /** All partitions of the readers' table, by day. */
    public synchronized SortedMap<String, ObjectLocation> partitions() {
        return new TreeMap<>(processed);
    }

    private Registration register(String day, ObjectLocation asked) {
        ObjectLocation found = processed.get(day);
        if (found != null) {
            return found.equals(asked) ? new Registration.Done() : new Registration.Elsewhere(found);
        }
        Optional<String> problem = disturber.disturb(day);
        if (problem.isPresent()) {
            return new Registration.Failed(problem.get());
        }
        processed.put(day, asked);
        return new Registration.Done();
    }
}
