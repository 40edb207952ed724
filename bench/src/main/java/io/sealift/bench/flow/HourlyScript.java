package io.sealift.bench.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What Sealift replaces: a script that lists the messages, copies them one by one (by HEAD and COPY, as its library
 * does), deletes them, and starts one INSERT over everything it copied. Its buckets are prefixes of a bucket without
 * notifications.
 *
 * @param clients the services
 * @param engine the engine
 * @param bucket the bucket
 */
record HourlyScript(Clients clients, Engine engine, String bucket) {
    private static final String MESSAGES = "flow/";
    private static final String STAGING = "script-staging/";
    private static final int KEYS_A_DELETE = 1000;
    private static final String COLUMNS =
            "`deviceid` string, `datetime` string, `temperature` string, `humidity` string, `winddirection` string, `windintensity` string, `rainheight` string";

    static HourlyScript in(CloudUnderTest cloud) {
        HourlyScript script = new HourlyScript(
                cloud.clients(), cloud.engine(), cloud.clients().variable("SEALIFT_RESULTS_BUCKET"));
        script.createTables();
        return script;
    }

    Producer producer() {
        return new Producer(clients.s3(), bucket);
    }

    /** Moves all files with a Python program, which takes more processor time per call than Java. */
    void moveBy(Path program) {
        try {
            ProcessBuilder python =
                    new ProcessBuilder("python3", program.toString(), bucket, MESSAGES, STAGING).inheritIO();
            python.environment().putAll(clients.variables());
            int status = python.start().waitFor();
            if (status != 0) {
                throw new IllegalStateException("%s ended with status %d".formatted(program, status));
            }
        } catch (IOException missing) {
            throw new UncheckedIOException("Cannot run %s: python3 with boto3 is needed".formatted(program), missing);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while %s ran".formatted(program), stopped);
        }
    }

    /** Moves all files. */
    void move() {
        S3Client s3 = clients.s3();
        List<S3Object> found =
                s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(MESSAGES)).contents().stream()
                        .toList();
        List<ObjectIdentifier> copied = new ArrayList<>();
        for (S3Object object : found) {
            s3.headObject(head -> head.bucket(bucket).key(object.key()));
            s3.copyObject(copy -> copy.sourceBucket(bucket)
                    .sourceKey(object.key())
                    .destinationBucket(bucket)
                    .destinationKey(STAGING + object.key()));
            copied.add(ObjectIdentifier.builder().key(object.key()).build());
        }
        // The script sends all keys in one call, which S3 refuses from 1,001 on.
        for (int from = 0; from < copied.size(); from += KEYS_A_DELETE) {
            Delete keys = Delete.builder()
                    .objects(copied.subList(from, Math.min(from + KEYS_A_DELETE, copied.size())))
                    .build();
            s3.deleteObjects(delete -> delete.bucket(bucket).delete(keys));
        }
    }

    /** Loads what was moved; throws if the row count differs. */
    void load(long rows) {
        engine.execute("""
                INSERT INTO "%s"."script_processed"
                SELECT CAST(deviceid AS integer), CAST("datetime" AS timestamp), CAST(temperature AS smallint),
                  CAST(humidity AS smallint), CAST(winddirection AS smallint), CAST(windintensity AS smallint),
                  CAST(rainheight AS smallint), date_format(CAST("datetime" AS timestamp), '%%Y-%%m-%%d')
                FROM "%s"."script_staging"
                """.formatted(engine.database(), engine.database()));
        long found = Long.parseLong(
                engine.select("SELECT count(*) FROM \"%s\".\"script_processed\"".formatted(engine.database())));
        if (found != rows) {
            throw new IllegalStateException("The script loaded %d of %d rows".formatted(found, rows));
        }
    }

    private void createTables() {
        engine.execute("""
                CREATE EXTERNAL TABLE IF NOT EXISTS `%s`.`script_staging` (%s)
                ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe'
                STORED AS TEXTFILE
                LOCATION 's3://%s/%s'
                """.formatted(engine.database(), COLUMNS, bucket, STAGING));
        engine.execute("""
                CREATE TABLE IF NOT EXISTS "%s"."script_processed"
                WITH (format = 'PARQUET', write_compression = 'SNAPPY',
                  external_location = 's3://%s/script-processed/', partitioned_by = ARRAY['day'])
                AS SELECT CAST(NULL AS integer) AS deviceid, CAST(NULL AS timestamp) AS "datetime",
                  CAST(NULL AS smallint) AS temperature, CAST(NULL AS smallint) AS humidity,
                  CAST(NULL AS smallint) AS winddirection, CAST(NULL AS smallint) AS windintensity,
                  CAST(NULL AS smallint) AS rainheight, CAST(NULL AS varchar) AS "day"
                WITH NO DATA
                """.formatted(engine.database(), bucket));
    }
}
