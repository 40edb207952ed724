package io.sealift.aws.athena;

import io.sealift.core.engine.QueryRefusedException;
import io.sealift.core.engine.UnknownQueryException;
import io.sealift.core.object.StoreUnavailableException;
import java.util.Locale;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;

/** Calls Athena, and words its failures. */
final class AthenaFailures {
    private AthenaFailures() {}

    /**
     * Calls, throwing what the port promises.
     *
     * @param what what is attempted, as in {@code start a query}
     * @throws IllegalStateException where Athena refuses the request itself, which repeating cannot mend
     */
    static <T> T call(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (InvalidRequestException refused) {
            throw new IllegalStateException(
                    "Athena refuses to %s: %s. Check SEALIFT_WORKGROUP, SEALIFT_DATABASE and the statement"
                            .formatted(what, refused.getMessage()),
                    refused);
        } catch (SdkException failure) {
            throw new StoreUnavailableException(
                    "Athena did not %s: %s. If this lasts, check the workgroup's quotas and the role's permissions"
                            .formatted(what, failure.getMessage()),
                    failure);
        }
    }

    /**
     * Starts a query.
     *
     * <p>A token that belongs to another statement is no refusal: a query was started under it, and may be running.
     *
     * @throws QueryRefusedException where Athena refuses the statement, so that nothing was started
     */
    static <T> T callStart(Supplier<T> call) {
        return call("start a query", () -> {
            try {
                return call.get();
            } catch (InvalidRequestException refused) {
                if (says(refused, "idempotent")) {
                    throw refused;
                }
                throw new QueryRefusedException(
                        "Athena refuses a statement: %s. Check it, SEALIFT_WORKGROUP and SEALIFT_DATABASE"
                                .formatted(refused.getMessage()),
                        refused);
            }
        });
    }

    /**
     * Calls about one query.
     *
     * @throws UnknownQueryException where Athena knows no query of this id; it has no exception of its own for that
     */
    static <T> T callAbout(String queryId, String what, Supplier<T> call) {
        return call(what + " " + queryId, () -> {
            try {
                return call.get();
            } catch (InvalidRequestException refused) {
                if (says(refused, "not found")) {
                    throw new UnknownQueryException(queryId);
                }
                throw refused;
            }
        });
    }

    private static boolean says(InvalidRequestException refused, String words) {
        return String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT).contains(words);
    }
}
