package io.sealift.proof.fault;

/** The process ends here, as when its machine is lost. An error, so that code that handles exceptions lets it pass. */
public final class SimulatedCrash extends Error {
    private static final long serialVersionUID = 1L;

    /** Says at which call. */
    public SimulatedCrash(String where) {
        super("The simulated process crashed " + where);
    }
}
