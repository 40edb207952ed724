package io.sealift.core.ingest;

import java.util.concurrent.Semaphore;

/** Bounds the memory that all files under way take together, so that the limit is the function's, not each file's. */
final class MemoryBudget {
    private static final int UNIT_BYTES = 64 << 10;

    private final int units;
    private final Semaphore free;

    /** A budget of this many bytes; a file that asks for more gets all of it. */
    MemoryBudget(long bytes) {
        this.units = Math.clamp(bytes / UNIT_BYTES, 1, Integer.MAX_VALUE);
        this.free = new Semaphore(units, true);
    }

    /** Waits until this much is free, and takes it. */
    Share take(long bytes) throws InterruptedException {
        int wanted = unitsOf(bytes);
        free.acquire(wanted);
        return new Share(wanted);
    }

    private int unitsOf(long bytes) {
        return Math.clamp(Math.ceilDiv(bytes, UNIT_BYTES), 1, units);
    }

    /** A part of the budget; close it to give it back. */
    final class Share implements AutoCloseable {
        private int held;

        private Share(int held) {
            this.held = held;
        }

        /** Gives back everything beyond this much. */
        void shrinkTo(long bytes) {
            release(held - Math.min(held, unitsOf(bytes)));
        }

        @Override
        public void close() {
            release(held);
        }

        private void release(int count) {
            held -= count;
            free.release(count);
        }
    }
}
