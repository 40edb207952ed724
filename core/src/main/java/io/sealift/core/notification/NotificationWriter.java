package io.sealift.core.notification;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sealift.core.notification.Notification.ObjectCreated;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes notifications in the shape that S3 gives them, as {@link NotificationParser} reads them. */
public final class NotificationWriter {
    /** Says in every message that S3 did not send it. */
    public static final String SOURCE = "sealift:backfill";

    private static final JsonMapper JSON = new JsonMapper();
    // Always three fraction digits, as S3 writes them; Instant.toString() drops zeros.
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private NotificationWriter() {}

    /**
     * The body of a message that reports one object. It has a sequencer only if it repeats an event that had one: only
     * S3 knows the order of a key's events.
     *
     * @param at when it is sent; used if the time of the landing is not known
     */
    public static String created(ObjectCreated landed, Instant at) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode event = root.putArray("Records").addObject();
        event.put("eventVersion", "2.1");
        event.put("eventSource", SOURCE);
        event.put("eventTime", TIME.format(landed.landedAt() == null ? at : landed.landedAt()));
        event.put("eventName", "ObjectCreated:Backfill");
        ObjectNode s3 = event.putObject("s3");
        s3.put("s3SchemaVersion", "1.0");
        s3.putObject("bucket").put("name", landed.version().location().bucket());
        ObjectNode object = s3.putObject("object")
                .put("key", encoded(landed.version().location().key()))
                .put("size", landed.sizeBytes())
                .put("eTag", landed.version().eTag());
        if (landed.sequencers().size() == 1) {
            object.put("sequencer", landed.sequencers().iterator().next());
        }
        return root.toString();
    }

    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }
}
