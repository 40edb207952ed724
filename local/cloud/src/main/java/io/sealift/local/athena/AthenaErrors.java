package io.sealift.local.athena;

import io.sealift.local.http.AwsJsonException;

/** Athena's own errors. */
final class AthenaErrors {
    static final String INVALID_REQUEST = "InvalidRequestException";

    private AthenaErrors() {}

    static AwsJsonException invalid(String message) {
        return new AwsJsonException(INVALID_REQUEST, message);
    }
}
