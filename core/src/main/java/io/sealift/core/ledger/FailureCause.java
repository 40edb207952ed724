package io.sealift.core.ledger;

/** Why an attempt failed, as far as it matters for what to do next. */
public enum FailureCause {
    /** A row holds a value that the engine cannot take: the same rows will fail again. */
    DATA,
    /** It succeeded, but what it wrote is not what was planned. */
    AUDIT,
    /** The engine or a store got too many requests. */
    THROTTLING,
    /** The engine or we lack a permission. */
    ACCESS_DENIED,
    /** It was verified, but its files were removed or changed before they were published. */
    WITHDRAWN,
    /** Anything else: an outage, a quota, an unknown answer. The same rows may succeed another time. */
    ENGINE;

    /** Whether the same rows would fail again, so that waiting does not help. */
    public boolean isOfData() {
        return switch (this) {
            case DATA, AUDIT -> true;
            case THROTTLING, ACCESS_DENIED, WITHDRAWN, ENGINE -> false;
        };
    }
}
