package io.sealift.fakes;

import io.sealift.core.runtime.IdSource;
import java.util.concurrent.atomic.AtomicInteger;

/** Salts that count 1, 2, 3 and so on, so that every run of a test makes the same ids. */
public final class SequenceIds implements IdSource {
    private final AtomicInteger last = new AtomicInteger();

    @Override
    public int nextSalt() {
        return last.incrementAndGet();
    }
}
