package io.sealift.core.deadletter;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Md5;
import io.sealift.core.quarantine.RefusedFile;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectStore.ReadOutcome;
import io.sealift.core.store.StoreUnavailableException;
import io.sealift.core.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import org.jspecify.annotations.Nullable;

/** Whether the object under a refused file's key is that file. A copy of its bytes may have another ETag. */
final class SameFile {
    private final ObjectStore store;
    private final Ledger ledger;

    SameFile(LetterServices services) {
        this.store = services.store();
        this.ledger = services.ledger();
    }

    /** Checks the ETag first, then the ledger; reads the bytes only if neither knows. */
    boolean is(StoredObject there, RefusedFile file) {
        FileId byETag = FileId.ofETag(there.version());
        if (there.version().equals(file.source()) || byETag.equals(file.id())) {
            return true;
        }
        FileEntry known = ledger.find(byETag).orElse(null);
        if (known != null && known.id().equals(file.id())) {
            return true;
        }
        return !wasRead(known) && there.sizeBytes() == file.sizeBytes() && hasItsBytes(there, file);
    }

    /** A file that was never read is on record by its ETag, which says nothing about its bytes. */
    private static boolean wasRead(@Nullable FileEntry known) {
        return known != null
                && !(known.disposition() instanceof Disposition.Failing)
                && !(known.disposition() instanceof Disposition.Superseded);
    }

    private boolean hasItsBytes(StoredObject there, RefusedFile file) {
        return switch (store.read(there.version())) {
            case ReadOutcome.Changed _, ReadOutcome.Missing _ -> false;
            case ReadOutcome.Opened opened -> {
                Md5 md5 = new Md5();
                try (opened;
                        InputStream content = new DigestInputStream(opened.content(), md5.digest())) {
                    content.transferTo(OutputStream.nullOutputStream());
                } catch (IOException broken) {
                    throw new StoreUnavailableException("Cannot read " + there.version(), broken);
                }
                yield FileId.ofContent(there.location(), md5.hex()).equals(file.id());
            }
        };
    }
}
