package io.sealift.local.emulators;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Writes notifications in S3's JSON format. */
final class NotificationWriter {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HOST_ID = "sealift-local";
    // Always three digits of a second, as S3 writes them; Instant.toString() drops zeros.
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int SEQUENCE_BITS = 16;

    private final String region;
    private final String accountId;
    private final Clock clock;
    private final AtomicLong sequence;

    NotificationWriter(String region, String accountId, Clock clock) {
        this.region = region;
        this.accountId = accountId;
        this.clock = clock;
        // From the clock, so that a sequencer is larger after a restart than before it.
        this.sequence = new AtomicLong(clock.millis() << SEQUENCE_BITS);
    }

    /** The message about one object. */
    String created(ObjectCreated created, NotificationConfig notification) {
        String sequencer = String.format(Locale.ROOT, "%018X", sequence.incrementAndGet());
        ObjectNode root = JSON.createObjectNode();
        ObjectNode event = root.putArray("Records").addObject();
        event.put("eventVersion", "2.1");
        event.put("eventSource", "aws:s3");
        event.put("awsRegion", region);
        event.put("eventTime", now());
        event.put("eventName", created.kind().eventName());
        event.putObject("userIdentity").put("principalId", "AWS:" + accountId);
        event.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
        event.putObject("responseElements").put("x-amz-request-id", sequencer).put("x-amz-id-2", HOST_ID);
        ObjectNode s3 = event.putObject("s3");
        s3.put("s3SchemaVersion", "1.0");
        s3.put("configurationId", notification.id());
        ObjectNode bucket = s3.putObject("bucket");
        bucket.put("name", created.bucket());
        bucket.putObject("ownerIdentity").put("principalId", accountId);
        bucket.put("arn", "arn:aws:s3:::" + created.bucket());
        ObjectNode object = s3.putObject("object");
        object.put("key", encode(created.key()));
        object.put("size", created.sizeBytes());
        object.put("eTag", created.etag());
        object.put("sequencer", sequencer);
        return root.toString();
    }

    /** The message that S3 sends once to a newly configured queue. */
    String test(NotificationConfig notification) {
        ObjectNode root = JSON.createObjectNode();
        root.put("Service", "Amazon S3");
        root.put("Event", "s3:TestEvent");
        root.put("Time", now());
        root.put("Bucket", notification.bucket());
        root.put("RequestId", String.format(Locale.ROOT, "%018X", sequence.incrementAndGet()));
        root.put("HostId", HOST_ID);
        return root.toString();
    }

    private String now() {
        return TIME.format(clock.instant());
    }

    private static String encode(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }
}
