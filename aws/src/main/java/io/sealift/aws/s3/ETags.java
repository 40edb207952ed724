package io.sealift.aws.s3;

/** ETags are quoted on the wire and unquoted everywhere else. */
final class ETags {
    private ETags() {}

    static String quoted(String eTag) {
        return '"' + eTag + '"';
    }

    static String unquoted(String wire) {
        return wire.replace("\"", "");
    }
}
