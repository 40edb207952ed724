package io.sealift.core.feed;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The types that a column of the table can have. */
public enum ColumnType {
    /** {@code true} or {@code false}. */
    @JsonProperty("boolean")
    BOOLEAN("boolean"),
    /** A whole number of 16 bits. */
    @JsonProperty("smallint")
    SMALLINT("smallint"),
    /** A whole number of 32 bits. */
    @JsonProperty("int")
    INT("integer"),
    /** A whole number of 64 bits. */
    @JsonProperty("bigint")
    BIGINT("bigint"),
    /** A binary floating-point number of 64 bits. */
    @JsonProperty("double")
    DOUBLE("double"),
    /** A day, {@code yyyy-MM-dd}. */
    @JsonProperty("date")
    DATE("date"),
    /** A day and a time of day to the millisecond, without a zone. */
    @JsonProperty("timestamp")
    TIMESTAMP("timestamp"),
    /** Any text. */
    @JsonProperty("string")
    STRING("varchar");

    private final String sql;

    ColumnType(String sql) {
        this.sql = sql;
    }

    /** The type's name in the engine's SQL. */
    public String sql() {
        return sql;
    }
}
