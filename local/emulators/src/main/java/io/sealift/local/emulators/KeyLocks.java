package io.sealift.local.emulators;

import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One lock for each key, shared with the few that have the same hash. */
final class KeyLocks {
    private static final int STRIPES = 1024;

    private final Lock[] stripes =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);

    Lock of(String bucket, String key) {
        return stripes[stripe(bucket, key)];
    }

    <T> T locked(String bucket, String key, Supplier<T> work) {
        return locked(of(bucket, key), work);
    }

    /** Holds both locks, always taken in the same order, so that two copies in opposite directions do not deadlock. */
    <T> T locked(String bucket, String key, String otherBucket, String otherKey, Supplier<T> work) {
        int one = stripe(bucket, key);
        int other = stripe(otherBucket, otherKey);
        return locked(stripes[Math.min(one, other)], () -> locked(stripes[Math.max(one, other)], work));
    }

    private static <T> T locked(Lock lock, Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private static int stripe(String bucket, String key) {
        return Math.floorMod(Objects.hash(bucket, key), STRIPES);
    }
}
