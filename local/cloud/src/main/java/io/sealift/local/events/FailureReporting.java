package io.sealift.local.events;

/** What a function's answer to a batch of messages means. */
public enum FailureReporting {
    /** Any answer settles the whole batch. */
    WHOLE_BATCH,
    /** The answer's {@code batchItemFailures} name the messages to keep: the template's ReportBatchItemFailures. */
    BATCH_ITEM_FAILURES
}
