package io.sealift.aws.client;

import java.util.Objects;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What any service says when it refuses a call. */
public final class ServiceErrors {
    private static final int FORBIDDEN = 403;

    private ServiceErrors() {}

    /** The service's code of the error, as in {@code NoSuchBucket}; empty if it gives none. */
    public static String code(AwsServiceException refused) {
        return refused.awsErrorDetails() == null
                ? ""
                : Objects.requireNonNullElse(refused.awsErrorDetails().errorCode(), "");
    }

    /** Whether a permission is missing; JSON services report it with status 400, and some without "Exception". */
    public static boolean isDenied(AwsServiceException refused) {
        String code = code(refused);
        return refused.statusCode() == FORBIDDEN
                || code.startsWith("AccessDenied")
                || code.startsWith("UnauthorizedOperation");
    }
}
