package io.sealift.local.athena;

import io.sealift.local.trino.S3Access;
import java.nio.file.Path;
import java.util.List;

/**
 * What the Athena front end needs to know.
 *
 * @param directory where executions and their rows are kept
 * @param port of its HTTP interface on the loopback address, 0 for a free one
 * @param workGroups all workgroups; requests without one mean {@code primary}
 * @param s3 where results and tables are
 */
public record AthenaSettings(Path directory, int port, List<WorkGroup> workGroups, S3Access s3) {
    public AthenaSettings {
        workGroups = List.copyOf(workGroups);
    }
}
