package io.sealift.aws.athena;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Statistics;
import org.jspecify.annotations.Nullable;

/** How many rows have no value, by column, according to the statistics of the row groups. */
final class NullCounts {
    private record Count(String column, long nulls) {}

    private NullCounts() {}

    /** The sums over all row groups; columns that lack a count in any of them are left out. */
    static SortedMap<String, Long> of(List<RowGroup> groups) {
        Map<String, Integer> groupsOf = new HashMap<>();
        SortedMap<String, Long> nulls = new TreeMap<>();
        groups.stream().flatMap(NullCounts::counts).forEach(count -> {
            groupsOf.merge(count.column(), 1, Integer::sum);
            nulls.merge(count.column(), count.nulls(), Long::sum);
        });
        groupsOf.forEach((column, counted) -> {
            if (counted < groups.size()) {
                nulls.remove(column);
            }
        });
        return nulls;
    }

    private static Stream<Count> counts(RowGroup group) {
        List<ColumnChunk> columns = group.getColumns();
        return columns == null
                ? Stream.empty()
                : columns.stream().flatMap(column -> count(column.getMeta_data()).stream());
    }

    private static Optional<Count> count(@Nullable ColumnMetaData column) {
        if (column == null) {
            return Optional.empty();
        }
        List<String> path = column.getPath_in_schema();
        Statistics statistics = column.getStatistics();
        return path == null || statistics == null || !statistics.isSetNull_count()
                ? Optional.empty()
                : Optional.of(new Count(String.join(".", path), statistics.getNull_count()));
    }
}
