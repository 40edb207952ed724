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
 * @param queues the queues
 * @param ledger the ledger
 * @param athena the engine
 * @param limits what is ingested, how long it is kept, and how much is done at once
 */
public record SealiftSettings(Buckets buckets, Queues queues, LedgerTable ledger, Athena athena, Limits limits) {
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

    /**
     * The URLs of the queues.
     *
     * @param events the messages bucket's notifications
     * @param largeFiles those whose files are too large for a batch
     * @param deadLetters what could not be ingested
     */
    public record Queues(String events, String largeFiles, String deadLetters) {}

    /**
     * The ledger.
     *
     * @param name the DynamoDB table
     * @param retention how long a file stays on record
     */
    public record LedgerTable(String name, Duration retention) {
        public LedgerTable {
            if (retention.compareTo(RETENTION_MIN) < 0) {
                throw new IllegalArgumentException(
                        "%s is too short: %d days, while a message may come back after 28. Set it to at least %d"
                                .formatted(RETENTION, retention.toDays(), RETENTION_MIN.toDays()));
            }
        }
    }

    /**
     * The engine.
     *
     * @param workgroup Athena's workgroup
     * @param database the tables' database
     */
    public record Athena(String workgroup, String database) {}

    /**
     * Limits.
     *
     * @param ingestPrefix only keys of the messages bucket with this prefix are ingested; empty for all
     * @param fileBytesMax the largest file that is ingested
     * @param quarantineRetention how long refused files are kept, empty for ever
     * @param seal when a manifest is sealed before its hour is over
     * @param loadsAtOnceMax how many INSERTs may run at once
     */
    public record Limits(
            String ingestPrefix,
            long fileBytesMax,
            Optional<Duration> quarantineRetention,
            SealLimits seal,
            int loadsAtOnceMax) {
        public Limits {
            requirePositive(FILE_BYTES_MAX, fileBytesMax);
            requirePositive(LOADS_AT_ONCE_MAX, loadsAtOnceMax);
        }
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
        String table = reader.text("LEDGER_TABLE");
        Queues queues = new Queues(
                reader.text("QUEUE_URL"), reader.text("LARGE_QUEUE_URL"), reader.text("DEAD_LETTER_QUEUE_URL"));
        Athena athena = new Athena(reader.text("WORKGROUP"), reader.text("DATABASE"));
        reader.text(LEDGER_RETENTION_DAYS);
        reader.requireAll();
        return new SealiftSettings(
                new Buckets(messages, staging, processed, archive),
                queues,
                new LedgerTable(table, Duration.ofDays(variables.number(LEDGER_RETENTION_DAYS, 0))),
                athena,
                limits(variables));
    }

    /** A process that only looks at a deployment need not know its limits, so each has a default. */
    private static Limits limits(Variables variables) {
        return new Limits(
                variables.text("INGEST_PREFIX"),
                variables.number(FILE_BYTES_MAX, FILE_BYTES_MAX_STANDARD),
                quarantineRetention(variables),
                sealLimits(variables),
                variables.smallNumber(LOADS_AT_ONCE_MAX, LOADS_AT_ONCE_MAX_STANDARD));
    }

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
