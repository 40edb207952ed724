package io.sealift.contracts;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Pack;
import java.util.List;

/** A pack and its files, as one commit takes them. */
record Packed(Pack pack, List<FileEntry> files) {
    List<FileId> ids() {
        return files.stream().map(FileEntry::id).toList();
    }
}
