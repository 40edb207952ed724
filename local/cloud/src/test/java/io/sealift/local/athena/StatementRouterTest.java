package io.sealift.local.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.local.http.AwsJsonException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementRouterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT 1| DML",
                "-- why\\nselect 1| DML",
                "(SELECT 1)| DML",
                "WITH a AS (SELECT 1) SELECT * FROM a| DML",
                "SHOW TABLES| UTILITY",
                "DESCRIBE t| UTILITY",
                "CREATE OR REPLACE VIEW v AS SELECT 1 AS a| DDL",
                "DROP VIEW v| DDL"
            })
    void shouldLeaveTheTextToTrinoWhenItIsNoHiveDdl(String sql, StatementType type) {
        // Given
        var text = sql.replace("\\n", "\n");

        // When // Then
        assertThat(StatementRouter.route(text, "weather"))
                .isEqualTo(new Statement.ForTrino(type, text, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO processed SELECT 1",
                "INSERT INTO Weather.Processed SELECT 1",
                "insert into \"awsdatacatalog\".\"weather\".\"processed\" SELECT 1",
                "CREATE TABLE processed AS SELECT 1 AS a",
                "CREATE TABLE IF NOT EXISTS processed AS SELECT 1 AS a"
            })
    void shouldKnowTheTableWhenItIsWritten(String sql) {
        assertThat(StatementRouter.route(sql, "weather"))
                .isEqualTo(new Statement.ForTrino(
                        StatementType.DML, sql, Optional.of(new TableName("weather", "processed"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CREATE DATABASE w", "CREATE SCHEMA IF NOT EXISTS w", "DROP TABLE t", "DROP DATABASE IF EXISTS w"
            })
    void shouldGoToTheCatalogWhenItIsHiveDdl(String sql) {
        assertThat(StatementRouter.route(sql, "weather")).isInstanceOf(Statement.ForCatalog.class);
    }

    @Test
    void shouldDropTheSemicolonWhenItEndsTheStatement() {
        assertThat(StatementRouter.route("SELECT ';' ; -- end", "weather"))
                .isEqualTo(new Statement.ForTrino(StatementType.DML, "SELECT ';' ", Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''| the statement is empty",
                "'-- nothing'| the statement is empty",
                "SELECT 1; SELECT 2| Only one sql statement is allowed",
                "GRANT x| Queries of this type are not supported",
                "INSERT INTO other.weather.t SELECT 1| Catalog other does not exist, expected awsdatacatalog"
            })
    void shouldRefuseWhenAthenaWouldNotStartIt(String sql, String message) {
        assertThatThrownBy(() -> StatementRouter.route(sql, "weather"))
                .isInstanceOf(AwsJsonException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldRefuseWhenTheStatementIsTooLong() {
        assertThatThrownBy(() -> StatementRouter.route("SELECT " + "1".repeat(262_144), "weather"))
                .isInstanceOf(AwsJsonException.class)
                .hasMessage("QueryString is longer than 262144 bytes");
    }
}
