package io.sealift.core.load;

import io.sealift.core.ledger.LoadId;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState;
import io.sealift.core.ledger.SliceState.Verified;
import io.sealift.core.load.VerifiedList.Publication;
import io.sealift.core.load.VerifiedList.VerifiedFile;
import io.sealift.core.query.PartitionCatalog.Registration;
import io.sealift.core.runtime.TimeLeft;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore.CopyNewOutcome;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoreUnavailableException;
import io.sealift.core.store.StoredObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Gatherers;

/**
 * Step 10: copies the files of a verified load into the table, under names that follow from the load, and registers the
 * days that are new. Any number of runs may do this at once, and any of them may die: they all make the same copies.
 *
 * <p>Every copy needs its source, which must still be the version that was audited, and is made only if nothing is at
 * its target. If a source is gone, the target or the ledger says why.
 */
final class Publisher {
    /** How many copies are made between two looks at the clock. */
    private static final int CHUNK_FILES = 200;

    private static final Duration CHUNK_TIME = Duration.ofSeconds(30);

    private final LoadServices services;
    private final LoadSettings settings;
    private final Withdrawal withdrawal;

    Publisher(LoadServices services, LoadSettings settings, Withdrawal withdrawal) {
        this.services = services;
        this.settings = settings;
        this.withdrawal = withdrawal;
    }

    /** Whether a file is where it belongs. */
    private enum Copied {
        THERE,
        SOURCE_GONE,
        /** Something else is at the target. */
        OCCUPIED
    }

    Step<Slice> publish(Slice slice, Verified verified, TimeLeft timeLeft, Consumer<LoadEvent> events) {
        Optional<VerifiedList> list = services.store()
                .fetch(settings.keys().verifiedList(slice.load()))
                .filter(found -> found.version().eTag().equals(verified.listETag()))
                .map(found -> VerifiedList.parse(found.text()));
        if (list.isEmpty()) {
            return withdrawal.begin(slice, verified.queryId(), "the list of its files is gone or was changed");
        }
        Set<String> days = new TreeSet<>(slice.plan().rowsPerDay().keySet());
        Map<String, ObjectLocation> known = services.catalog().locations(days);
        clearOtherLocations(slice.load(), known);
        withdrawal.clearEarlier(slice);
        List<Publication> publications = list.get().publications(slice.load(), known, settings.keys());
        for (List<Publication> chunk :
                publications.stream().gather(Gatherers.windowFixed(CHUNK_FILES)).toList()) {
            if (!timeLeft.isAtLeast(CHUNK_TIME)) {
                return Step.held(slice.manifest(), "publishing %s goes on in the next run".formatted(slice.load()));
            }
            List<Copied> copies = services.workers().forEach(chunk, this::copy);
            if (!copies.stream().allMatch(copied -> copied == Copied.THERE)) {
                return whatNow(slice, verified);
            }
        }
        days.removeAll(known.keySet());
        Optional<String> problem = register(days);
        return problem.isPresent() ? Step.held(slice.manifest(), problem.get()) : published(slice, list.get(), events);
    }

    /** A partition may have been registered elsewhere after files were copied to its usual place. */
    private void clearOtherLocations(LoadId load, Map<String, ObjectLocation> known) {
        known.forEach((day, location) -> {
            ObjectLocation usual = settings.keys().partitionOf(day);
            if (!location.equals(usual)) {
                withdrawal.clearPartition(load, usual);
            }
        });
    }

    private Copied copy(Publication publication) {
        VerifiedFile file = publication.file();
        ObjectVersion source =
                new ObjectVersion(new ObjectLocation(settings.keys().buckets().staging(), file.key()), file.eTag());
        return switch (services.store().copyNew(source, publication.target())) {
            case CopyNewOutcome.Copied _ -> Copied.THERE;
            case CopyNewOutcome.Occupied _, CopyNewOutcome.SourceGone _ -> {
                Optional<StoredObject> there = services.store().head(publication.target());
                yield there.isEmpty()
                        ? Copied.SOURCE_GONE
                        : there.get().sizeBytes() == file.bytes() ? Copied.THERE : Copied.OCCUPIED;
            }
        };
    }

    /** Another run may have published or withdrawn the load meanwhile; only if none did must the load be withdrawn. */
    private Step<Slice> whatNow(Slice slice, Verified verified) {
        boolean isCurrent = services.ledger().slicesOf(slice.manifest()).stream()
                .anyMatch(now -> now.number() == slice.number() && now.revision() == slice.revision());
        return isCurrent
                ? withdrawal.begin(
                        slice, verified.queryId(), "files of it were removed or changed before they were published")
                : Step.held(slice.manifest(), "another run went on with %s".formatted(slice.load()));
    }

    /** Registers days once all their files are copied; returns a problem if that did not work for all of them. */
    private Optional<String> register(Set<String> days) {
        if (days.isEmpty()) {
            return Optional.empty();
        }
        Map<String, ObjectLocation> partitions = new HashMap<>();
        days.forEach(day -> partitions.put(day, settings.keys().partitionOf(day)));
        List<String> problems = new ArrayList<>();
        services.catalog().register(partitions).forEach((day, registration) -> {
            switch (registration) {
                case Registration.Done _ -> {}
                case Registration.Failed failed -> problems.add("day %s: %s".formatted(day, failed.reason()));
                // The next run reads this location, and publishes there.
                case Registration.Elsewhere elsewhere ->
                    problems.add("day %s has its partition at %s".formatted(day, elsewhere.location()));
            }
        });
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of("%d days could not be registered, the first: %s"
                        .formatted(problems.size(), problems.getFirst()));
    }

    private Step<Slice> published(Slice slice, VerifiedList list, Consumer<LoadEvent> events) {
        Slice published = slice.become(new SliceState.Published(services.clock().instant()));
        Step<Slice> step = Step.of(
                services.ledger().update(published),
                published,
                new LoadEvent.Published(slice.load(), list.rows(), list.files().size()));
        if (step instanceof Step.Moved<Slice>) {
            try {
                withdrawal.clearPlace(slice.load());
                services.catalog()
                        .dropLoad(slice.load(), slice.plan().rowsPerDay().keySet());
            } catch (StoreUnavailableException unavailable) {
                events.accept(new LoadEvent.LeftBehind(slice.load(), unavailable.toString()));
            }
        }
        return step;
    }
}
