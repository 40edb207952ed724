package io.sealift.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The operations on buckets that the protocol needs.
 *
 * <p>Every call may throw {@link StoreUnavailableException}: then it is not known whether it took effect. All calls can
 * be repeated without harm, so just call again.
 */
public interface ObjectStore {
    /** Looks at the current version of an object. */
    Optional<StoredObject> head(ObjectLocation location);

    /** Opens exactly this version; the caller closes the stream. */
    ReadOutcome read(ObjectVersion version);

    /** Opens the last {@code lengthBytes} bytes of exactly this version, or all of it if it is shorter. */
    ReadOutcome readTail(ObjectVersion version, int lengthBytes);

    /** Copies exactly this version on the server, replacing what is at the target. */
    CopyOutcome copy(ObjectVersion source, ObjectLocation target);

    /**
     * Copies exactly this version on the server only if nothing is at the target; atomic against other writers to the
     * target, if the store can do that.
     */
    CopyNewOutcome copyNew(ObjectVersion source, ObjectLocation target);

    /** Deletes the object if this is still its current version. */
    DeleteOutcome delete(ObjectVersion version);

    /** Writes an object only if the key is free; of several callers at once, exactly one succeeds. */
    CreateOutcome create(ObjectLocation location, byte[] content);

    /** Writes an object, replacing what is there. */
    ObjectVersion write(ObjectLocation location, byte[] content);

    /**
     * Begins an object of any size whose content is still coming. Nothing of it is visible before it is finished, and
     * it can be finished only if nothing is there then.
     */
    ObjectUpload upload(ObjectLocation location);

    /** Aborts all unfinished uploads under a prefix; none of them can be finished after that. */
    void abortUploads(String bucket, String prefix);

    /**
     * Lists one page of at most 1,000 objects in key order.
     *
     * @param startAfter keys up to and including this one are left out; empty for the first page
     */
    Page list(String bucket, String prefix, String startAfter);

    /** All objects below a prefix, in key order. */
    default List<StoredObject> listAll(String bucket, String prefix) {
        List<StoredObject> found = new ArrayList<>();
        Page page = list(bucket, prefix, "");
        found.addAll(page.objects());
        while (!page.last() && !page.objects().isEmpty()) {
            page = list(bucket, prefix, page.objects().getLast().location().key());
            found.addAll(page.objects());
        }
        return found;
    }

    /**
     * The current version of an object that must be there.
     *
     * @throws StoreUnavailableException if it is not
     */
    default StoredObject existing(ObjectLocation location) {
        return head(location)
                .orElseThrow(() -> new StoreUnavailableException("%s should be there and is not".formatted(location)));
    }

    /** Reads an object that is UTF-8 text and fits into memory; empty if it does not exist. */
    default Optional<Fetched> fetch(ObjectLocation location) {
        Optional<StoredObject> found = head(location);
        if (found.isEmpty() || !(read(found.get().version()) instanceof ReadOutcome.Opened opened)) {
            return Optional.empty();
        }
        try (opened) {
            String text = new String(opened.content().readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(new Fetched(found.get().version(), text));
        } catch (IOException broken) {
            throw new StoreUnavailableException("Cannot read " + location, broken);
        }
    }

    /** An object's text, and the version that it belongs to. */
    record Fetched(ObjectVersion version, String text) {}

    /** Whether a version could be read. */
    sealed interface ReadOutcome {
        /** The content, to be closed by the caller. */
        record Opened(InputStream content, ObjectHeaders headers) implements ReadOutcome, AutoCloseable {
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

    /** Whether a version could be copied to a target where nothing is. */
    sealed interface CopyNewOutcome {
        /** The copy is there. */
        record Copied(ObjectVersion target) implements CopyNewOutcome {}

        /** An object is at the target; it was kept. An earlier call of ours may have made it. */
        record Occupied() implements CopyNewOutcome {}

        /** The source is no longer there, or is another version. */
        record SourceGone() implements CopyNewOutcome {}
    }

    /** Whether a version could be deleted. */
    enum DeleteOutcome {
        /** It was there and is gone. */
        DELETED,
        /** Another version has taken its place and was kept. */
        CHANGED,
        /** There was no such object. */
        MISSING
    }

    /** Whether an object could be created. */
    enum CreateOutcome {
        /** This call created it. */
        CREATED,
        /** One was there before; it was kept. An earlier call of ours may have made it. */
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
