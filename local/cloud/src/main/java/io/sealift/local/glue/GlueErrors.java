package io.sealift.local.glue;

import io.sealift.local.http.AwsJsonException;

/** Glue's own errors. */
final class GlueErrors {
    static final String ENTITY_NOT_FOUND = "EntityNotFoundException";
    static final String ALREADY_EXISTS = "AlreadyExistsException";
    static final String INVALID_INPUT = "InvalidInputException";
    static final String VALIDATION = "ValidationException";

    private GlueErrors() {}

    static AwsJsonException notFound(String message) {
        return new AwsJsonException(ENTITY_NOT_FOUND, message);
    }

    static AwsJsonException exists(String message) {
        return new AwsJsonException(ALREADY_EXISTS, message);
    }

    static AwsJsonException tooMany(String message) {
        return new AwsJsonException(VALIDATION, message);
    }

    static AwsJsonException invalid(String message) {
        return new AwsJsonException(INVALID_INPUT, message);
    }
}
