package io.sealift.local.trino;

import java.net.URI;
import java.nio.file.Path;

/**
 * What a Trino server needs to know.
 *
 * @param directory for its configuration and log; created if missing
 * @param port of its HTTP interface, on the loopback address
 * @param glue the Glue API that provides its tables
 * @param s3 the S3 API that it reads and writes
 */
public record TrinoSettings(Path directory, int port, URI glue, S3Access s3) {
    /** The one catalog, named as in Athena. */
    public static final String CATALOG = "awsdatacatalog";

    public TrinoSettings {
        directory = directory.toAbsolutePath();
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must be 1 to 65535: " + port);
        }
    }
}
