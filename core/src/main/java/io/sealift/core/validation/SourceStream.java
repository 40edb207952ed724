package io.sealift.core.validation;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells a failure to read from damage in what was read.
 *
 * <p>A broken connection can surface as the very exceptions by which unpacking reports damage. Only this stream sees
 * which of both it was.
 */
final class SourceStream extends FilterInputStream {
    private @Nullable IOException failure;

    SourceStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException broken) {
            failure = broken;
            throw broken;
        }
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        try {
            return super.read(target, start, length);
        } catch (IOException broken) {
            failure = broken;
            throw broken;
        }
    }

    void rethrowFailure() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }
}
