package io.sealift.testkit.fake;

import io.sealift.core.engine.TableFiles;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectVersion;
import io.sealift.testkit.contract.TableFilesContract;
import java.time.Instant;

class InMemoryTableFilesTest extends TableFilesContract {
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
        return InMemoryTableFiles.content(24);
    }

    @Override
    protected long rowsInTableFile() {
        return 24;
    }
}
