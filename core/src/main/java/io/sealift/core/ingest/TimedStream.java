package io.sealift.core.ingest;

import io.sealift.core.object.ObjectVersion;
import io.sealift.core.object.StoreUnavailableException;
import io.sealift.core.time.TimeLeft;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * The content of a file, as long as there is time to read it. Whoever reads on until the function is killed takes every
 * other file of the batch with it, each time that the batch comes again.
 */
final class TimedStream extends FilterInputStream {
    private final ObjectVersion version;
    private final TimeLeft timeLeft;
    private long bytes;

    TimedStream(InputStream content, ObjectVersion version, TimeLeft timeLeft) {
        super(content);
        this.version = version;
        this.timeLeft = timeLeft;
    }

    @Override
    public int read() throws IOException {
        checkTime();
        int read = super.read();
        bytes += read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        checkTime();
        int read = super.read(target, from, length);
        bytes += Math.max(read, 0);
        return read;
    }

    private void checkTime() {
        if (!timeLeft.isAtLeast(Duration.ZERO)) {
            throw new StoreUnavailableException(
                    "The function's time ended after %d bytes of %s: split the file, or give the ingest function more time and memory"
                            .formatted(bytes, version));
        }
    }
}
