package io.sealift.local.emulators;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.Lock;

/**
 * The content of an upload, which takes a lock once it has been read to its end.
 *
 * <p>The store reads all content into a temporary file and then moves it to its key, on one thread. So the lock is held
 * while the object appears, but not while a slow producer sends it.
 */
final class LockAtEnd extends FilterInputStream {
    private final Lock lock;
    private boolean held;

    LockAtEnd(InputStream content, Lock lock) {
        super(content);
        this.lock = lock;
    }

    @Override
    public int read() throws IOException {
        return lockAtEnd(super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return lockAtEnd(super.read(bytes, offset, length));
    }

    /** Releases the lock if it was taken; must be called by the thread that read. */
    void release() {
        if (held) {
            held = false;
            lock.unlock();
        }
    }

    private int lockAtEnd(int result) {
        if (result < 0 && !held) {
            lock.lock();
            held = true;
        }
        return result;
    }
}
