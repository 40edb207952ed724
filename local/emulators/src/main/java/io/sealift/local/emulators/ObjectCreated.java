package io.sealift.local.emulators;

/**
 * An event: an object was created or overwritten.
 *
 * @param kind by which call
 * @param bucket the bucket
 * @param key the key, as the client gave it
 * @param sizeBytes the size of the object
 * @param etag the new ETag without quotes
 */
record ObjectCreated(Kind kind, String bucket, String key, long sizeBytes, String etag) {
    ObjectCreated {
        if (etag.contains("\"")) {
            throw new IllegalArgumentException("ETag must have no quotes: " + etag);
        }
    }

    /** The calls that create an object. */
    enum Kind {
        PUT("ObjectCreated:Put"),
        COPY("ObjectCreated:Copy"),
        COMPLETE_MULTIPART_UPLOAD("ObjectCreated:CompleteMultipartUpload");

        private final String eventName;

        Kind(String eventName) {
            this.eventName = eventName;
        }

        /** The name in the event. */
        String eventName() {
            return eventName;
        }
    }
}
