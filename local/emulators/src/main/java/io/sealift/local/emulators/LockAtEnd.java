package io.sealift.local.emulators;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.Lock;

/**
 * The content of an upload, which takes a lock once it was read to its end.
 *
 * <p>The store reads all content into a file of its own and then gives that its key, on one thread. So the lock is held
 * while the object appears, and not while a slow producer sends it.
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

    /** Gives the lock back, if it was taken; to be called by the thread that read. */
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
