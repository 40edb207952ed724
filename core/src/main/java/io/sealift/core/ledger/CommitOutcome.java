package io.sealift.core.ledger;

/** What is known after a change to the ledger was asked for. */
public sealed interface CommitOutcome {
    /** It took effect. */
    record Committed() implements CommitOutcome {}

    /** It did not and will not take effect: a condition did not hold. Look, then decide anew. */
    record Rejected() implements CommitOutcome {}

    /** It did not and will not take effect, because another change was under way: the same call may be made again. */
    record Conflicted() implements CommitOutcome {}

    /** The reply was lost: it may have taken effect, or may yet. Look before anything else. */
    record Unknown(String reason) implements CommitOutcome {}
}
