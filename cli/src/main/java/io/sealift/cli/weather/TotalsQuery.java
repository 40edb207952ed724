package io.sealift.cli.weather;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The one statement that queries every expected total, in the SQL of Athena's engine version 3.
 *
 * <p>It returns one row for each block of totals: all rows, one row of each key (twice), and each device. The table is
 * read once, because Athena charges by what it reads: each row counts in every block that it belongs to.
 *
 * <p>"First" and "last" of a key refer to the order of lines in a file, which the table does not keep. For the demo's
 * days it is known that the warmer of two readings with the same key is the first; see {@code data/weather/README.md}.
 *
 * <p>A column is named after the path of its total within the block, with an underscore for every other character.
 */
public final class TotalsQuery {
    /** The column that says which block a row of the answer is. */
    static final String BLOCK = "block";

    /** The block of all rows, which also answers the totals that belong to no block. */
    static final String ALL_ROWS = "all_rows";

    private static final String STATEMENT = """
            WITH ranked AS (
              SELECT
                *,
                row_number() OVER (PARTITION BY deviceid, "datetime" ORDER BY temperature DESC) AS warmest,
                row_number() OVER (PARTITION BY deviceid, "datetime" ORDER BY temperature ASC) AS coldest,
                concat_ws('|', cast(deviceid AS varchar), date_format("datetime", '%Y-%m-%d %H:%i:%s'),
                  {texts}) AS line
              FROM {table}
            ), placed AS (
              SELECT ranked.*, place.block
              FROM ranked
              CROSS JOIN UNNEST(ARRAY[
                'all_rows',
                'per_device.' || cast(deviceid AS varchar),
                if(warmest = 1, 'one_row_per_key_keep_first'),
                if(coldest = 1, 'one_row_per_key_keep_last')
              ]) AS place (block)
              WHERE place.block IS NOT NULL
            )
            SELECT
              block,
              date_format(min("datetime"), '%Y-%m-%d %H:%i:%s') AS first_datetime,
              date_format(max("datetime"), '%Y-%m-%d %H:%i:%s') AS last_datetime,
              count(DISTINCT "day") AS days,
              count(*) AS "rows",
              count(DISTINCT ROW(deviceid, "datetime")) AS distinct_deviceid_datetime,
              count_if({anyMissing}) AS rows_with_a_missing_measure,
              count_if({allMissing}) AS rows_with_all_measures_missing,
              sum(deviceid) AS sum_deviceid,
              {measures},
              lower(to_hex(sha256(to_utf8(array_join(array_agg(line ORDER BY line), chr(10)) || chr(10)))))
                AS canonical_sha256,
              count(DISTINCT ROW(deviceid, date_trunc('hour', "datetime"))) AS files_in_layout_station_hour,
              count(DISTINCT ROW(deviceid, "day")) AS files_in_layout_station_day,
              count(DISTINCT "day") AS files_in_layout_day,
              least(count(*), 1) AS files_in_layout_single
            FROM placed
            GROUP BY block
            ORDER BY block
            """;

    private static final String MEASURE = """
            count({m}) AS {m}_non_null, count_if({m} IS NULL) AS {m}_null, sum({m}) AS {m}_sum, \
            min({m}) AS {m}_min, max({m}) AS {m}_max""";

    private TotalsQuery() {}

    /**
     * The statement for a table.
     *
     * @param database the Glue database
     * @param table the processed table
     */
    public static String of(String database, String table) {
        return STATEMENT
                .replace("{texts}", forEach("coalesce(cast({m} AS varchar), '')", ",\n      "))
                .replace("{anyMissing}", forEach("{m} IS NULL", " OR "))
                .replace("{allMissing}", forEach("{m} IS NULL", " AND "))
                .replace("{measures}", forEach(MEASURE, ",\n  "))
                .replace("{table}", quoted(database) + "." + quoted(table));
    }

    private static String forEach(String fragment, String separator) {
        return Arrays.stream(Measure.values())
                .map(measure -> fragment.replace("{m}", measure.column()))
                .collect(Collectors.joining(separator));
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
