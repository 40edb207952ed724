package io.sealift.fakes;

import io.sealift.core.store.ObjectHeaders;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectUpload;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoredObject;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Buckets in memory, with S3's answers.
 *
 * <p>A bucket comes into being with its first object. ETags are made by {@link ETagging}. Every call is atomic. The
 * outcomes are S3's, and calls never fail: for faults, wrap it in {@link io.sealift.proof.fault.CrashPoints}.
 */
public final class InMemoryObjectStore implements ObjectStore {
    private static final int PAGE_OBJECTS_MAX = 1_000;

    private final Map<String, NavigableMap<String, Content>> buckets = new HashMap<>();
    private final Interruptions interruptions = new Interruptions();
    private final List<InMemoryUpload> uploads = new ArrayList<>();
    private final InMemoryUpload.Target uploading = new Uploading();
    private final Clock clock;
    private ETagging tagging = ETagging.MD5;
    private long writes;

    /** Empty buckets; the clock says when objects were written. */
    public InMemoryObjectStore(Clock clock) {
        this.clock = clock;
    }

    /** Sets the tagging of later writes; existing objects keep their tags. */
    public synchronized void tagWith(ETagging next) {
        tagging = next;
    }

    @Override
    public synchronized Optional<StoredObject> head(ObjectLocation location) {
        return Optional.ofNullable(bucket(location.bucket()).get(location.key()))
                .map(content -> content.at(location));
    }

    @Override
    public synchronized ReadOutcome read(ObjectVersion version) {
        return open(version, Content::bytes);
    }

    @Override
    public synchronized ReadOutcome readTail(ObjectVersion version, int lengthBytes) {
        if (lengthBytes < 1) {
            throw new IllegalArgumentException("lengthBytes must be positive: " + lengthBytes);
        }
        return open(version, content -> content.tail(lengthBytes));
    }

    @Override
    public CopyOutcome copy(ObjectVersion source, ObjectLocation target) {
        interruptions.runNext();
        return atomically(() -> withCurrent(source, CopyOutcome.Missing::new, CopyOutcome.Changed::new, found -> {
            Content copied = copied(found);
            bucket(target.bucket()).put(target.key(), copied);
            return new CopyOutcome.Copied(new ObjectVersion(target, copied.eTag()));
        }));
    }

    @Override
    public CopyNewOutcome copyNew(ObjectVersion source, ObjectLocation target) {
        interruptions.runNext();
        return atomically(() ->
                withCurrent(source, CopyNewOutcome.SourceGone::new, CopyNewOutcome.SourceGone::new, found -> {
                    Content copied = copied(found);
                    Content before = bucket(target.bucket()).putIfAbsent(target.key(), copied);
                    return before == null
                            ? new CopyNewOutcome.Copied(new ObjectVersion(target, copied.eTag()))
                            : new CopyNewOutcome.Occupied();
                }));
    }

    @Override
    public DeleteOutcome delete(ObjectVersion version) {
        interruptions.runNext();
        return atomically(() ->
                withCurrent(version, () -> DeleteOutcome.MISSING, () -> DeleteOutcome.CHANGED, found -> {
                    bucket(version.location().bucket())
                            .remove(version.location().key());
                    return DeleteOutcome.DELETED;
                }));
    }

    @Override
    public CreateOutcome create(ObjectLocation location, byte[] content) {
        return createNew(location, content).isPresent() ? CreateOutcome.CREATED : CreateOutcome.EXISTS;
    }

    @Override
    public ObjectVersion write(ObjectLocation location, byte[] content) {
        interruptions.runNext();
        return put(location, content);
    }

    @Override
    public ObjectUpload upload(ObjectLocation location) {
        return new InMemoryUpload(uploading, location);
    }

    @Override
    public synchronized void abortUploads(String bucket, String prefix) {
        uploads.removeIf(upload -> upload.location().bucket().equals(bucket)
                && upload.location().key().startsWith(prefix));
    }

    @Override
    public synchronized Page list(String bucket, String prefix, String startAfter) {
        List<StoredObject> found = matching(bucket, prefix, startAfter)
                .limit(PAGE_OBJECTS_MAX + 1L)
                .map(entry -> entry.getValue().at(new ObjectLocation(bucket, entry.getKey())))
                .toList();
        boolean last = found.size() <= PAGE_OBJECTS_MAX;
        return new Page(last ? found : found.subList(0, PAGE_OBJECTS_MAX), last);
    }

    /** Puts an object as a producer does, replacing what is there. */
    public ObjectVersion put(ObjectLocation location, byte[] content) {
        return put(location, content, ObjectHeaders.NONE);
    }

    /** Puts an object with headers as a producer does, replacing what is there. */
    public synchronized ObjectVersion put(ObjectLocation location, byte[] content, ObjectHeaders headers) {
        Content stored = Content.of(content, nextTag(content), headers, now());
        bucket(location.bucket()).put(location.key(), stored);
        return new ObjectVersion(location, stored.eTag());
    }

    /**
     * The locations of uploads that have sent a part and are neither finished nor aborted, in the order of their first
     * parts.
     */
    public synchronized List<ObjectLocation> uploadsInProgress() {
        return uploads.stream().map(InMemoryUpload::location).toList();
    }

    /** Removes an object as a producer or an operator may, whatever its version. */
    public synchronized void remove(ObjectLocation location) {
        bucket(location.bucket()).remove(location.key());
    }

    /** The bytes of an object, empty if there is no such object. */
    public synchronized Optional<byte[]> content(ObjectLocation location) {
        return Optional.ofNullable(bucket(location.bucket()).get(location.key()))
                .map(Content::bytes);
    }

    /** All keys with this prefix, in S3's order, in one page. */
    public synchronized List<String> keys(String bucket, String prefix) {
        return matching(bucket, prefix, "").map(Map.Entry::getKey).toList();
    }

    /**
     * Lets somebody else act just before the next copy, delete, create, write or finish takes effect; the actions of
     * {@code other} itself are not interrupted.
     */
    public void beforeNextChange(Runnable other) {
        interruptions.add(other);
    }

    private ReadOutcome open(ObjectVersion version, Function<Content, byte[]> part) {
        return withCurrent(
                version,
                ReadOutcome.Missing::new,
                ReadOutcome.Changed::new,
                found -> new ReadOutcome.Opened(new ByteArrayInputStream(part.apply(found)), found.headers()));
    }

    private <T> T withCurrent(
            ObjectVersion version,
            Supplier<? extends T> missing,
            Supplier<? extends T> changed,
            Function<Content, ? extends T> current) {
        Content found =
                bucket(version.location().bucket()).get(version.location().key());
        if (found == null) {
            return missing.get();
        }
        return found.eTag().equals(version.eTag()) ? current.apply(found) : changed.get();
    }

    private Optional<ObjectVersion> createNew(ObjectLocation location, byte[] content) {
        interruptions.runNext();
        return atomically(() -> bucket(location.bucket()).containsKey(location.key())
                ? Optional.empty()
                : Optional.of(put(location, content)));
    }

    private Content copied(Content source) {
        return source.again(
                switch (tagging) {
                    case MD5 -> source.eTag();
                    case KMS -> nextTag(source.bytes());
                },
                now());
    }

    private String nextTag(byte[] content) {
        writes++;
        return tagging.tag(content, writes);
    }

    private synchronized <T> T atomically(Supplier<T> change) {
        return change.get();
    }

    private Stream<Map.Entry<String, Content>> matching(String bucket, String prefix, String startAfter) {
        NavigableMap<String, Content> all = bucket(bucket);
        NavigableMap<String, Content> from = Utf8Order.INSTANCE.compare(startAfter, prefix) < 0
                ? all.tailMap(prefix, true)
                : all.tailMap(startAfter, startAfter.isEmpty());
        return from.entrySet().stream().takeWhile(entry -> entry.getKey().startsWith(prefix));
    }

    private NavigableMap<String, Content> bucket(String name) {
        return buckets.computeIfAbsent(name, _ -> new TreeMap<>(Utf8Order.INSTANCE));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** What uploads may do here. */
    private final class Uploading implements InMemoryUpload.Target {
        @Override
        public void begin(InMemoryUpload upload) {
            synchronized (InMemoryObjectStore.this) {
                uploads.add(upload);
            }
        }

        @Override
        public boolean end(InMemoryUpload upload) {
            synchronized (InMemoryObjectStore.this) {
                return uploads.remove(upload);
            }
        }

        @Override
        public Optional<ObjectVersion> create(ObjectLocation location, byte[] content) {
            return createNew(location, content);
        }
    }
}
