package io.sealift.local.athena;

/**
 * A workgroup of Athena.
 *
 * @param name its name
 * @param outputLocation where results go, {@code s3://bucket/prefix/}
 * @param enforcement whose result location counts
 */
public record WorkGroup(String name, String outputLocation, Enforcement enforcement) {
    /** Whose result location counts. */
    public enum Enforcement {
        /** The workgroup's, whatever the client says. */
        WORKGROUP,
        /** The client's, or the workgroup's if the client names none. */
        CLIENT
    }

    public WorkGroup {
        if (!outputLocation.startsWith("s3://")) {
            throw new IllegalArgumentException("outputLocation must begin with s3://, got " + outputLocation);
        }
        outputLocation = outputLocation.endsWith("/") ? outputLocation : outputLocation + "/";
    }
}
