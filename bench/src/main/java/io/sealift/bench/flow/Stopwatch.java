package io.sealift.bench.flow;

/** Measures when files land, are moved, and become queryable, starting at its creation. */
final class Stopwatch {
    private final long start = System.nanoTime();
    private double landed;
    private double aloneSeconds;
    private double moved;

    /** All files have landed. */
    void landed() {
        landed = Progress.secondsSince(start);
    }

    /** Call this when moving without landing ends: no files have landed since {@link #landed}. */
    void movedAlone() {
        aloneSeconds = Progress.secondsSince(start) - landed;
    }

    /** All files are out of the producers' hands: committed, or copied and deleted. */
    void moved() {
        moved = Progress.secondsSince(start);
    }

    /**
     * All files are queryable.
     *
     * @param files how many
     * @param movedAlone how many were moved between {@link #landed} and {@link #movedAlone}
     */
    Result result(int files, long movedAlone) {
        double queryable = Progress.secondsSince(start);
        return Result.empty()
                .with("landing, s", landed)
                .with("moved after, s", moved)
                .with("queryable after, s", queryable)
                .with("ingest alone, files/s", movedAlone / aloneSeconds)
                .with("landed to moved, files/s", files / moved)
                .with("landed to queryable, files/s", files / queryable);
    }
}
