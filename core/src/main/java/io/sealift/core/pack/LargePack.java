package io.sealift.core.pack;

import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.Pack;
import io.sealift.core.ledger.PackId;
import io.sealift.core.ledger.RowsObject;
import io.sealift.core.runtime.IdSource;
import io.sealift.core.runtime.Workers;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectStore.CopyOutcome;
import io.sealift.core.store.StoreUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The pack of one large file: it is under a manifest already, and is copied within the store for another. */
public final class LargePack implements PackSource {
    private final ObjectStore store;
    private final Workers workers;
    private final IdSource ids;
    private final Keys keys;
    private final PackedFile file;
    private final Pack written;

    /**
     * A pack whose objects are written, including the original.
     *
     * @param manifest the manifest that they are under
     * @param pack the pack id that they are named by
     */
    public LargePack(
            ObjectStore store,
            Workers workers,
            IdSource ids,
            Keys keys,
            PackedFile file,
            ManifestId manifest,
            PackId pack,
            List<RowsObject> rows) {
        this.store = store;
        this.workers = workers;
        this.ids = ids;
        this.keys = keys;
        this.file = file;
        this.written = pack(manifest, pack, rows);
    }

    @Override
    public List<PackedFile> files() {
        return List.of(file);
    }

    @Override
    public Pack writeUnder(ManifestId manifest) {
        if (manifest.equals(written.manifest())) {
            return written;
        }
        Pack next = pack(manifest, PackId.next(ids), written.rows());
        List<ObjectLocation> from = keys.objectsOf(written);
        List<ObjectLocation> to = keys.objectsOf(next);
        workers.forEach(
                IntStream.range(0, from.size()).boxed().toList(), index -> copy(from.get(index), to.get(index)));
        return next;
    }

    private ObjectLocation copy(ObjectLocation from, ObjectLocation to) {
        if (store.copy(store.existing(from).version(), to) instanceof CopyOutcome.Copied) {
            return to;
        }
        throw new StoreUnavailableException("%s was replaced while it was copied".formatted(from));
    }

    private Pack pack(ManifestId manifest, PackId id, List<RowsObject> rows) {
        return new Pack(
                manifest,
                id,
                rows,
                new Pack.Originals.Copy(key()),
                file.accepted().rejectedRows(),
                new TreeMap<>(Map.of(file.number(), file.id())));
    }

    private String key() {
        return file.object().version().location().key();
    }
}
