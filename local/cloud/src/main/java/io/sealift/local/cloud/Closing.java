package io.sealift.local.cloud;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes everything that was started, the latest first, whatever happens. */
final class Closing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    /** Keeps something to be closed. */
    synchronized <T extends AutoCloseable> T add(T closeable) {
        started.push(closeable);
        return closeable;
    }

    @Override
    public synchronized void close() {
        while (!started.isEmpty()) {
            AutoCloseable latest = started.pop();
            try {
                latest.close();
            } catch (Exception failure) {
                // The others must still be closed.
                LOG.warn("Cannot stop {} cleanly", latest, failure);
            }
        }
    }
}
