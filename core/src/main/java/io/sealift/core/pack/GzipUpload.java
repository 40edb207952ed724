package io.sealift.core.pack;

import io.sealift.core.store.ObjectUpload;
import io.sealift.core.store.ObjectVersion;
import java.io.IOException;
import java.io.OutputStream;

/** An upload that gzips its object. */
final class GzipUpload implements AutoCloseable {
    private final ObjectUpload upload;
    private final FastGzip gzip;
    private long bytes;

    GzipUpload(ObjectUpload upload) throws IOException {
        this.upload = upload;
        this.gzip = new FastGzip(new OutputStream() {
            @Override
            public void write(int single) {
                write(new byte[] {(byte) single}, 0, 1);
            }

            @Override
            public void write(byte[] packed, int start, int length) {
                upload.write(packed, start, length);
                bytes += length;
            }
        });
    }

    void write(byte[] text, int start, int length) throws IOException {
        gzip.write(text, start, length);
    }

    ObjectVersion finish() throws IOException {
        gzip.close();
        return upload.finish();
    }

    /** How many gzipped bytes there are so far; all of them once it is finished. */
    long bytes() {
        return bytes;
    }

    int bufferedBytes() {
        return upload.bufferedBytes();
    }

    @Override
    public void close() {
        upload.close();
        gzip.abandon();
    }
}
