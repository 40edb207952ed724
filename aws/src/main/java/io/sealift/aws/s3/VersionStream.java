package io.sealift.aws.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The content of an object in transit; a reader that stops early does not wait for the rest. */
final class VersionStream extends FilterInputStream {
    private final ResponseInputStream<GetObjectResponse> response;
    private boolean atEnd;

    VersionStream(ResponseInputStream<GetObjectResponse> response) {
        super(response);
        this.response = response;
    }

    @Override
    public int read() throws IOException {
        try {
            int next = response.read();
            atEnd |= next < 0;
            return next;
        } catch (SdkException broken) {
            throw broken(broken);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int count = response.read(buffer, offset, length);
            atEnd |= count < 0;
            return count;
        } catch (SdkException broken) {
            throw broken(broken);
        }
    }

    /** Returns the connection to the pool; one with content still in transit is cut instead. */
    @Override
    public void close() throws IOException {
        if (!atEnd) {
            response.abort();
        }
        response.close();
    }

    private static IOException broken(SdkException cause) {
        return new IOException("S3 broke off in the middle of an object: " + cause.getMessage(), cause);
    }
}
