package io.sealift.local.athena;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealift.local.athena.HiveDdl.Contents;
import io.sealift.local.athena.HiveDdl.Partition;
import io.sealift.local.athena.HiveDdl.Presence;
import io.sealift.local.http.AwsJsonException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.AddTablePartitionContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.CreateNamespaceContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.CreateTableContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.DropNamespaceContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.DropTableContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.DropTablePartitionsContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.IdentifierReferenceContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.PartitionSpecContext;
import org.jspecify.annotations.Nullable;

/** Parses the Hive statements that the local Athena executes itself. */
final class HiveDdlParser {
    private static final ObjectMapper JSON = new ObjectMapper();

    private HiveDdlParser() {}

    /**
     * Parses a statement.
     *
     * @param database the database for names without one
     * @throws AwsJsonException if it is not such a statement
     */
    static HiveDdl parse(String sql, String database) {
        return switch (HiveSyntax.parse(sql)) {
            case CreateNamespaceContext create -> createDatabase(create);
            case DropNamespaceContext drop ->
                new HiveDdl.DropDatabase(
                        databaseName(drop.identifierReference()),
                        presence(drop.IF()),
                        drop.CASCADE() == null ? Contents.NONE : Contents.TABLES);
            case CreateTableContext create -> createTable(create, database);
            case DropTableContext drop ->
                new HiveDdl.DropTable(tableName(drop.identifierReference(), database), presence(drop.IF()));
            case AddTablePartitionContext add -> addPartitions(add, database);
            case DropTablePartitionsContext drop -> dropPartitions(drop, database);
            default -> throw AthenaErrors.invalid("The local Athena does not know this statement: " + sql);
        };
    }

    private static HiveDdl createDatabase(CreateNamespaceContext create) {
        var input = JSON.createObjectNode().put("Name", databaseName(create.identifierReference()));
        create.commentSpec().forEach(comment -> input.put("Description", HiveSyntax.string(comment.stringLit())));
        create.locationSpec().forEach(location -> input.put("LocationUri", HiveSyntax.string(location.stringLit())));
        var parameters = input.putObject("Parameters");
        create.propertyList().forEach(list -> HiveSyntax.properties(list).forEach(parameters::put));
        return new HiveDdl.CreateDatabase(input, presence(create.IF()));
    }

    private static HiveDdl createTable(CreateTableContext create, String database) {
        var header = create.createTableHeader();
        if (create.query() != null) {
            throw AthenaErrors.invalid("An external table cannot be made from a query. Use CREATE TABLE ... AS");
        }
        var name = tableName(header.identifierReference(), database);
        return new HiveDdl.CreateTable(name, TableInputs.of(name.table(), create), presence(header.IF()));
    }

    private static HiveDdl addPartitions(AddTablePartitionContext add, String database) {
        var partitions = add.partitionSpecLocation().stream()
                .map(spec -> new Partition(
                        values(spec.partitionSpec()),
                        Optional.ofNullable(spec.locationSpec())
                                .map(location -> HiveSyntax.string(location.stringLit()))))
                .toList();
        return new HiveDdl.AddPartitions(
                tableName(add.identifierReference(), database), partitions, presence(add.IF()));
    }

    private static HiveDdl dropPartitions(DropTablePartitionsContext drop, String database) {
        var partitions = drop.partitionSpec().stream()
                .map(spec -> new Partition(values(spec), Optional.empty()))
                .toList();
        return new HiveDdl.DropPartitions(
                tableName(drop.identifierReference(), database), partitions, presence(drop.IF()));
    }

    private static Map<String, String> values(PartitionSpecContext spec) {
        var values = new HashMap<String, String>();
        for (var value : spec.partitionVal()) {
            if (value.constant() == null) {
                throw AthenaErrors.invalid(
                        "Partition column " + value.identifier().getText() + " has no value");
            }
            values.put(HiveSyntax.identifier(value.identifier()), HiveSyntax.string(value.constant()));
        }
        return values;
    }

    private static TableName tableName(IdentifierReferenceContext name, String database) {
        return StatementRouter.tableName(HiveSyntax.name(name), database);
    }

    private static String databaseName(IdentifierReferenceContext name) {
        List<String> parts = HiveSyntax.name(name);
        if (parts.size() > 2) {
            throw AthenaErrors.invalid("Expected the name of a database, got " + String.join(".", parts));
        }
        return parts.getLast();
    }

    private static Presence presence(@Nullable Object ifClause) {
        return ifClause == null ? Presence.REQUIRED : Presence.ANY;
    }
}
