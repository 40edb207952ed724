package io.sealift.fakes;

import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectUpload;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoreUnavailableException;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** An upload to an {@link InMemoryObjectStore}; it counts as in progress there once it has sent a part. */
final class InMemoryUpload implements ObjectUpload {
    /** As the adapter does: a smaller object is one request, and never in progress. */
    static final int PART_BYTES = 8 << 20;

    /** What the store does for it. */
    interface Target {
        /** Keeps the upload among those in progress. */
        void begin(InMemoryUpload upload);

        /** Whether the upload was still among those in progress; this removes it. */
        boolean end(InMemoryUpload upload);

        /** Creates the object; empty if one exists. */
        Optional<ObjectVersion> create(ObjectLocation location, byte[] content);
    }

    private enum Stage {
        SMALL,
        IN_PROGRESS,
        ENDED
    }

    private final Target target;
    private final ObjectLocation location;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private Stage stage = Stage.SMALL;

    InMemoryUpload(Target target, ObjectLocation location) {
        this.target = target;
        this.location = location;
    }

    ObjectLocation location() {
        return location;
    }

    @Override
    public int bufferedBytes() {
        return Math.min(content.size(), PART_BYTES);
    }

    @Override
    public void write(byte[] bytes, int start, int length) {
        if (stage == Stage.ENDED) {
            throw new IllegalStateException("The upload of %s has ended".formatted(location));
        }
        content.write(bytes, start, length);
        if (stage == Stage.SMALL && content.size() >= PART_BYTES) {
            target.begin(this);
            stage = Stage.IN_PROGRESS;
        }
    }

    @Override
    public ObjectVersion finish() {
        boolean isSmall = stage == Stage.SMALL;
        stage = Stage.ENDED;
        if (!isSmall && !target.end(this)) {
            throw new StoreUnavailableException("The upload of %s was ended before".formatted(location));
        }
        return target.create(location, content.toByteArray())
                .orElseThrow(() -> new StoreUnavailableException("Something is at %s already".formatted(location)));
    }

    @Override
    public void close() {
        if (stage == Stage.IN_PROGRESS) {
            target.end(this);
        }
        stage = Stage.ENDED;
    }
}
