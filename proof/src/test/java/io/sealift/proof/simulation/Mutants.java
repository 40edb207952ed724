package io.sealift.proof.simulation;

import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.Pack;
import io.sealift.core.quarantine.DeadLetters;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectStore.CopyOutcome;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoredObject;
import io.sealift.proof.fault.Twisted;
import io.sealift.proof.harness.Ports;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ways to break ingesting, each as a careless adapter or a forgotten step would. */
public final class Mutants {
    private Mutants() {}

    /** Deletes whatever is under the key now. */
    public static Ports deletesWithoutETag(Ports ports) {
        return ports.with(Twisted.port(
                ObjectStore.class,
                ports.store(),
                "delete",
                (original, arguments) -> original.call(currentOf(ports.store(), (ObjectVersion) arguments[0]))));
    }

    /** Copies whatever is under the key now. */
    static Ports copiesWithoutETag(Ports ports) {
        return ports.with(Twisted.port(ObjectStore.class, ports.store(), "copy", (original, arguments) -> {
            Object outcome = original.call(arguments);
            return outcome instanceof CopyOutcome.Changed
                    ? original.call(currentOf(ports.store(), (ObjectVersion) arguments[0]), arguments[1])
                    : outcome;
        }));
    }

    /** Releases the sources of a pack before it is committed. */
    public static Ports releasesBeforeCommit(Ports ports) {
        return ports.with(Twisted.port(Ledger.class, ports.ledger(), "commit", (original, arguments) -> {
            for (FileEntry file : files(arguments)) {
                ports.store().delete(file.source());
            }
            return original.call(arguments);
        }));
    }

    /** Treats a commit whose reply was lost as done. */
    static Ports takesUnknownForCommitted(Ports ports) {
        return ports.with(Twisted.port(Ledger.class, ports.ledger(), "commit", (original, arguments) -> {
            Object outcome = original.call(arguments);
            return outcome instanceof CommitOutcome.Unknown ? new CommitOutcome.Committed() : outcome;
        }));
    }

    /** Commits a pack to the next manifest while its objects are under the sealed one. */
    static Ports reusesPack(Ports ports) {
        return ports.with(Twisted.port(Ledger.class, ports.ledger(), "commit", (original, arguments) -> {
            Object outcome = original.call(arguments);
            Pack pack = (Pack) arguments[0];
            Optional<Manifest> open = ports.ledger().openManifest();
            return outcome instanceof CommitOutcome.Rejected
                            && open.isPresent()
                            && !open.get().id().equals(pack.manifest())
                    ? original.call(
                            Repacked.under(open.get().id(), pack),
                            Repacked.under(open.get().id(), files(arguments)))
                    : outcome;
        }));
    }

    /** If one of a pack's files is already known, commits the same rows without a new pack. */
    static Ports keepsKnownInPack(Ports ports) {
        return ports.with(Twisted.port(Ledger.class, ports.ledger(), "commit", (original, arguments) -> {
            Object outcome = original.call(arguments);
            List<FileEntry> unknown = files(arguments).stream()
                    .filter(file -> ports.ledger().find(List.of(file.id())).isEmpty())
                    .toList();
            return outcome instanceof CommitOutcome.Rejected && !unknown.isEmpty()
                    ? original.call(
                            Repacked.of((Pack) arguments[0], unknown), Repacked.withRowsOf(files(arguments), unknown))
                    : outcome;
        }));
    }

    /** Forgets one of a pack's files if it has several. */
    static Ports forgetsFileOfPack(Ports ports) {
        return ports.with(Twisted.port(Ledger.class, ports.ledger(), "commit", (original, arguments) -> {
            List<FileEntry> all = files(arguments);
            List<FileEntry> some = all.size() > 1 ? all.subList(1, all.size()) : all;
            return original.call(Repacked.of((Pack) arguments[0], some), Repacked.withRowsOf(all, some));
        }));
    }

    /** Takes the ETag as the identity of a file, whatever kind it is. */
    static Ports identifiesByETag(Ports ports) {
        return ports.with(Twisted.port(Ledger.class, ports.ledger(), "commit", (original, arguments) -> {
            Map<?, ?> known = ports.ledger()
                    .find(files(arguments).stream().map(FileEntry::id).toList());
            return known.isEmpty()
                    ? original.call(
                            Repacked.byETag((Pack) arguments[0], files(arguments)), Repacked.byETag(files(arguments)))
                    : original.call(arguments);
        }));
    }

    /** Puts files on record as refused without keeping them. */
    static Ports forgetsQuarantine(Ports ports) {
        return ports.with(Twisted.port(ObjectStore.class, ports.store(), "copy", (original, arguments) -> {
            ObjectLocation target = (ObjectLocation) arguments[1];
            return target.key().startsWith(Keys.QUARANTINE)
                    ? new CopyOutcome.Copied(new ObjectVersion(target, "none"))
                    : original.call(arguments);
        }));
    }

    /** Refuses files without a dead letter. */
    static Ports tellsNobody(Ports ports) {
        return ports.with((DeadLetters) letter -> {});
    }

    /** Releases bytes that landed again without counting them. */
    static Ports forgetsLandings(Ports ports) {
        return ports.with(Twisted.port(
                Ledger.class, ports.ledger(), "meetAgain", (original, arguments) -> new CommitOutcome.Committed()));
    }

    static ObjectVersion currentOf(ObjectStore store, ObjectVersion version) {
        return store.head(version.location()).map(StoredObject::version).orElse(version);
    }

    private static List<FileEntry> files(Object[] commit) {
        return ((List<?>) commit[1]).stream().map(FileEntry.class::cast).toList();
    }
}
