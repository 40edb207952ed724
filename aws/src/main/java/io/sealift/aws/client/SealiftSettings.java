package io.sealift.aws.client;

import io.sealift.core.layout.Buckets;
import io.sealift.core.seal.SealLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a deployment is made of, from the environment variables that template.yaml sets.
 *
 * @param buckets where files land, are staged, are read and are kept
 * @param resultsBucket what Athena writes about its queries
 * @param ledgerTable the DynamoDB table
 * @param queueUrl the queue of the messages bucket's notifications
 * @param largeQueueUrl the queue of notifications whose files are too large for a batch
 * @param deadLetterQueueUrl where that queue's failed messages go
 * @param workgroup Athena's workgroup
 * @param database the tables' database
 * @param ledgerRetention how long a file stays on record
 * @param ingestPrefix only keys of the messages bucket with this prefix are ingested; empty for all
 * @param sealLimits when a manifest is sealed before its hour is over
 * @param quarantineRetention how long refused files are kept, empty for ever
 * @param fileBytesMax the largest file that is ingested
 * @param loadsAtOnceMax how many INSERTs may run at once
 */
public record SealiftSettings(
        Buckets buckets,
        String resultsBucket,
        String ledgerTable,
        String queueUrl,
        String largeQueueUrl,
        String deadLetterQueueUrl,
        String workgroup,
        String database,
        Duration ledgerRetention,
        String ingestPrefix,
        SealLimits sealLimits,
        Optional<Duration> quarantineRetention,
        long fileBytesMax,
        int loadsAtOnceMax) {
    private static final String LEDGER_RETENTION_DAYS = "LEDGER_RETENTION_DAYS";
    private static final String RETENTION = Variables.PREFIX + LEDGER_RETENTION_DAYS;
    /**
     * A message can come back from the dead-letter queue after twice 14 days, SQS's longest retention; a file forgotten
     * by then would be loaded twice.
     */
    private static final Duration RETENTION_MIN = Duration.ofDays(30);

    private static final String FILE_BYTES_MAX = "FILE_BYTES_MAX";
    /** What the large-file function can read within its 15 minutes. */
    private static final long FILE_BYTES_MAX_STANDARD = 50L << 30;

    private static final String LOADS_AT_ONCE_MAX = "LOADS_AT_ONCE_MAX";
    private static final int LOADS_AT_ONCE_MAX_STANDARD = 4;

    public SealiftSettings {
        if (ledgerRetention.compareTo(RETENTION_MIN) < 0) {
            throw new IllegalArgumentException(
                    "%s is too short: %d days, while a message may come back after 28. Set it to at least %d"
                            .formatted(RETENTION, ledgerRetention.toDays(), RETENTION_MIN.toDays()));
        }
        requirePositive(FILE_BYTES_MAX, fileBytesMax);
        requirePositive(LOADS_AT_ONCE_MAX, loadsAtOnceMax);
    }

    /**
     * Reads the variables.
     *
     * @throws IllegalArgumentException naming all that are missing, or the one that is wrong
     */
    public static SealiftSettings of(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        Reader reader = new Reader(variables, new ArrayList<>());
        String messages = reader.text("MESSAGES_BUCKET");
        String staging = reader.text("STAGING_BUCKET");
        String processed = reader.text("PROCESSED_BUCKET");
        String archive = reader.text("ARCHIVE_BUCKET");
        String results = reader.text("RESULTS_BUCKET");
        String table = reader.text("LEDGER_TABLE");
        String queue = reader.text("QUEUE_URL");
        String large = reader.text("LARGE_QUEUE_URL");
        String deadLetters = reader.text("DEAD_LETTER_QUEUE_URL");
        String workgroup = reader.text("WORKGROUP");
        String database = reader.text("DATABASE");
        reader.text(LEDGER_RETENTION_DAYS);
        reader.requireAll();
        return new SealiftSettings(
                new Buckets(messages, staging, processed, archive),
                results,
                table,
                queue,
                large,
                deadLetters,
                workgroup,
                database,
                Duration.ofDays(variables.number(LEDGER_RETENTION_DAYS, 0)),
                // It is usually empty, and a deployment without the variable has no filter.
                variables.text("INGEST_PREFIX"),
                sealLimits(variables),
                quarantineRetention(variables),
                variables.number(FILE_BYTES_MAX, FILE_BYTES_MAX_STANDARD),
                variables.smallNumber(LOADS_AT_ONCE_MAX, LOADS_AT_ONCE_MAX_STANDARD));
    }

    /** A process that only looks at a deployment need not know its limits, so each has a default. */
    private static SealLimits sealLimits(Variables variables) {
        SealLimits standard = SealLimits.STANDARD;
        return new SealLimits(
                variables.number("SEAL_FILES_MAX", standard.filesMax()),
                variables.number("SEAL_BYTES_MAX", standard.bytesMax()),
                Duration.ofMinutes(variables.number(
                        "SEAL_AGE_MINUTES_MAX", standard.ageMax().toMinutes())));
    }

    private static Optional<Duration> quarantineRetention(Variables variables) {
        long days = variables.number("QUARANTINE_RETENTION_DAYS", 0);
        return days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days));
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("%s%s must be at least 1: %d".formatted(Variables.PREFIX, name, value));
        }
    }

    private record Reader(Variables variables, List<String> missing) {
        String text(String name) {
            String value = variables.text(name);
            if (value.isBlank()) {
                missing.add(Variables.PREFIX + name);
            }
            return value;
        }

        void requireAll() {
            if (!missing.isEmpty()) {
                throw new IllegalArgumentException(
                        "Environment variables are missing or empty: %s. template.yaml sets them on every function; elsewhere set them to the outputs of the stack"
                                .formatted(String.join(", ", missing)));
            }
        }
    }
}
