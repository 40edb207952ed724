package io.sealift.local.athena;

import java.util.Optional;

/** A statement, by where it is executed. */
sealed interface Statement {
    /** Athena's kind. */
    StatementType type();

    /** Hive DDL, for the catalog. */
    record ForCatalog(HiveDdl ddl) implements Statement {
        @Override
        public StatementType type() {
            return StatementType.DDL;
        }
    }

    /**
     * Everything else, for Trino.
     *
     * @param type Athena's kind
     * @param sql what Trino is sent
     * @param written the table that it writes to
     */
    record ForTrino(StatementType type, String sql, Optional<TableName> written) implements Statement {}
}
