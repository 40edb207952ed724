package io.sealift.proof.harness;

import io.sealift.core.ingest.QueueMessage;
import io.sealift.core.ledger.FileId;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoredObject;
import io.sealift.fakes.InMemoryObjectStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** All who write into the messages bucket; remembers what was written, so that nothing can get lost unnoticed. */
public final class Producer {
    /** A size that no batch takes. */
    public static final long LARGE_BYTES = 5L << 20;

    private final InMemoryObjectStore store;
    private final MessageQueue queue;
    private final Sequencers sequencers;
    private final Map<ObjectVersion, FileId> ids = new HashMap<>();
    private final Map<FileId, ObjectVersion> versions = new HashMap<>();
    private final Set<ObjectVersion> landed = new LinkedHashSet<>();
    private final Map<ObjectVersion, byte[]> bytes = new HashMap<>();
    private final Set<FileId> invalid = new HashSet<>();
    private final Set<FileId> doubtful = new HashSet<>();
    private final Set<ObjectVersion> takenBack = new HashSet<>();
    private final Set<ObjectVersion> untold = new HashSet<>();
    private final Map<ObjectLocation, ObjectVersion> current = new HashMap<>();
    private int serial;

    Producer(InMemoryObjectStore store, MessageQueue queue, Sequencers sequencers) {
        this.store = store;
        this.queue = queue;
        this.sequencers = sequencers;
    }

    /**
     * A version and the message that announces it.
     *
     * @param version the version that landed
     * @param message S3's notification of it
     */
    public record Upload(ObjectVersion version, QueueMessage message) {}

    /** Lands a file with this many rows, all of one day; its bytes are unlike any other file's. */
    public Upload land(String key, String day, long rows) {
        return land(key, new TreeMap<>(Map.of(day, rows)));
    }

    /** Lands a file with this many rows for each day; its bytes are unlike any other file's. */
    public Upload land(String key, SortedMap<String, Long> rowsPerDay) {
        serial++;
        ObjectVersion version = put(key, FeedFiles.content(key, rowsPerDay, serial));
        return announced(version);
    }

    /** Lands a file that passes validation but that the engine cannot load. */
    public Upload landPoison(String key, String day, long rows) {
        return landPoison(key, new TreeMap<>(Map.of(day, rows)));
    }

    /** The same with this many rows for each day. */
    public Upload landPoison(String key, SortedMap<String, Long> rowsPerDay) {
        serial++;
        return announced(put(key, FeedFiles.poison(key, rowsPerDay, serial)));
    }

    /** Lands a valid file that needs repair. */
    public Upload landRepairable(String key, String day, long rows) {
        serial++;
        return announced(put(key, FeedFiles.repairable(key, new TreeMap<>(Map.of(day, rows)), serial)));
    }

    /** Lands a file with one bad row among good ones, which is refused unless the policy leaves such rows out. */
    public Upload landWithBadRow(String key, String day, long rows) {
        serial++;
        ObjectVersion version = put(key, FeedFiles.withBadRow(key, new TreeMap<>(Map.of(day, rows)), serial));
        doubtful.add(id(version));
        return announced(version);
    }

    /** Lands a file whose event says that it is too much for a batch. */
    public Upload landLarge(String key, SortedMap<String, Long> rowsPerDay) {
        serial++;
        ObjectVersion version = put(key, FeedFiles.content(key, rowsPerDay, serial));
        sequencers.pretend(version, LARGE_BYTES);
        return announced(version);
    }

    /** Whether the engine cannot load it. */
    public boolean isPoison(ObjectVersion version) {
        return FeedFiles.isPoison(version.location().key(), bytes(version));
    }

    /** Puts the same bytes under the same key again. */
    public Upload landAgain(Upload before) {
        return announced(put(before.version().location().key(), bytes(before.version())));
    }

    /** Lands a file that does not belong in any feed. */
    public Upload landInvalid(String key, String text) {
        ObjectVersion version = put(key, text.getBytes(StandardCharsets.UTF_8));
        invalid.add(id(version));
        return announced(version);
    }

    /** Puts a file whose notification is still to be sent, by {@link MessageQueue#tell}. */
    public ObjectVersion putSilently(String key, String day, long rows) {
        serial++;
        return put(key, FeedFiles.content(key, new TreeMap<>(Map.of(day, rows)), serial));
    }

    /** Lands a file whose event gets lost. */
    public ObjectVersion landUntold(String key, String day, long rows) {
        ObjectVersion version = putSilently(key, day, rows);
        untold.add(version);
        return version;
    }

    /** Puts the same bytes under the same key again; the event gets lost. */
    public ObjectVersion landAgainUntold(ObjectVersion before) {
        ObjectVersion version = put(before.location().key(), bytes(before));
        untold.add(version);
        return version;
    }

    /** Deletes a file, as its producer may. */
    public void takeBack(Upload upload) {
        takenBack.add(upload.version());
        store.remove(upload.version().location());
    }

    /** Every version that ever landed, in order. */
    public Set<ObjectVersion> landed() {
        return Set.copyOf(landed);
    }

    /** The bytes of a version that landed. */
    public byte[] bytes(ObjectVersion version) {
        byte[] known = bytes.get(version);
        if (known == null) {
            throw new IllegalArgumentException("No such version ever landed: " + version);
        }
        return known.clone();
    }

    /** The id of a version, derived from its bytes. */
    public FileId id(ObjectVersion version) {
        FileId known = ids.get(version);
        if (known == null) {
            throw new IllegalArgumentException("No such version ever landed: " + version);
        }
        return known;
    }

    /** All versions of the same bytes under the same key, including this one. */
    List<ObjectVersion> sameAs(ObjectVersion version) {
        FileId id = id(version);
        return landed.stream().filter(other -> id(other).equals(id)).toList();
    }

    /** A version with exactly these bytes; empty if none ever landed. */
    public Optional<ObjectVersion> version(FileId id) {
        return Optional.ofNullable(versions.get(id));
    }

    /** The good rows of a version that landed, by their day. */
    public SortedMap<String, Long> rowsPerDay(ObjectVersion version) {
        return FeedFiles.rowsPerDay(version.location().key(), bytes(version));
    }

    /** Lands a valid file that may exceed limits and be refused. */
    public Upload landDoubtful(String key, String day, long rows) {
        return landDoubtful(key, new TreeMap<>(Map.of(day, rows)));
    }

    /** The same with this many rows for each day. */
    public Upload landDoubtful(String key, SortedMap<String, Long> rowsPerDay) {
        Upload upload = land(key, rowsPerDay);
        doubtful.add(id(upload.version()));
        return upload;
    }

    /** Whether it may be refused or loaded. */
    public boolean isDoubtful(ObjectVersion version) {
        return doubtful.contains(id(version));
    }

    /** Whether it must not be loaded. */
    public boolean isInvalid(ObjectVersion version) {
        return invalid.contains(id(version));
    }

    /** Whether the event of its latest upload got lost. */
    public boolean isUntold(ObjectVersion version) {
        return untold.contains(version);
    }

    /** The files that are there and that only a scan of the bucket can find. */
    public List<ObjectVersion> lost() {
        return landed.stream()
                .filter(untold::contains)
                .filter(version -> store.head(version.location())
                        .map(StoredObject::version)
                        .filter(version::equals)
                        .isPresent())
                .toList();
    }

    /** Whether its producer replaced or deleted it, so that nobody else needs to account for its bytes. */
    public boolean isTakenBack(ObjectVersion version) {
        return takenBack.contains(version);
    }

    /** Takes over what somebody else put there, if there is anything, with S3's notification of it. */
    void adopt(ObjectLocation location) {
        store.content(location)
                .ifPresent(content -> announced(
                        noted(store.head(location).map(StoredObject::version).orElseThrow(), content)));
    }

    /** The same if the object there is a version not met before: the same bytes may have another ETag. */
    void adoptUnknown(ObjectLocation location) {
        if (store.head(location)
                .map(StoredObject::version)
                .filter(landed::contains)
                .isEmpty()) {
            adopt(location);
        }
    }

    private ObjectVersion put(String key, byte[] content) {
        ObjectLocation location = new ObjectLocation(PipelineHarness.MESSAGES, key);
        boolean replaces = store.head(location).isPresent();
        ObjectVersion version = store.put(location, content);
        ObjectVersion before = current.get(location);
        if (replaces && before != null) {
            takenBack.add(before);
        }
        return noted(version, content);
    }

    private ObjectVersion noted(ObjectVersion version, byte[] content) {
        current.put(version.location(), version);
        takenBack.remove(version);
        untold.remove(version);
        landed.add(version);
        sequencers.made(version);
        bytes.put(version, content.clone());
        FileId id = FileId.ofContent(version.location(), md5(content));
        ids.put(version, id);
        versions.putIfAbsent(id, version);
        return version;
    }

    private Upload announced(ObjectVersion version) {
        return new Upload(version, queue.tell(List.of(version)));
    }

    private static String md5(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("This Java has no MD5, which every Java must have", impossible);
        }
    }
}
