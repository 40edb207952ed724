package io.sealift.fakes;

import io.sealift.contracts.TableFilesContract;
import io.sealift.core.query.TableFiles;
import io.sealift.core.query.TableFiles.Footer;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoredObject;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

class InMemoryTableFilesTest extends TableFilesContract {
    private static final SortedMap<String, Long> NULLS = new TreeMap<>(Map.of("humidity", 0L, "rain_1h", 7L));

    private final InMemoryObjectStore store =
            new InMemoryObjectStore(new MutableClock(Instant.parse("2026-11-22T15:00:00Z")));

    @Override
    protected TableFiles files() {
        return new InMemoryTableFiles(store);
    }

    @Override
    protected String bucket() {
        return "processed";
    }

    @Override
    protected ObjectVersion put(ObjectLocation location, byte[] content) {
        return store.put(location, content);
    }

    @Override
    protected byte[] tableFile() {
        return InMemoryTableFiles.content(24, NULLS);
    }

    @Override
    protected Footer footer() {
        return new Footer(24, NULLS);
    }

    @Override
    protected StoredObject head(ObjectLocation location) {
        return store.head(location).orElseThrow();
    }
}
