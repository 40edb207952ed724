package io.sealift.aws.athena;

import io.sealift.aws.client.ServiceErrors;
import io.sealift.core.ledger.FailureCause;
import io.sealift.core.query.QueryEngine.StartOutcome;
import io.sealift.core.store.StoreUnavailableException;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;

/** Calls Athena and describes its failures. */
final class AthenaFailures {
    private static final int SERVER_ERROR = 500;

    private AthenaFailures() {}

    /** What is known about a start that Athena did not answer with the query's id. */
    static StartOutcome ofStart(SdkException failure) {
        return switch (failure) {
            case AwsServiceException answer
            when answer.statusCode() < SERVER_ERROR ->
                new StartOutcome.Refused(
                        "Athena refuses a statement: %s. Check it, SEALIFT_WORKGROUP, SEALIFT_DATABASE, the workgroup's quotas and the role's permissions"
                                .formatted(answer.getMessage()),
                        causeOf(answer));
            default ->
                new StartOutcome.Unknown(
                        "Athena did not say whether it started a query: %s".formatted(failure.getMessage()));
        };
    }

    /**
     * Calls about one query.
     *
     * @param what what is attempted, as in {@code describe}
     * @throws InvalidRequestException if Athena refuses to answer for this query, most often because it does not know
     *     it; it has no separate exception for that
     * @throws StoreUnavailableException if Athena did not answer
     */
    static <T> T callAbout(String queryId, String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (InvalidRequestException refused) {
            throw refused;
        } catch (SdkException failure) {
            throw new StoreUnavailableException(
                    "Athena did not %s query %s: %s. If this lasts, check the workgroup's quotas and the role's permissions"
                            .formatted(what, queryId, failure.getMessage()),
                    failure);
        }
    }

    private static FailureCause causeOf(AwsServiceException answer) {
        if (answer.isThrottlingException()) {
            return FailureCause.THROTTLING;
        }
        return ServiceErrors.isDenied(answer) ? FailureCause.ACCESS_DENIED : FailureCause.ENGINE;
    }
}
