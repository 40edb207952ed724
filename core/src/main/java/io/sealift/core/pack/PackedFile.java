package io.sealift.core.pack;

import io.sealift.core.ledger.FileId;
import io.sealift.core.notification.Notification.Landed;
import io.sealift.core.validation.ValidationResult.Accepted;

/**
 * A file of a pack.
 *
 * @param landed the version that was read
 * @param id its id
 * @param number the number that its rows carry as {@code _f}
 * @param accepted what validation counted
 */
public record PackedFile(Landed landed, FileId id, int number, Accepted accepted) {
    /** How many items it takes in a commit. */
    int items() {
        return FileId.ofETag(landed.version()).equals(id) ? 1 : 2;
    }
}
