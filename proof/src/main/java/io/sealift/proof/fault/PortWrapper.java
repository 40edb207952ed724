package io.sealift.proof.fault;

/** Stands between a process and its ports. */
public interface PortWrapper {
    /**
     * The same port, seen from inside the process.
     *
     * @param port the interface
     * @param target what does the work
     */
    <T> T wrap(Class<T> port, T target);
}
