package io.sealift.core.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sealift.core.ledger.Sha256;
import io.sealift.core.notification.Notification.Created;
import io.sealift.core.notification.Notification.Ignored;
import io.sealift.core.notification.Notification.Malformed;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Step 1: reads S3's notifications as they arrive in the queue.
 *
 * <p>It reads every version from 2.0 up to but not including 4.0, as AWS asks of consumers; fields that are not needed
 * may be missing or new.
 */
public final class NotificationParser {
    private static final int OLDEST_MAJOR = 2;
    private static final int NEWEST_MAJOR = 3;
    /** Four times as long as any token that S3 is known to send, and as long as the hash that replaces a longer one. */
    private static final int SEQUENCER_LENGTH_MAX = 64;

    private final String bucket;
    private final String prefix;
    private final JsonMapper json = new JsonMapper();

    /**
     * A parser for the notifications of one bucket; those of other buckets are ignored.
     *
     * @param prefix what the keys of ingested files begin with, empty for all; other keys are somebody else's
     */
    public NotificationParser(String bucket, String prefix) {
        this.bucket = bucket;
        this.prefix = prefix;
    }

    /** Reads the body of one message. */
    public Notification parse(String body) {
        JsonNode root;
        try {
            root = json.readTree(body);
        } catch (JsonProcessingException invalid) {
            return new Malformed("The message is not JSON: " + invalid.getOriginalMessage());
        }
        if (root.path("Event").asText().equals("s3:TestEvent")) {
            return new Ignored("S3's test event");
        }
        JsonNode records = root.path("Records");
        if (!records.isArray() || records.isEmpty()) {
            return new Malformed("The message is no S3 notification: it has no Records");
        }
        List<ObjectCreated> landed = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (JsonNode found : records) {
            String problem = problem(found);
            if (!problem.isEmpty()) {
                return new Malformed(problem);
            }
            String reason = reasonToIgnore(found);
            if (reason.isEmpty()) {
                landed.add(landed(found));
            } else {
                ignored.add(reason);
            }
        }
        return landed.isEmpty() ? new Ignored(String.join("; ", ignored)) : new Created(landed);
    }

    private String problem(JsonNode found) {
        String version = found.path("eventVersion").asText();
        if (!version.matches("[0-9]{1,3}\\.[0-9]{1,3}")) {
            return "A record has no eventVersion";
        }
        int major = Integer.parseInt(version.substring(0, version.indexOf('.')));
        if (major < OLDEST_MAJOR || major > NEWEST_MAJOR) {
            return "A record has eventVersion %s; versions 2.0 to 3.x can be read".formatted(version);
        }
        JsonNode object = found.path("s3").path("object");
        if (found.path("s3").path("bucket").path("name").asText().isEmpty()
                || decodedKey(object).isEmpty()) {
            return "A record has no bucket, or no key that can be decoded";
        }
        if (isCreation(found) && unquoted(object.path("eTag").asText()).isEmpty()) {
            return "The record of %s has no eTag".formatted(decodedKey(object));
        }
        return "";
    }

    private String reasonToIgnore(JsonNode found) {
        JsonNode s3 = found.path("s3");
        if (!isCreation(found)) {
            return "event %s is no creation of an object"
                    .formatted(found.path("eventName").asText());
        }
        if (!s3.path("bucket").path("name").asText().equals(bucket)) {
            return "bucket %s is not the messages bucket"
                    .formatted(s3.path("bucket").path("name").asText());
        }
        if (!decodedKey(s3.path("object")).startsWith(prefix)) {
            return "%s does not begin with %s".formatted(decodedKey(s3.path("object")), prefix);
        }
        if (decodedKey(s3.path("object")).endsWith("/")) {
            return "%s is a folder marker".formatted(decodedKey(s3.path("object")));
        }
        return "";
    }

    private static boolean isCreation(JsonNode found) {
        String name = found.path("eventName").asText();
        return name.startsWith("ObjectCreated:") || name.startsWith("s3:ObjectCreated:");
    }

    private static ObjectCreated landed(JsonNode found) {
        JsonNode s3 = found.path("s3");
        ObjectLocation location =
                new ObjectLocation(s3.path("bucket").path("name").asText(), decodedKey(s3.path("object")));
        String eTag = unquoted(s3.path("object").path("eTag").asText());
        return new ObjectCreated(
                new ObjectVersion(location, eTag),
                s3.path("object").path("size").asLong(),
                time(found.path("eventTime").asText()),
                sequencers(s3.path("object")));
    }

    /**
     * S3 gives each creation a sequencer, which orders one key's events. It is no identity: its form differs between
     * sources.
     */
    private static Set<String> sequencers(JsonNode object) {
        String sequencer = object.path("sequencer").asText();
        if (sequencer.isEmpty()) {
            return Set.of();
        }
        return Set.of(sequencer.length() <= SEQUENCER_LENGTH_MAX ? sequencer : Sha256.hex(sequencer));
    }

    /** Nothing depends on the time, so an event may lack it. */
    private static @Nullable Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException noTime) {
            return null;
        }
    }

    /** The key, decoded once from the form encoding that S3 uses; empty if the event has no key. */
    private static String decodedKey(JsonNode object) {
        try {
            return URLDecoder.decode(object.path("key").asText(), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return "";
        }
    }

    private static String unquoted(String eTag) {
        return eTag.replace("\"", "");
    }
}
