package io.sealift.core.pack;

import io.sealift.core.layout.Keys;
import io.sealift.core.layout.Window;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.PackId;
import io.sealift.core.ledger.RowsObject;
import io.sealift.core.quarantine.RejectedRowJson;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectStore.ReadOutcome;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoreUnavailableException;
import io.sealift.feed.FeedDefinition;
import io.sealift.feed.validation.CanonicalRow;
import io.sealift.feed.validation.RejectedRow;
import io.sealift.feed.validation.RowSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Step 4 for a large file: its rows go straight into uploads under a manifest, with a new object every 128 MiB of text,
 * so that it takes the same memory however large the file is. Always close it: what is not finished by then is aborted.
 */
public final class LargeFileRows implements RowSink, AutoCloseable {
    /** The engine reads a gzipped object with one reader. */
    private static final long OBJECT_TEXT_BYTES_MAX = 128L << 20;
    /** Windows that are written at once; each compresses on its own and takes about 300 KB. */
    private static final int OPEN_MAX = 128;
    /** How much all uploads together may hold in memory. */
    private static final long BUFFERED_BYTES_MAX = 96L << 20;
    /** How many bytes of rows go by between two looks at that. */
    private static final int LOOK_EVERY_BYTES = 1 << 20;
    /** The number that the rows carry if their file is the only one of its pack. */
    private static final int FILE = 0;

    private final ObjectStore store;
    private final Keys keys;
    private final ManifestId manifest;
    private final PackId pack;
    private final String key;
    private final List<String> columns;
    private final PackCheck check;
    /** By window, the least recently used one first. */
    private final Map<Long, RowsUpload> open = new LinkedHashMap<>(OPEN_MAX, 0.75f, true);

    private final Map<Long, Integer> parts = new HashMap<>();
    private final List<RowsObject> finished = new ArrayList<>();
    private @Nullable GzipUpload rejected;
    private long bytesUntilLook = LOOK_EVERY_BYTES;
    /** The days of all finished objects, summed up object by object. */
    private int days;

    /**
     * No rows yet.
     *
     * @param key the file's key, for its rejected rows
     */
    public LargeFileRows(
            ObjectStore store, Keys keys, FeedDefinition feed, ManifestId manifest, PackId pack, String key) {
        this.store = store;
        this.keys = keys;
        this.manifest = manifest;
        this.pack = pack;
        this.key = key;
        this.columns = feed.columnNames();
        this.check = new PackCheck(feed);
    }

    @Override
    public void good(CanonicalRow row) throws IOException {
        long window = Window.of(row.epochDay());
        RowsUpload upload = open.get(window);
        if (upload == null) {
            upload = begin(window);
        }
        bytesUntilLook -= upload.add(FILE, row);
        if (upload.textBytes() >= OBJECT_TEXT_BYTES_MAX) {
            finish(window, upload);
        }
        if (bytesUntilLook <= 0) {
            bytesUntilLook = LOOK_EVERY_BYTES;
            keepWithinMemory();
        }
    }

    private void keepWithinMemory() throws IOException {
        while (open.values().stream().mapToLong(RowsUpload::bufferedBytes).sum() > BUFFERED_BYTES_MAX) {
            Map.Entry<Long, RowsUpload> fullest = Collections.max(
                    open.entrySet(),
                    Comparator.comparingInt(entry -> entry.getValue().bufferedBytes()));
            finish(fullest.getKey(), fullest.getValue());
        }
    }

    @Override
    public void bad(RejectedRow row) throws IOException {
        GzipUpload target = rejected;
        if (target == null) {
            target = new GzipUpload(store.upload(keys.rejected(manifest, pack)));
            rejected = target;
        }
        byte[] line = RejectedRowJson.line(key, row);
        target.write(line, 0, line.length);
    }

    /**
     * Finishes what is open, and checks every object by reading it back.
     *
     * @return the objects; all of the file's rows are in them
     * @throws IOException if the bucket does not hold what was written
     */
    public List<RowsObject> finish() throws IOException {
        while (!open.isEmpty()) {
            Map.Entry<Long, RowsUpload> next = open.entrySet().iterator().next();
            finish(next.getKey(), next.getValue());
        }
        if (rejected != null) {
            rejected.finish();
        }
        return List.copyOf(finished);
    }

    @Override
    public void close() {
        open.values().forEach(RowsUpload::close);
        if (rejected != null) {
            rejected.close();
        }
    }

    private RowsUpload begin(long window) throws IOException {
        if (open.size() == OPEN_MAX) {
            Map.Entry<Long, RowsUpload> oldest = open.entrySet().iterator().next();
            finish(oldest.getKey(), oldest.getValue());
        }
        int part = parts.merge(window, 1, Integer::sum) - 1;
        ObjectLocation location = keys.rows(manifest, pack, window, part);
        RowsUpload upload = new RowsUpload(new GzipUpload(store.upload(location)), part, columns.size());
        open.put(window, upload);
        return upload;
    }

    private void finish(long window, RowsUpload upload) throws IOException {
        int most = PackLimits.objectsMax(columns.size());
        if (finished.size() == most) {
            throw new TooScatteredException(most);
        }
        ObjectVersion written = upload.finish();
        open.remove(window);
        RowsObject object = upload.object(window, columns);
        days += object.rowsPerDay().size();
        if (days > PackLimits.DAYS_MAX) {
            throw new TooScatteredException(most);
        }
        switch (store.read(written)) {
            case ReadOutcome.Opened opened -> {
                try (opened) {
                    check.check(object, opened.content(), new HashMap<>());
                }
            }
            case ReadOutcome.Changed _, ReadOutcome.Missing _ ->
                throw new StoreUnavailableException(
                        "%s is gone right after it was written: something other than Sealift writes to %s"
                                .formatted(written, written.location().bucket()));
        }
        finished.add(object);
    }
}
