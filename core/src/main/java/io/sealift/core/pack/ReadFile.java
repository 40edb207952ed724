package io.sealift.core.pack;

import io.sealift.core.ledger.FileId;
import io.sealift.core.store.ObjectHeaders;

/**
 * A small file that was read and is valid, all of it in memory.
 *
 * @param file the file
 * @param md5 the MD5 of its bytes, 32 lower-case hexadecimal digits
 * @param original its bytes
 * @param headers what its producer said about it
 * @param rows its rows in canonical form
 */
public record ReadFile(PackedFile file, String md5, Bytes original, ObjectHeaders headers, FileRows rows) {
    /** Its id. */
    public FileId id() {
        return file.id();
    }

    /** The key that its producer gave it. */
    String key() {
        return file.object().version().location().key();
    }
}
