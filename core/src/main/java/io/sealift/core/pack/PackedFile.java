package io.sealift.core.pack;

import io.sealift.core.ledger.FileId;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.feed.validation.ValidationResult.Accepted;

/**
 * A file of a pack.
 *
 * @param object the version that was read
 * @param id its id
 * @param number the number that its rows carry as {@code _f}
 * @param accepted what validation counted
 */
public record PackedFile(ObjectCreated object, FileId id, int number, Accepted accepted) {
    /** How many items it takes in a commit. */
    int items() {
        return object.byETag().equals(id) ? 1 : 2;
    }
}
