package io.sealift.core.engine;

/** Why an attempt came to nothing, as far as it matters for what to do next. */
public enum FailureCause {
    /** A row holds a value that the engine cannot take: the same rows will fail it again. */
    DATA,
    /** It succeeded, but what it wrote is not what was planned. */
    AUDIT,
    /** The engine or a store took too many requests. */
    THROTTLING,
    /** The engine or we may not do something. */
    ACCESS_DENIED,
    /** It was verified, and its files were removed or changed before they were published. */
    WITHDRAWN,
    /** Anything else: an outage, a quota, an answer that nobody knows. The same rows may go well another time. */
    ENGINE;

    /** Whether the same rows would fail again, so that waiting helps nothing. */
    public boolean isOfData() {
        return switch (this) {
            case DATA, AUDIT -> true;
            case THROTTLING, ACCESS_DENIED, WITHDRAWN, ENGINE -> false;
        };
    }
}
