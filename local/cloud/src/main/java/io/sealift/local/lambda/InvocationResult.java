package io.sealift.local.lambda;

/** How one invocation ended. Everything but {@link Returned} is a failure to the service that invoked. */
public sealed interface InvocationResult {
    /**
     * The handler returned.
     *
     * @param json what it returned, {@code null} as text if it returned nothing
     */
    record Returned(String json) implements InvocationResult {}

    /**
     * The handler threw; the child stays alive.
     *
     * @param type the class of the exception, or one of Lambda's own terms
     * @param message the exception's message
     */
    record FunctionError(String type, String message) implements InvocationResult {}

    /** The handler was still running at its deadline, so the child was killed. */
    record TimedOut() implements InvocationResult {}

    /**
     * The child ended during the invocation.
     *
     * @param exit its exit status, 128 + n after signal n
     */
    record Crashed(int exit) implements InvocationResult {}

    /**
     * The child never asked for its first event.
     *
     * @param type the class of the exception that the handler's constructor threw, or one of Lambda's own terms
     * @param message what went wrong
     */
    record InitFailed(String type, String message) implements InvocationResult {}
}
