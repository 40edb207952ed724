package io.sealift.core.object;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Buckets, as far as the protocol needs them.
 *
 * <p>Every call may throw {@link StoreUnavailableException}: then it is not known whether it took effect. All calls can
 * be repeated without harm, so the answer to that is to call again.
 */
public interface ObjectStore {
    /** Looks at the current version of an object. */
    Optional<StoredObject> head(ObjectLocation location);

    /** Opens exactly this version; the caller closes the stream. */
    ReadOutcome read(ObjectVersion version);

    /** Opens the last {@code lengthBytes} bytes of exactly this version, all of it where it is shorter. */
    ReadOutcome readTail(ObjectVersion version, int lengthBytes);

    /** Copies exactly this version on the server, replacing what is at the target. */
    CopyOutcome copy(ObjectVersion source, ObjectLocation target);

    /** Deletes the object if this is still its current version. */
    DeleteOutcome delete(ObjectVersion version);

    /** Writes an object only if there is none yet; atomic against others who do the same. */
    CreateOutcome create(ObjectLocation location, byte[] content);

    /** Writes an object, replacing what is there. */
    ObjectVersion write(ObjectLocation location, byte[] content);

    /**
     * Lists one page of at most 1,000 objects in key order.
     *
     * @param startAfter keys up to and including this one are left out; empty for the first page
     */
    Page list(String bucket, String prefix, String startAfter);

    /** Whether a version could be read. */
    sealed interface ReadOutcome {
        /** The content, to be closed by the caller. */
        record Opened(InputStream content) implements ReadOutcome, AutoCloseable {
            @Override
            public void close() throws IOException {
                content.close();
            }
        }

        /** Another version has taken its place. */
        record Changed() implements ReadOutcome {}

        /** There is no such object. */
        record Missing() implements ReadOutcome {}
    }

    /** Whether a version could be copied. */
    sealed interface CopyOutcome {
        /** The target now holds the same bytes; its ETag may differ from the source's. */
        record Copied(ObjectVersion target) implements CopyOutcome {}

        /** Another version has taken the source's place; the target is untouched. */
        record Changed() implements CopyOutcome {}

        /** There is no such source. */
        record Missing() implements CopyOutcome {}
    }

    /** Whether a version could be deleted. */
    enum DeleteOutcome {
        /** It was there and is gone. */
        DELETED,
        /** Another version has taken its place and was kept. */
        CHANGED,
        /** There was no such object any more. */
        MISSING
    }

    /** Whether an object could be created. */
    enum CreateOutcome {
        /** It is ours. */
        CREATED,
        /** One was there before; it was kept. Our own earlier call may have made it. */
        EXISTS
    }

    /**
     * One page of a listing.
     *
     * @param objects in key order
     * @param last whether nothing follows
     */
    record Page(List<StoredObject> objects, boolean last) {
        public Page {
            objects = List.copyOf(objects);
        }
    }
}
