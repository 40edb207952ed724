package io.sealift.fakes;

import io.sealift.contracts.ObjectUploadContract;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectVersion;
import java.time.Instant;

class InMemoryObjectUploadTest extends ObjectUploadContract {
    private final InMemoryObjectStore store =
            new InMemoryObjectStore(new MutableClock(Instant.parse("2026-11-22T15:00:00Z")));

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Override
    protected String bucket() {
        return "bucket";
    }

    @Override
    protected ObjectVersion put(ObjectLocation location, byte[] content) {
        return store.put(location, content);
    }
}
