package io.sealift.aws.dynamodb;

import io.sealift.core.ledger.CommitOutcome;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** What a failed transaction says about whether it took effect. */
final class CommitOutcomes {
    private static final int SERVER_ERRORS = 500;
    private static final String NO_REASON = "None";
    private static final String CONDITION = "ConditionalCheckFailed";
    private static final Set<String> PASSING =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private CommitOutcomes() {}

    /**
     * The outcome behind an exception that a transaction ended with, after the SDK's own retries.
     *
     * @throws IllegalStateException where the request itself was refused, which repeating cannot mend
     */
    static CommitOutcome of(SdkException failure) {
        return switch (failure) {
            case TransactionCanceledException cancelled -> of(cancelled);
            // DynamoDB says so of an earlier try of this very request, whose reply was lost: it may yet take effect.
            case TransactionInProgressException running -> unknown(running);
            case DynamoDbException refused
            when isRefusal(refused) ->
                throw new IllegalStateException(
                        "DynamoDB refuses a change of the ledger: %s. Check that the table is as in template.yaml, and the role's permissions on it"
                                .formatted(refused.getMessage()),
                        refused);
            default -> unknown(failure);
        };
    }

    /** Throttling counts as unknown: it is what the last try met, while the reply to an earlier one may have been lost. */
    private static boolean isRefusal(DynamoDbException answer) {
        return answer.statusCode() < SERVER_ERRORS && !answer.isThrottlingException();
    }

    private static CommitOutcome of(TransactionCanceledException cancelled) {
        Set<String> reasons = cancelled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .filter(code -> code != null && !code.equals(NO_REASON))
                .collect(Collectors.toUnmodifiableSet());
        if (reasons.contains(CONDITION)) {
            return new CommitOutcome.Rejected();
        }
        if (!reasons.isEmpty() && PASSING.containsAll(reasons)) {
            return new CommitOutcome.Conflicted();
        }
        throw new IllegalStateException(
                "DynamoDB cancelled a change of the ledger for %s: %s. This is a bug, please report it"
                        .formatted(reasons, cancelled.getMessage()),
                cancelled);
    }

    private static CommitOutcome unknown(SdkException failure) {
        return new CommitOutcome.Unknown("%s: %s".formatted(failure.getClass().getSimpleName(), failure.getMessage()));
    }
}
