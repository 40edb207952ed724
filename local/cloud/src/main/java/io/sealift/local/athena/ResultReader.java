package io.sealift.local.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sealift.local.trino.TrinoColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Answers GetQueryResults, page by page; a page's token is the number of rows before it. */
final class ResultReader {
    static final int ROWS_MAX = 1_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private ResultReader() {}

    /**
     * One page of a result.
     *
     * @param execution which has succeeded
     * @param rows the file with its rows
     * @param skip how many rows come before the page
     * @param rowsMax the most rows on the page
     */
    static ObjectNode page(Execution execution, Path rows, long skip, int rowsMax) {
        var answer = JSON.createObjectNode().put("UpdateCount", execution.updateCount());
        var set = answer.putObject("ResultSet");
        var array = set.putArray("Rows");
        var lines = lines(rows, skip, rowsMax + 1);
        for (String line : lines.subList(0, Math.min(rowsMax, lines.size()))) {
            addRow(array, line);
        }
        var columns = set.putObject("ResultSetMetadata").putArray("ColumnInfo");
        execution.columns().forEach(column -> addColumn(columns, column));
        if (lines.size() > rowsMax) {
            answer.put("NextToken", Long.toString(skip + rowsMax));
        }
        return answer;
    }

    private static List<String> lines(Path rows, long skip, int max) {
        try (var lines = Files.lines(rows)) {
            return lines.skip(skip).limit(max).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read results from " + rows, unreadable);
        }
    }

    private static void addRow(ArrayNode rows, String line) {
        var data = rows.addObject().putArray("Data");
        try {
            for (JsonNode value : JSON.readTree(line)) {
                var datum = data.addObject();
                if (!value.isNull()) {
                    datum.put("VarCharValue", value.asText());
                }
            }
        } catch (IOException invalid) {
            throw new UncheckedIOException("Damaged result row: " + line, invalid);
        }
    }

    private static void addColumn(ArrayNode columns, TrinoColumn column) {
        columns.addObject()
                .put("CatalogName", "hive")
                .put("SchemaName", "")
                .put("TableName", "")
                .put("Name", column.name())
                .put("Label", column.name())
                .put("Type", TrinoValues.typeName(column.type()))
                .put("Precision", 0)
                .put("Scale", 0)
                .put("Nullable", "UNKNOWN")
                .put("CaseSensitive", column.type().startsWith("varchar"));
    }
}
