package io.sealift.local.athena;

/**
 * An object or a prefix in S3.
 *
 * @param bucket the bucket
 * @param key the key or prefix, without a slash before it
 */
record S3Location(String bucket, String key) {
    private static final String SCHEME = "s3://";

    static S3Location of(String uri) {
        if (!uri.startsWith(SCHEME)) {
            throw new IllegalArgumentException("Expected a location that begins with s3://, got " + uri);
        }
        var rest = uri.substring(SCHEME.length());
        int slash = rest.indexOf('/');
        return slash < 0
                ? new S3Location(rest, "")
                : new S3Location(rest.substring(0, slash), rest.substring(slash + 1));
    }

    /** The location of a key in this bucket. */
    S3Location withKey(String other) {
        return new S3Location(bucket, other);
    }

    /** The last part of the key. */
    String fileName() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return SCHEME + bucket + "/" + key;
    }
}
