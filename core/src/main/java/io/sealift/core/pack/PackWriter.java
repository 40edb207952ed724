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
import io.sealift.feed.FeedDefinition;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Step 4 for small files: packs them, checks the pack, and writes it under a manifest. */
public final class PackWriter {
    private final ObjectStore store;
    private final Workers workers;
    private final IdSource ids;
    private final Keys keys;
    private final List<String> columns;
    private final PackCheck check;

    /** A writer of one feed's packs. */
    public PackWriter(ObjectStore store, Workers workers, IdSource ids, Keys keys, FeedDefinition feed) {
        this.store = store;
        this.workers = workers;
        this.ids = ids;
        this.keys = keys;
        this.columns = feed.columnNames();
        this.check = new PackCheck(feed);
    }

    /** Files that are packed and checked, ready to be written under a manifest, or under several in turn. */
    public final class Packed implements PackSource {
        private final PackContent content;

        private Packed(PackContent content) {
            this.content = content;
        }

        @Override
        public List<PackedFile> files() {
            return content.files().stream().map(ReadFile::file).toList();
        }

        @Override
        public Pack writeUnder(ManifestId manifest) {
            PackId id = PackId.next(ids);
            Map<ObjectLocation, Bytes> objects = new LinkedHashMap<>();
            for (PackContent.RowsContent part : content.rows()) {
                RowsObject object = part.object();
                objects.put(keys.rows(manifest, id, object.window(), object.part()), part.packed());
            }
            objects.put(keys.originals(manifest, id), content.originals());
            if (content.rejected().length() > 0) {
                objects.put(keys.rejected(manifest, id), content.rejected());
            }
            // An object that is there already was written by an earlier try of this call, whose reply was lost.
            workers.forEach(
                    List.copyOf(objects.entrySet()),
                    object -> store.create(object.getKey(), object.getValue().array()));
            return content.in(manifest, id);
        }
    }

    /**
     * Packs files, then unpacks the result to check it.
     *
     * @throws IOException if what was packed is not what was read
     */
    public Packed pack(List<ReadFile> files) throws IOException {
        PackContent content = PackContent.of(files, columns);
        check.check(content);
        return new Packed(content);
    }
}
