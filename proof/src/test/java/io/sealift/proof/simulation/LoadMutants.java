package io.sealift.proof.simulation;

import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.Attempt;
import io.sealift.core.ledger.FailureCause;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.LoadId;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState;
import io.sealift.core.load.VerifiedList.VerifiedFile;
import io.sealift.core.query.PartitionCatalog;
import io.sealift.core.query.PartitionCatalog.Registration;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectStore.CopyNewOutcome;
import io.sealift.core.store.ObjectStore.DeleteOutcome;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoredObject;
import io.sealift.proof.fault.Twisted;
import io.sealift.proof.harness.PipelineHarness;
import io.sealift.proof.harness.Ports;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Ways to break loading, each as a careless adapter or a forgotten step would. */
public final class LoadMutants {
    private LoadMutants() {}

    /** Publishes under names that do not include the attempt. */
    static Ports publishesWithoutAttempt(Ports ports) {
        return ports.with(Twisted.port(ObjectStore.class, ports.store(), "copyNew", (original, arguments) -> {
            ObjectLocation target = (ObjectLocation) arguments[1];
            String key = target.key().replaceFirst("-[0-9]+-([0-9]+\\.parquet)$", "-$1");
            return original.call(arguments[0], new ObjectLocation(target.bucket(), key));
        }));
    }

    /** Writes one list for all attempts of a slice. */
    static Ports sharesListAmongAttempts(Ports ports) {
        ObjectStore creating = Twisted.port(
                ObjectStore.class,
                ports.store(),
                "create",
                (original, arguments) -> original.call(shared((ObjectLocation) arguments[0]), arguments[1]));
        return ports.with(Twisted.port(
                ObjectStore.class,
                creating,
                "fetch",
                (original, arguments) -> original.call(shared((ObjectLocation) arguments[0]))));
    }

    private static ObjectLocation shared(ObjectLocation location) {
        return location.key().startsWith(Keys.LOADS)
                ? new ObjectLocation(location.bucket(), location.key().replaceFirst("-[0-9]+\\.json$", "-1.json"))
                : location;
    }

    /** Publishes whatever is now in the place of an audited file. */
    static Ports publishesWithoutETag(Ports ports) {
        return ports.with(Twisted.port(
                ObjectStore.class,
                ports.store(),
                "copyNew",
                (original, arguments) ->
                        original.call(Mutants.currentOf(ports.store(), (ObjectVersion) arguments[0]), arguments[1])));
    }

    /** Treats an attempt whose files are gone as failed, without looking further. */
    static Ports takesMissingSourceForFailure(Ports ports) {
        return ports.with(Twisted.port(ObjectStore.class, ports.store(), "copyNew", (original, arguments) -> {
            Object outcome = original.call(arguments);
            if (outcome instanceof CopyNewOutcome.SourceGone) {
                String name = ((ObjectLocation) arguments[1]).key().replaceFirst(".*/", "");
                LoadId load = LoadId.parse(name.replaceFirst("-[0-9]+\\.parquet$", ""));
                ports.ledger().slicesOf(load.manifest()).stream()
                        .filter(slice -> slice.load().equals(load))
                        .forEach(slice -> ports.ledger()
                                .update(slice.failed(
                                        "", "its files are gone", FailureCause.ENGINE, Instant.EPOCH, Instant.EPOCH)));
            }
            return outcome;
        }));
    }

    /** Accepts an attempt that wrote as many rows as planned, on whatever days. */
    public static Ports auditsTotals(Ports ports) {
        return ports.with(Twisted.port(Ledger.class, ports.ledger(), "update", (original, arguments) -> {
            if (arguments[0] instanceof Slice failed
                    && failed.state() instanceof SliceState.Waiting
                    && !failed.history().isEmpty()
                    && failed.history().getLast().reason().startsWith("on day")) {
                List<VerifiedFile> files = written(ports, failed.load());
                if (files.stream().mapToLong(VerifiedFile::rows).sum()
                        == failed.plan().rows()) {
                    return original.call(verified(ports, failed, files));
                }
            }
            return original.call(arguments);
        }));
    }

    private static Slice verified(Ports ports, Slice failed, List<VerifiedFile> files) {
        String json = files.stream()
                .map(file -> "{\"key\":\"%s\",\"eTag\":\"%s\",\"bytes\":%d,\"day\":\"%s\",\"rows\":%d}"
                        .formatted(file.key(), file.eTag(), file.bytes(), file.day(), file.rows()))
                .collect(Collectors.joining(",", "{\"load\":\"%s\",\"files\":[".formatted(failed.load()), "]}"));
        ObjectVersion list = ports.store()
                .write(PipelineHarness.KEYS.verifiedList(failed.load()), json.getBytes(StandardCharsets.UTF_8));
        List<Attempt> before = failed.history().subList(0, failed.history().size() - 1);
        return new Slice(
                failed.manifest(),
                failed.number(),
                failed.revision(),
                failed.plan(),
                new SliceState.Verified(failed.history().getLast().queryId(), list.eTag(), Instant.EPOCH),
                failed.attempts(),
                Slice.Failures.NONE,
                before);
    }

    private static List<VerifiedFile> written(Ports ports, LoadId load) {
        List<VerifiedFile> files = new ArrayList<>();
        for (StoredObject object : ports.store().listAll(PipelineHarness.STAGING, Keys.loading(load))) {
            String key = object.location().key();
            files.add(new VerifiedFile(
                    key,
                    object.version().eTag(),
                    object.sizeBytes(),
                    key.replaceFirst(".*day=([0-9-]+)/.*", "$1"),
                    ports.tableFiles().footer(object).rows()));
        }
        return files;
    }

    /** Withdraws a load from the table first, and deletes its own files at the very end. */
    static Ports withdrawsTargetsFirst(Ports ports) {
        List<ObjectVersion> later = new ArrayList<>();
        ObjectStore store = ports.store();
        Ledger ledger = Twisted.port(Ledger.class, ports.ledger(), "update", (original, arguments) -> {
            later.forEach(store::delete);
            later.clear();
            return original.call(arguments);
        });
        return ports.with(ledger).with(Twisted.port(ObjectStore.class, store, "delete", (original, arguments) -> {
            ObjectVersion version = (ObjectVersion) arguments[0];
            if (version.location().key().startsWith(Keys.LOADING)) {
                later.add(version);
                return DeleteOutcome.DELETED;
            }
            return original.call(arguments);
        }));
    }

    /** Publishes to the usual location of partitions, without checking it. */
    static Ports rebuildsLocations(Ports ports) {
        PartitionCatalog blind = Twisted.port(
                PartitionCatalog.class,
                ports.catalog(),
                "locations",
                (original, arguments) -> new TreeMap<String, ObjectLocation>());
        return ports.with(Twisted.port(PartitionCatalog.class, blind, "register", (original, arguments) -> {
            original.call(arguments);
            return ((Map<?, ?>) arguments[0])
                    .keySet().stream().collect(Collectors.toMap(day -> (String) day, _ -> new Registration.Done()));
        }));
    }

    /** Archives before loading: removes packs as soon as they are planned. */
    static Ports archivesTooEarly(Ports ports) {
        return ports.with(Twisted.port(Ledger.class, ports.ledger(), "update", (original, arguments) -> {
            Object outcome = original.call(arguments);
            if (arguments[0] instanceof Manifest manifest && manifest.state() == ManifestState.LOADING) {
                ports.store()
                        .listAll(PipelineHarness.STAGING, Keys.stagedRows(manifest.id()))
                        .forEach(object -> ports.store().delete(object.version()));
            }
            return outcome;
        }));
    }

    /** Publishes without an audit: trusts every query that succeeded. */
    static Ports auditsNothing(Ports ports) {
        return ports.with(Twisted.port(Ledger.class, ports.ledger(), "update", (original, arguments) -> {
            if (arguments[0] instanceof Slice failed
                    && failed.state() instanceof SliceState.Waiting
                    && !failed.history().isEmpty()
                    && failed.history().getLast().cause() == FailureCause.AUDIT) {
                return original.call(verified(ports, failed, written(ports, failed.load())));
            }
            return original.call(arguments);
        }));
    }
}
