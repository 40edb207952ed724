package io.sealift.core.ingest;

import io.sealift.core.runtime.TimeLeft;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * The content of a file, for as long as there is time to read it. A function that reads on until it is killed takes
 * every other file of its batch down with it.
 */
final class TimedStream extends FilterInputStream {
    private final TimeLeft timeLeft;
    private long bytes;

    TimedStream(InputStream content, TimeLeft timeLeft) {
        super(content);
        this.timeLeft = timeLeft;
    }

    /** The time for reading ran out. */
    static final class TimeOverException extends IOException {
        private static final long serialVersionUID = 1L;

        private TimeOverException(long bytes) {
            super("the time for reading it was over after %d bytes".formatted(bytes));
        }
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

    private void checkTime() throws TimeOverException {
        if (!timeLeft.isAtLeast(Duration.ZERO)) {
            throw new TimeOverException(bytes);
        }
    }
}
