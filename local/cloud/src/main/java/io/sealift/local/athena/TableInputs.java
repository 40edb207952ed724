package io.sealift.local.athena;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.ColDefinitionContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.ColTypeContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.CommentSpecContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.CreateTableClausesContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.CreateTableContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.GenericFileFormatContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.PartitionColumnContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.RowFormatContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.RowFormatDelimitedContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.RowFormatSerdeContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.StringLitContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.TableFileFormatContext;
import org.jspecify.annotations.Nullable;

/** Turns the tree of a CREATE EXTERNAL TABLE into Glue's TableInput. */
final class TableInputs {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TableInputs() {}

    static ObjectNode of(String name, CreateTableContext create) {
        var clauses = create.createTableClauses();
        if (clauses.locationSpec().isEmpty()) {
            throw AthenaErrors.invalid(
                    "No location was specified for table " + name + ". Add LOCATION 's3://bucket/prefix/'");
        }
        if (!clauses.bucketSpec().isEmpty()
                || !clauses.skewSpec().isEmpty()
                || !clauses.clusterBySpec().isEmpty()) {
            throw AthenaErrors.invalid(
                    "The local Athena knows no buckets and no skew, table " + name + " asks for them");
        }
        var input = JSON.createObjectNode().put("Name", name).put("TableType", "EXTERNAL_TABLE");
        var parameters = input.putObject("Parameters").put("EXTERNAL", "TRUE");
        HiveSyntax.properties(clauses.tableProps).forEach(parameters::put);
        clauses.commentSpec().forEach(comment -> parameters.put("comment", comment(comment)));
        var storage = input.putObject("StorageDescriptor");
        var columns = storage.putArray("Columns");
        if (create.colDefinitionList() != null) {
            create.colDefinitionList().colDefinition().forEach(column -> addColumn(columns, column));
        }
        storage.put("Location", HiveSyntax.string(clauses.locationSpec(0).stringLit()));
        addFormat(storage, clauses);
        storage.put("Compressed", false).put("NumberOfBuckets", -1).put("StoredAsSubDirectories", false);
        storage.putArray("BucketColumns");
        storage.putArray("SortColumns");
        storage.putObject("Parameters");
        addPartitionKeys(input.putArray("PartitionKeys"), clauses);
        return input;
    }

    private static void addFormat(ObjectNode storage, CreateTableClausesContext clauses) {
        var format = HiveFormat.TEXTFILE;
        storage.put("InputFormat", format.inputFormat()).put("OutputFormat", format.outputFormat());
        for (var stored : clauses.createFileFormat()) {
            switch (stored.fileFormat()) {
                case TableFileFormatContext named ->
                    storage.put("InputFormat", HiveSyntax.string(named.inFmt))
                            .put("OutputFormat", HiveSyntax.string(named.outFmt));
                case GenericFileFormatContext generic -> {
                    format = HiveFormat.named(HiveSyntax.identifier(generic.identifier()));
                    storage.put("InputFormat", format.inputFormat()).put("OutputFormat", format.outputFormat());
                }
                case null, default ->
                    throw AthenaErrors.invalid("Storage handlers are not supported: " + stored.getText());
            }
        }
        var serde = storage.putObject("SerdeInfo").put("SerializationLibrary", format.serde());
        serde.putObject("Parameters").put("serialization.format", "1");
        clauses.rowFormat().forEach(row -> addRowFormat(serde, row));
    }

    private static void addRowFormat(ObjectNode serde, RowFormatContext row) {
        var parameters = serde.withObjectProperty("Parameters");
        switch (row) {
            case RowFormatSerdeContext named -> {
                serde.put("SerializationLibrary", HiveSyntax.string(named.name));
                HiveSyntax.properties(named.props).forEach(parameters::put);
            }
            case RowFormatDelimitedContext delimited -> delimiters(delimited).forEach(parameters::put);
            default -> throw AthenaErrors.invalid("Unknown row format: " + row.getText());
        }
    }

    /** Hive's own keys, one of them misspelt by Hive. */
    private static Map<String, String> delimiters(RowFormatDelimitedContext row) {
        var delimiters = new TreeMap<String, String>();
        put(delimiters, "field.delim", row.fieldsTerminatedBy);
        put(delimiters, "serialization.format", row.fieldsTerminatedBy);
        put(delimiters, "escape.delim", row.escapedBy);
        put(delimiters, "colelction.delim", row.collectionItemsTerminatedBy);
        put(delimiters, "mapkey.delim", row.keysTerminatedBy);
        put(delimiters, "line.delim", row.linesSeparatedBy);
        put(delimiters, "serialization.null.format", row.nullDefinedAs);
        return delimiters;
    }

    private static void put(Map<String, String> delimiters, String key, @Nullable StringLitContext value) {
        if (value != null) {
            delimiters.put(key, HiveSyntax.string(value));
        }
    }

    private static void addPartitionKeys(ArrayNode keys, CreateTableClausesContext clauses) {
        if (clauses.partitioning == null) {
            return;
        }
        for (var field : clauses.partitioning.fields) {
            if (!(field instanceof PartitionColumnContext column)) {
                throw AthenaErrors.invalid("A partition column needs a type: " + field.getText());
            }
            addColumn(keys, column.colType());
        }
    }

    private static void addColumn(ArrayNode columns, ColDefinitionContext column) {
        var comments = column.colDefinitionOption().stream()
                .map(option -> option.commentSpec())
                .filter(Objects::nonNull)
                .toList();
        addColumn(
                columns,
                HiveSyntax.identifier(column.colName),
                column.dataType().getText(),
                comments);
    }

    private static void addColumn(ArrayNode columns, ColTypeContext column) {
        var comments = column.commentSpec() == null ? List.<CommentSpecContext>of() : List.of(column.commentSpec());
        addColumn(
                columns,
                HiveSyntax.identifier(column.colName),
                column.dataType().getText(),
                comments);
    }

    private static void addColumn(ArrayNode columns, String name, String type, List<CommentSpecContext> comments) {
        var column = columns.addObject().put("Name", name).put("Type", type.toLowerCase(Locale.ROOT));
        comments.forEach(comment -> column.put("Comment", comment(comment)));
    }

    private static String comment(CommentSpecContext comment) {
        return HiveSyntax.string(comment.stringLit());
    }
}
