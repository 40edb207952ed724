package io.sealift.core.ledger;

/** What is known after asking the ledger for a change. */
public sealed interface CommitOutcome {
    /** It took effect. */
    record Committed() implements CommitOutcome {}

    /** It did not and will not take effect: a condition did not hold. Look, then decide again. */
    record Rejected() implements CommitOutcome {}

    /** It did not and will not take effect, because another change was under way: make the same call again. */
    record Conflicted() implements CommitOutcome {}

    /**
     * It did not and never will take effect as it is: something in it is not allowed, such as an item that is too
     * large.
     */
    record Invalid(String reason) implements CommitOutcome {}

    /** The reply was lost: it may have taken effect, or may yet. Look before anything else. */
    record Unknown(String reason) implements CommitOutcome {}

    /** Whether it certainly took effect. */
    default boolean isCommitted() {
        return this instanceof Committed;
    }

    /** Why it is not known to have taken effect, in words; empty if it did. */
    default String problem() {
        return switch (this) {
            case Committed _ -> "";
            case Rejected _ -> "another change came first";
            case Conflicted _ -> "another change is under way";
            case Invalid invalid -> invalid.reason();
            case Unknown unknown -> unknown.reason();
        };
    }
}
