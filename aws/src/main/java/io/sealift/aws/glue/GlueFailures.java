package io.sealift.aws.glue;

import io.sealift.core.store.StoreUnavailableException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.PartitionError;

/** Calls Glue and describes its failures. */
final class GlueFailures {
    private GlueFailures() {}

    /**
     * Makes a call; a batch that fails in part does not count as a failed call.
     *
     * @param what what is attempted, as in {@code describe table processed}
     */
    static <T> T call(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (EntityNotFoundException missing) {
            throw new StoreUnavailableException(
                    "Glue cannot %s: %s. Compare SEALIFT_DATABASE with the stack, and run: sealift init"
                            .formatted(what, missing.getMessage()),
                    missing);
        } catch (SdkException failure) {
            throw new StoreUnavailableException(
                    "Glue did not %s: %s. If this lasts, check the role's permissions on the database and its tables"
                            .formatted(what, failure.getMessage()),
                    failure);
        }
    }

    /** Whether a partition could not be created because it exists. */
    static boolean isThereAlready(PartitionError error) {
        return code(error).equals("AlreadyExistsException");
    }

    /** Whether a partition could not be deleted because it does not exist. */
    static boolean isGone(PartitionError error) {
        return code(error).equals("EntityNotFoundException");
    }

    /** Glue's own words. */
    static String words(PartitionError error) {
        String message = error.errorDetail() == null
                ? "no reason given"
                : String.valueOf(error.errorDetail().errorMessage());
        return "%s: %s: %s".formatted(error.partitionValues(), code(error), message);
    }

    /** The error's code; empty if Glue says none. */
    private static String code(PartitionError error) {
        return error.errorDetail() == null || error.errorDetail().errorCode() == null
                ? ""
                : error.errorDetail().errorCode();
    }
}
