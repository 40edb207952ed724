package io.sealift.feed;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a row's day follows from its event time. */
public enum DayRule {
    /** The date part of a timestamp, as written. */
    @JsonProperty("timestamp")
    TIMESTAMP {
        @Override
        public String sql(String typedValue) {
            return "date_format(%s, '%%Y-%%m-%%d')".formatted(typedValue);
        }
    },
    /** The date itself. */
    @JsonProperty("date")
    DATE {
        @Override
        public String sql(String typedValue) {
            return "date_format(%s, '%%Y-%%m-%%d')".formatted(typedValue);
        }
    },
    /** The UTC day of seconds since 1970. */
    @JsonProperty("epoch-seconds")
    EPOCH_SECONDS {
        @Override
        public String sql(String typedValue) {
            return "date_format(from_unixtime(%s), '%%Y-%%m-%%d')".formatted(typedValue);
        }
    },
    /** The UTC day of milliseconds since 1970. */
    @JsonProperty("epoch-millis")
    EPOCH_MILLIS {
        @Override
        public String sql(String typedValue) {
            return "date_format(from_unixtime(%s / 1e3), '%%Y-%%m-%%d')".formatted(typedValue);
        }
    };

    /** Whether the rule can be applied to a column of this type. */
    boolean fits(ColumnType type) {
        return switch (this) {
            case TIMESTAMP -> type == ColumnType.TIMESTAMP;
            case DATE -> type == ColumnType.DATE;
            case EPOCH_SECONDS -> type == ColumnType.INT || type == ColumnType.BIGINT;
            case EPOCH_MILLIS -> type == ColumnType.BIGINT;
        };
    }

    /** The SQL expression for the day, as {@code yyyy-MM-dd}, over an expression of the column's type. */
    public abstract String sql(String typedValue);
}
