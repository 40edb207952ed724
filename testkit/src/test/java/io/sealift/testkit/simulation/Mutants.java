package io.sealift.testkit.simulation;

import io.sealift.core.engine.QueryEngine;
import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.Totals;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.ObjectStore.CopyOutcome;
import io.sealift.core.object.ObjectVersion;
import io.sealift.core.object.StoredObject;
import io.sealift.core.refusal.DeadLetters;
import io.sealift.core.refusal.QuarantineLayout;
import io.sealift.testkit.fault.Twisted;
import io.sealift.testkit.world.Ports;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Ways to break the protocol, each as a careless adapter or a forgotten step would. */
public final class Mutants {
    private Mutants() {}

    /** Deletes whatever lies under the key now. */
    public static Ports deletesWithoutETag(Ports ports) {
        return ports.with(Twisted.port(
                ObjectStore.class,
                ports.store(),
                "delete",
                (original, arguments) -> original.call(currentOf(ports.store(), (ObjectVersion) arguments[0]))));
    }

    /** Copies whatever lies under the key now. */
    public static Ports copiesWithoutETag(Ports ports) {
        return ports.with(Twisted.port(ObjectStore.class, ports.store(), "copy", (original, arguments) -> {
            Object outcome = original.call(arguments);
            return outcome instanceof ObjectStore.CopyOutcome.Changed
                    ? original.call(currentOf(ports.store(), (ObjectVersion) arguments[0]), arguments[1])
                    : outcome;
        }));
    }

    /** Releases sources before they are committed. */
    public static Ports releasesBeforeCommit(Ports ports) {
        return ports.with(Twisted.port(Ledger.class, ports.ledger(), "commit", (original, arguments) -> {
            for (Object file : (List<?>) arguments[1]) {
                ports.store().delete(((FileEntry) file).source());
            }
            return original.call(arguments);
        }));
    }

    /** Takes a commit whose reply was lost for done. */
    public static Ports takesUnknownForCommitted(Ports ports) {
        return ports.with(Twisted.port(Ledger.class, ports.ledger(), "commit", (original, arguments) -> {
            Object outcome = original.call(arguments);
            return outcome instanceof CommitOutcome.Unknown ? new CommitOutcome.Committed() : outcome;
        }));
    }

    /** Seals without looking at the count: lists what the index shows, and believes that it is all. */
    public static Ports listsWithoutCount(Ports ports) {
        return ports.with(Twisted.port(Ledger.class, ports.ledger(), "manifest", (original, arguments) -> {
            Optional<?> found = (Optional<?>) original.call(arguments);
            return found.map(Manifest.class::cast)
                    .filter(manifest -> !manifest.isListed())
                    .map(manifest -> counted(manifest, ports.ledger().filesOf(manifest.id())))
                    .or(() -> found.map(Manifest.class::cast));
        }));
    }

    /** Uses one token for all attempts of a manifest. */
    public static Ports dropsAttemptFromToken(Ports ports) {
        return ports.with(Twisted.port(QueryEngine.class, ports.engine(), "start", (original, arguments) -> {
            String sql = ((String) arguments[0]).replaceAll("attempt [0-9]+", "attempt");
            return original.call(sql, "%032d".formatted(sql.hashCode() & 0xffffffffL));
        }));
    }

    /** Uses a token of its own for every call. */
    public static Ports startsWithoutToken(Ports ports) {
        return ports.with(Twisted.port(QueryEngine.class, ports.engine(), "start", (original, arguments) -> {
            int before = ports.engine().findSubmitted("", Instant.EPOCH).size();
            return original.call(arguments[0], "%s-%d".formatted(arguments[1], before));
        }));
    }

    /** Sweeps nothing away. */
    public static Ports sweepsNothing(Ports ports) {
        return ports.with(Twisted.port(
                ObjectStore.class,
                ports.store(),
                "copy",
                (original, arguments) -> ((ObjectLocation) arguments[1]).key().startsWith("orphans/")
                        ? new CopyOutcome.Missing()
                        : original.call(arguments)));
    }

    /** Puts files on record as refused and keeps nothing of them. */
    static Ports forgetsQuarantine(Ports ports) {
        return ports.with(Twisted.port(ObjectStore.class, ports.store(), "copy", (original, arguments) -> {
            ObjectLocation target = (ObjectLocation) arguments[1];
            return target.key().startsWith(QuarantineLayout.PREFIX)
                    ? new CopyOutcome.Copied(new ObjectVersion(target, "none"))
                    : original.call(arguments);
        }));
    }

    /** Refuses files without a word. */
    static Ports tellsNobody(Ports ports) {
        return ports.with((DeadLetters) letter -> {});
    }

    /** Releases bytes that landed again, and counts them nowhere. */
    static Ports forgetsLandings(Ports ports) {
        return ports.with(Twisted.port(
                Ledger.class, ports.ledger(), "addLandings", (original, arguments) -> new CommitOutcome.Committed()));
    }

    /** Loads next to a manifest that is being loaded. */
    public static Ports ignoresSlot(Ports ports) {
        Ledger blind = Twisted.port(
                Ledger.class, ports.ledger(), "slotHolder", (original, arguments) -> Optional.<ManifestId>empty());
        Ledger careless = Twisted.port(
                Ledger.class,
                blind,
                "updateTakingSlot",
                (original, arguments) -> ports.ledger().update((Manifest) arguments[0]));
        return ports.with(Twisted.port(
                Ledger.class,
                careless,
                "updateReleasingSlot",
                (original, arguments) -> ports.ledger().update((Manifest) arguments[0])));
    }

    private static ObjectVersion currentOf(ObjectStore store, ObjectVersion version) {
        return store.head(version.location()).map(StoredObject::version).orElse(version);
    }

    private static Manifest counted(Manifest manifest, List<FileEntry> files) {
        long rows = files.stream()
                .mapToLong(file -> ((Staged) file.disposition()).rows())
                .sum();
        return manifest.withTotals(
                new Totals(files.size(), rows, manifest.totals().bytes()));
    }
}
