package io.sealift.local.template;

import java.util.List;

/**
 * A bucket.
 *
 * @param logicalId its id in the template
 * @param name its name
 * @param notifications which of its events go where
 */
public record BucketSpec(String logicalId, String name, List<NotificationSpec> notifications) {
    /** Copies the notifications. */
    public BucketSpec {
        notifications = List.copyOf(notifications);
    }
}
