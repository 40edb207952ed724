package io.sealift.local.emulators;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One queue configuration of a bucket's notifications.
 *
 * @param bucket the bucket that is watched
 * @param event which events, as S3 names them: {@code s3:ObjectCreated:*} or one of its kinds
 * @param queue the name of the queue that gets them
 * @param prefix how a key must begin; null for any
 * @param suffix how a key must end; null for any
 */
public record NotificationConfig(
        String bucket,
        String event,
        String queue,
        @Nullable String prefix,
        @Nullable String suffix) {
    private static final String EVERY_KIND = "s3:ObjectCreated:*";

    /** Refuses events that are never sent here. */
    public NotificationConfig {
        if (!event.equals(EVERY_KIND)
                && Arrays.stream(ObjectCreated.Kind.values())
                        .noneMatch(kind -> event.equals("s3:" + kind.eventName()))) {
            throw new IllegalArgumentException("Bucket " + bucket + " asks for event " + event
                    + ", which the local cloud does not send; it sends " + EVERY_KIND + " and its kinds");
        }
    }

    /** Whether the queue gets an event. */
    boolean matches(ObjectCreated created) {
        return bucket.equals(created.bucket())
                && (event.equals(EVERY_KIND)
                        || event.equals("s3:" + created.kind().eventName()))
                && (prefix == null || created.key().startsWith(prefix))
                && (suffix == null || created.key().endsWith(suffix));
    }

    /** A name for this configuration that stays the same as long as its content does. */
    String id() {
        return UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
