package io.sealift.core.deadletter;

import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Md5;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectUpload;
import io.sealift.core.store.ObjectVersion;
import java.io.OutputStream;

/** An upload that says which file it will be before anything of it is visible. */
final class HashedUpload extends OutputStream {
    private final ObjectUpload upload;
    private final ObjectLocation target;
    private final Md5 md5 = new Md5();

    HashedUpload(ObjectUpload upload, ObjectLocation target) {
        this.upload = upload;
        this.target = target;
    }

    @Override
    public void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int start, int length) {
        upload.write(bytes, start, length);
        md5.digest().update(bytes, start, length);
    }

    /** The id of the file that was written; call this once, after the last byte. */
    FileId id() {
        return FileId.ofContent(target, md5.hex());
    }

    ObjectVersion finish() {
        return upload.finish();
    }

    @Override
    public void close() {
        upload.close();
    }
}
