package io.sealift.local.athena;

import io.sealift.local.trino.TrinoError;

/**
 * Why a query did not succeed.
 *
 * @param blame who has to act
 * @param reason in Athena's form, {@code NAME: message}
 */
record Failure(Blame blame, String reason) {
    /** Athena's categories of errors. */
    enum Blame {
        SYSTEM(1, 0),
        USER(2, 1000);

        private final int category;
        private final int errorType;

        Blame(int category, int errorType) {
            this.category = category;
            this.errorType = errorType;
        }

        int category() {
            return category;
        }

        /** Athena's number for an unspecific error of the category. */
        int errorType() {
            return errorType;
        }
    }

    static Failure system(String message) {
        return new Failure(Blame.SYSTEM, "GENERIC_INTERNAL_ERROR: " + message);
    }

    static Failure user(String reason) {
        return new Failure(Blame.USER, reason);
    }

    /** Anything outside the engine, above all the data, is the user's. */
    static Failure of(TrinoError error) {
        var blame = switch (error.type()) {
            case USER_ERROR, EXTERNAL -> Blame.USER;
            case INTERNAL_ERROR, INSUFFICIENT_RESOURCES -> Blame.SYSTEM;
        };
        return new Failure(blame, error.name() + ": " + error.message());
    }
}
