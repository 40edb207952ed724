package io.sealift.aws.athena;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.FailureCause;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Messages of Athena and Trino, as found in their documentation, in public reports and in the local cloud's answers.
 */
class FailureCausesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INVALID_CAST_ARGUMENT: Cannot cast '99999' to SMALLINT",
                "INVALID_CAST_ARGUMENT: Value cannot be cast to timestamp: 2020-13-45 09:36:36",
                "INVALID_CAST_ARGUMENT: Cannot cast 'Slow Down, Access Denied' to integer",
                "NUMERIC_VALUE_OUT_OF_RANGE: Out of range for integer: 2147483648",
                "INVALID_FUNCTION_ARGUMENT: Invalid format: \"yesterday\"",
                "DIVISION_BY_ZERO: Division by zero",
                "HIVE_INVALID_PARTITION_VALUE: Hive partition keys can only contain printable ASCII characters",
                "HIVE_CURSOR_ERROR: Row is not a valid JSON Object - JSONException: Duplicate key \"a\"",
                "HIVE_CURSOR_ERROR: Failed to read file: com.fasterxml.jackson.core.JsonParseException: Unexpected end",
                "HIVE_CURSOR_ERROR: Current token (VALUE_STRING) not numeric, can not use numeric value accessors",
                "HIVE_BAD_DATA: Error parsing field value for field 0: For input string: \"12312845691\"",
                "HIVE_BAD_DATA: Error parsing column '0': target scale must be larger than source scale",
                "GENERIC_USER_ERROR: Cannot cast VARCHAR '21.5' to SMALLINT",
                "GENERIC_USER_ERROR: Cannot cast VARCHAR 's3://b/k' to SMALLINT",
                "GENERIC_INTERNAL_ERROR: Value cannot be cast to date: 2020-02-30",
                "GENERIC_INTERNAL_ERROR: Out of range for smallint: 99999"
            })
    void shouldSayDataWhenARowsValueIsNamed(String reason) {
        assertThat(FailureCauses.of(reason)).isEqualTo(FailureCause.DATA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HIVE_CANNOT_OPEN_SPLIT: Error opening Hive split s3://b/k (offset=0, length=9): com.amazonaws.services.s3.model.AmazonS3Exception: Please reduce your request rate. (Service: Amazon S3; Status Code: 503; Error Code: SlowDown; Request ID: X)",
                "HIVE_CURSOR_ERROR: Failed to read file at s3://b/rows.json.gz: Slow Down (Service: S3, Status Code: 503)",
                "com.amazonaws.services.s3.model.AmazonS3Exception: Slow Down (Service: Amazon S3; Status Code: 503; Error Code: 503 Slow Down)",
                "HIVE_METASTORE_ERROR: Rate exceeded (Service: AWSGlue; Status Code: 400; Error Code: ThrottlingException)",
                "TooManyRequestsException: You have exceeded the limit for the number of queries you can run concurrently",
                "HIVE_WRITER_CLOSE_ERROR: Error committing write: Status Code: 503; Error Code: ServiceUnavailable"
            })
    void shouldSayThrottlingWhenAServiceAsksToSlowDown(String reason) {
        assertThat(FailureCauses.of(reason)).isEqualTo(FailureCause.THROTTLING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HIVE_CANNOT_OPEN_SPLIT: Error opening Hive split s3://b/k: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied)",
                "Access denied when writing output to url: s3://b/queries/q1.csv",
                "PERMISSION_DENIED: Access denied on operation. For resource: arn:aws:s3:::b",
                "Insufficient permissions to execute the query.",
                "Insufficient Lake Formation permission(s): Required Describe on processed",
                "HIVE_METASTORE_ERROR: User: arn:aws:sts::123456789012:assumed-role/load is not authorized to perform: glue:GetTable"
            })
    void shouldSayDeniedWhenSomethingMayNotBeDone(String reason) {
        assertThat(FailureCauses.of(reason)).isEqualTo(FailureCause.ACCESS_DENIED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "FAILED",
                "Query exhausted resources at this scale factor",
                "Query timeout",
                "INTERNAL_ERROR_QUERY_ENGINE",
                "HIVE_CANNOT_OPEN_SPLIT: Error opening Hive split s3://b/k.json.gz (offset=0, length=9): Not in GZIP format",
                "HIVE_FILE_NOT_FOUND: Manifest file from the location [s3://b/sealed/] contains non-existent path: s3://b/k",
                "HIVE_WRITER_OPEN_ERROR: Error creating Parquet file",
                "HIVE_PATH_ALREADY_EXISTS: Target directory for table 'lake.loads' already exists",
                "HIVE_CURSOR_ERROR: Unexpected end of input stream",
                "HIVE_CURSOR_ERROR: Failed to read file at s3://b/rows/p-1-0.gz",
                "HIVE_CURSOR_ERROR: Failed to read file at s3://b/staging/manifest=m/rows/p-204.json.gz",
                "HIVE_BAD_DATA: Error opening Hive split s3a://b/rows/p-204.json.gz (offset=0, length=9): incorrect header check",
                "HIVE_CURSOR_ERROR: Failed to read file at s3://b/AccessDenied/rate-exceeded/p.json.gz",
                "HIVE_CURSOR_ERROR: Read timed out",
                "HIVE_BAD_DATA: Error parsing symlinks from: s3://b/sealed/manifest=m/files.txt",
                "HIVE_BAD_DATA: Not valid Parquet file: s3://b/k expected magic number: PAR1 got: abcd",
                "HIVE_TOO_MANY_OPEN_PARTITIONS: Exceeded limit of 100 open writers for partitions/buckets",
                "EXCEEDED_MEMORY_LIMIT: Query exceeded per-node memory limit of 1GB",
                "GENERIC_INTERNAL_ERROR: class io.trino.spi.block.RowBlock cannot be cast to class io.trino.spi.block.Block",
                "GENERIC_INTERNAL_ERROR: Unable to create class",
                "TABLE_NOT_FOUND: line 1:1: Table 'lake.loads' does not exist",
                "SYNTAX_ERROR: line 1:8: mismatched input",
                "TYPE_MISMATCH: line 3:3: Cannot cast timestamp to integer"
            })
    void shouldSayEngineWhenNoValueIsToBlame(String reason) {
        assertThat(FailureCauses.of(reason)).isEqualTo(FailureCause.ENGINE);
    }
}
