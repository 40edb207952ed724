package io.sealift.aws.dynamodb;

import io.sealift.aws.client.ServiceErrors;
import io.sealift.core.ledger.CommitOutcome;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Tells from a failed transaction whether it took effect. */
final class CommitOutcomes {
    private static final String NO_REASON = "None";
    private static final String CONDITION = "ConditionalCheckFailed";
    /** An item that is too large, or a value that DynamoDB does not accept: repeating cannot help. */
    private static final Set<String> INVALID = Set.of(
            "ValidationError",
            "ValidationException",
            "ItemCollectionSizeLimitExceeded",
            "ItemCollectionSizeLimitExceededException");

    private static final Set<String> PASSING =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private CommitOutcomes() {}

    /**
     * The outcome behind an exception that a transaction ended with, after the SDK's own retries. Anything inconclusive
     * is {@code Unknown}, even throttling: that is what happened to the last try, while the reply to an earlier one may
     * have been lost. Only a cancelled transaction certainly had no effect, whatever the reason for cancelling it.
     */
    static CommitOutcome of(RuntimeException failure) {
        return switch (failure) {
            case TransactionCanceledException cancelled -> of(cancelled);
            case AwsServiceException refused
            when INVALID.contains(ServiceErrors.code(refused)) -> invalid(String.valueOf(refused.getMessage()));
            default -> unknown(failure);
        };
    }

    /** A failed condition takes precedence: the other reasons may be gone once the caller has looked and asks again. */
    private static CommitOutcome of(TransactionCanceledException cancelled) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        Set<String> codes = reasons.stream()
                .map(CancellationReason::code)
                .filter(Objects::nonNull)
                .filter(code -> !code.equals(NO_REASON))
                .collect(Collectors.toUnmodifiableSet());
        if (codes.contains(CONDITION)) {
            return new CommitOutcome.Rejected();
        }
        if (codes.stream().anyMatch(INVALID::contains)) {
            return invalid(messages(reasons));
        }
        return codes.stream().anyMatch(PASSING::contains) ? new CommitOutcome.Conflicted() : unknown(cancelled);
    }

    private static CommitOutcome invalid(String reason) {
        return new CommitOutcome.Invalid("DynamoDB does not take this change of the ledger: " + reason);
    }

    private static CommitOutcome unknown(RuntimeException failure) {
        return new CommitOutcome.Unknown("%s: %s".formatted(failure.getClass().getSimpleName(), failure.getMessage()));
    }

    private static String messages(List<CancellationReason> reasons) {
        return reasons.stream()
                .filter(reason -> reason.code() != null && INVALID.contains(reason.code()))
                .map(reason -> "%s %s".formatted(reason.code(), reason.message()))
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
