package io.sealift.feed;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The types that a column of the table can have. */
public enum ColumnType {
    /** {@code true} or {@code false}. */
    @JsonProperty("boolean")
    BOOLEAN("boolean", "boolean"),
    /** A whole number of 16 bits. */
    @JsonProperty("smallint")
    SMALLINT("smallint", "smallint"),
    /** A whole number of 32 bits. */
    @JsonProperty("int")
    INT("integer", "int"),
    /** A whole number of 64 bits. */
    @JsonProperty("bigint")
    BIGINT("bigint", "bigint"),
    /** A binary floating-point number of 64 bits. */
    @JsonProperty("double")
    DOUBLE("double", "double"),
    /** A day, {@code yyyy-MM-dd}. */
    @JsonProperty("date")
    DATE("date", "date"),
    /** A day and a time of day to the millisecond, without a zone. */
    @JsonProperty("timestamp")
    TIMESTAMP("timestamp", "timestamp"),
    /** Any text. */
    @JsonProperty("string")
    STRING("varchar", "string");

    private final String sql;
    private final String hive;

    ColumnType(String sql, String hive) {
        this.sql = sql;
        this.hive = hive;
    }

    /** The type's name in the engine's SQL. */
    public String sql() {
        return sql;
    }

    /** The type's name in the catalog, and in statements that create external tables. */
    public String hive() {
        return hive;
    }
}
