package io.sealift.proof.fault;

/** Something that a system does, to be run with a fault at each of its calls. */
@FunctionalInterface
public interface Scenario {
    /**
     * A new harness, always the same, and independent of any earlier one.
     *
     * @param points wraps the ports through which the process of {@link Harness#run} reaches the outside
     */
    Harness build(CrashPoints points);

    /** One harness; {@link #run}, {@link #recover} and {@link #check} are called once each, in this order. */
    interface Harness {
        /**
         * Lets the process do its work. A {@link SimulatedCrash} passes through. So may the
         * {@link io.sealift.core.store.StoreUnavailableException} of a fault: the process has failed then, as a
         * function that will be called again.
         */
        void run();

        /**
         * Lets the system go on until it comes to rest, as after a restart: with a new process, and without further
         * faults.
         */
        void recover();

        /**
         * Checks, bypassing the ports, what must hold at every moment, right after the fault and again after the
         * recovery; throws an {@link AssertionError} if it does not.
         */
        default void checkSafety() {}

        /** Checks the final result, bypassing the ports; throws an {@link AssertionError} if an invariant is broken. */
        void check();
    }
}
