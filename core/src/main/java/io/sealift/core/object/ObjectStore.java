package io.sealift.core.object;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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

    /**
     * Copies exactly this version on the server only if nothing is at the target; atomic against others who write there,
     * where the store can do that.
     */
    CopyNewOutcome copyNew(ObjectVersion source, ObjectLocation target);

    /** Deletes the object if this is still its current version. */
    DeleteOutcome delete(ObjectVersion version);

    /** Writes an object only if there is none yet; atomic against others who do the same. */
    CreateOutcome create(ObjectLocation location, byte[] content);

    /** Writes an object, replacing what is there. */
    ObjectVersion write(ObjectLocation location, byte[] content);

    /**
     * Writes an object of any size as it comes into being, replacing what is there; nothing is seen of it before it is
     * whole.
     *
     * @throws StoreUnavailableException also where {@code content} throws: then nothing was written
     */
    ObjectVersion write(ObjectLocation location, ContentWriter content);

    /**
     * Writes an object of any size as it comes into being, only if there is none when it is whole; atomic against others
     * who write there.
     *
     * @return empty where one is there; it was kept. Our own earlier call may have made it
     * @throws StoreUnavailableException also where {@code content} throws: then nothing was written
     */
    Optional<ObjectVersion> create(ObjectLocation location, ContentWriter content);

    /** What an object is to hold. */
    @FunctionalInterface
    interface ContentWriter {
        /** Writes all of it; does not close the stream. */
        void writeTo(OutputStream out) throws IOException;
    }

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

    /** Whether a version could be copied to where nothing is. */
    sealed interface CopyNewOutcome {
        /** The copy is there. */
        record Copied(ObjectVersion target) implements CopyNewOutcome {}

        /** An object is at the target; it was kept. Our own earlier call may have made it. */
        record Occupied() implements CopyNewOutcome {}

        /** The source is not there any more, or is another version. */
        record SourceGone() implements CopyNewOutcome {}
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
