package io.sealift.local.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.local.http.AwsJsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CtasRewriterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(format='PARQUET', write_compression='SNAPPY')| (format='PARQUET')",
                "(write_compression = 'snappy', format='PARQUET')| (format='PARQUET')",
                "(a=1, parquet_compression='SNAPPY', b=ARRAY['x', 'y'])| (a=1, b=ARRAY['x', 'y'])",
            })
    void shouldTakeOutTheCompressionWhenItIsSnappy(String properties, String expected) {
        // When
        var rewritten = rewrite("CREATE TABLE t WITH " + properties + " AS SELECT 'write_compression' AS a");

        // Then
        assertThat(rewritten)
                .isEqualTo("CREATE TABLE t WITH " + expected.strip() + " AS SELECT 'write_compression' AS a");
    }

    @Test
    void shouldTakeOutTheWholeListWhenNothingElseIsInIt() {
        assertThat(rewrite("CREATE TABLE t WITH (write_compression='SNAPPY') AS SELECT 1 AS a"))
                .isEqualTo("CREATE TABLE t  AS SELECT 1 AS a");
    }

    @Test
    void shouldChangeNothingWhenNoCompressionIsNamed() {
        // Given
        var sql = "CREATE TABLE t WITH (format = 'PARQUET') /* write_compression='GZIP' */ AS\n SELECT 1 AS a";

        // When // Then
        assertThat(rewrite(sql)).isEqualTo(sql);
    }

    @Test
    void shouldChangeNothingWhenOnlyTheQueryHasACommonTable() {
        // Given
        var sql = "CREATE TABLE t AS WITH (write_compression = 'GZIP') SELECT 1";

        // When // Then
        assertThat(rewrite(sql)).isEqualTo(sql);
    }

    @Test
    void shouldRefuseWhenAnotherCompressionIsAsked() {
        assertThatThrownBy(() -> rewrite("CREATE TABLE t WITH (write_compression='GZIP') AS SELECT 1 AS a"))
                .isInstanceOf(AwsJsonException.class)
                .hasMessage("The local Athena writes SNAPPY only, but write_compression is 'GZIP'");
    }

    private static String rewrite(String sql) {
        return CtasRewriter.rewrite(sql, SqlTokens.of(sql));
    }
}
