package io.sealift.core.ingest;

import java.util.concurrent.Semaphore;

/** Bounds what the files that are under way take together, so that the function's memory is bounded, not the file's. */
final class MemoryBudget {
    private static final int UNIT_BYTES = 64 << 10;

    private final int units;
    private final Semaphore free;

    /** A budget of so many bytes; a file that asks for more gets all of it. */
    MemoryBudget(long bytes) {
        this.units = Math.clamp(bytes / UNIT_BYTES, 1, Integer.MAX_VALUE);
        this.free = new Semaphore(units, true);
    }

    /** Waits until so much is free, and takes it. */
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

        /** Gives back what is beyond so much. */
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
