package io.sealift.core.store;

/**
 * Where an object is.
 *
 * @param bucket the bucket's name
 * @param key the key, decoded, as producers wrote it
 */
public record ObjectLocation(String bucket, String key) {
    private static final String SCHEME = "s3://";

    public ObjectLocation {
        if (bucket.isEmpty() || key.isEmpty()) {
            throw new IllegalArgumentException("Bucket and key must not be empty: '%s' '%s'".formatted(bucket, key));
        }
    }

    /** The location as the engine writes it, {@code s3://bucket/key}, the key not encoded. */
    public String uri() {
        return SCHEME + bucket + "/" + key;
    }

    /** Reads what {@link #uri()} writes; throws {@link IllegalArgumentException} on anything else. */
    public static ObjectLocation ofUri(String uri) {
        int slash = uri.indexOf('/', SCHEME.length());
        if (!uri.startsWith(SCHEME) || slash < 0) {
            throw new IllegalArgumentException("Not an s3:// address of an object: " + uri);
        }
        return new ObjectLocation(uri.substring(SCHEME.length(), slash), uri.substring(slash + 1));
    }

    @Override
    public String toString() {
        return uri();
    }
}
