package io.sealift.local.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sealift.local.http.AwsJsonException;
import io.sealift.local.http.JsonFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Databases, tables and partitions, in the shape of Glue's API and kept in one file.
 *
 * <p>Every change is on disk when its call returns. Names are case-insensitive, as in Glue. Thread-safe; all returned
 * values are copies. Errors are {@link AwsJsonException}s with Glue's names.
 */
public final class GlueCatalog {
    /** The database of statements that name none. */
    public static final String DEFAULT_DATABASE = "default";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TABLES = "tables";
    private static final String PARTITIONS = "partitions";

    private final JsonFile file;
    private final Clock clock;
    private final ObjectNode root;

    private GlueCatalog(JsonFile file, Clock clock, ObjectNode root) {
        this.file = file;
        this.clock = clock;
        this.root = root;
    }

    /** Opens the catalog in a folder, or creates one with the empty default database. */
    public static GlueCatalog open(Path directory, Clock clock) {
        var file = new JsonFile(directory.resolve("catalog.json"));
        var catalog = new GlueCatalog(
                file, clock, file.read().map(ObjectNode.class::cast).orElseGet(JSON::createObjectNode));
        if (catalog.root.isEmpty()) {
            catalog.createDatabase(JSON.createObjectNode().put("Name", DEFAULT_DATABASE));
        }
        return catalog;
    }

    /** All databases, by name. */
    public synchronized List<ObjectNode> databases() {
        return values(root)
                .map(entry -> entry.withObjectProperty("database").deepCopy())
                .toList();
    }

    /** One database. */
    public synchronized ObjectNode database(String name) {
        return databaseEntry(name).withObjectProperty("database").deepCopy();
    }

    /** Adds a database from a DatabaseInput. */
    public synchronized void createDatabase(JsonNode input) {
        var name = name(input);
        if (root.has(name)) {
            throw GlueErrors.exists("Database already exists: " + name);
        }
        var entry = root.putObject(name);
        entry.set("database", described(input, name).put("CreateTime", now()));
        entry.putObject(TABLES);
        save();
    }

    /** Removes a database with everything in it. */
    public synchronized void deleteDatabase(String name) {
        databaseEntry(name);
        root.remove(name.toLowerCase(Locale.ROOT));
        save();
    }

    /** All tables of a database, by name. */
    public synchronized List<ObjectNode> tables(String database) {
        return values(databaseEntry(database).withObjectProperty(TABLES))
                .map(entry -> entry.withObjectProperty("table").deepCopy())
                .toList();
    }

    /** One table. */
    public synchronized ObjectNode table(String database, String table) {
        return tableEntry(database, table).withObjectProperty("table").deepCopy();
    }

    /** One table, or nothing if the table or its database does not exist. */
    public synchronized Optional<ObjectNode> findTable(String database, String table) {
        var entry = root.path(database.toLowerCase(Locale.ROOT)).path(TABLES).path(table.toLowerCase(Locale.ROOT));
        return entry.path("table") instanceof ObjectNode found ? Optional.of(found.deepCopy()) : Optional.empty();
    }

    /** Adds a table from a TableInput. */
    public synchronized void createTable(String database, JsonNode input) {
        var tables = databaseEntry(database).withObjectProperty(TABLES);
        var name = name(input);
        if (tables.has(name)) {
            throw GlueErrors.exists("Table already exists: " + database + "." + name);
        }
        var entry = tables.putObject(name);
        entry.set("table", tableOf(database, input, now()));
        entry.putObject(PARTITIONS);
        save();
    }

    /** Replaces a table with a TableInput; its partitions stay. */
    public synchronized void updateTable(String database, JsonNode input) {
        var entry = tableEntry(database, name(input));
        var created = entry.path("table").path("CreateTime").asDouble();
        entry.set("table", tableOf(database, input, created));
        save();
    }

    /** Removes a table and its partitions, but no data. */
    public synchronized void deleteTable(String database, String table) {
        tableEntry(database, table);
        databaseEntry(database).withObjectProperty(TABLES).remove(table.toLowerCase(Locale.ROOT));
        save();
    }

    /** All partitions of a table. */
    public synchronized List<ObjectNode> partitions(String database, String table) {
        return values(partitionsOf(database, table)).map(ObjectNode::deepCopy).toList();
    }

    /** One partition, or nothing if there is none. */
    public synchronized Optional<ObjectNode> findPartition(String database, String table, List<String> values) {
        var partition = partitionsOf(database, table).path(key(values));
        return partition instanceof ObjectNode found ? Optional.of(found.deepCopy()) : Optional.empty();
    }

    /** Adds a partition from a PartitionInput. */
    public synchronized void createPartition(String database, String table, JsonNode input) {
        var partitions = partitionsOf(database, table);
        var key = key(values(input));
        if (partitions.has(key)) {
            throw GlueErrors.exists("Partition already exists: " + database + "." + table + " " + key);
        }
        partitions.set(key, partitionOf(database, table, input, now()));
        save();
    }

    /** Replaces a partition with a PartitionInput, which may give it other values. */
    public synchronized void updatePartition(String database, String table, List<String> values, JsonNode input) {
        var partitions = partitionsOf(database, table);
        if (!(partitions.path(key(values)) instanceof ObjectNode old)) {
            throw GlueErrors.notFound("Partition not found: " + database + "." + table + " " + key(values));
        }
        partitions.remove(key(values));
        var created = old.path("CreationTime").asDouble();
        partitions.set(key(values(input)), partitionOf(database, table, input, created));
        save();
    }

    /** Removes a partition, but no data. */
    public synchronized void deletePartition(String database, String table, List<String> values) {
        if (partitionsOf(database, table).remove(key(values)) == null) {
            throw GlueErrors.notFound("Partition not found: " + database + "." + table + " " + key(values));
        }
        save();
    }

    private ObjectNode databaseEntry(String name) {
        if (root.path(name.toLowerCase(Locale.ROOT)) instanceof ObjectNode entry) {
            return entry;
        }
        throw GlueErrors.notFound("Database " + name + " not found.");
    }

    private ObjectNode tableEntry(String database, String table) {
        if (databaseEntry(database).path(TABLES).path(table.toLowerCase(Locale.ROOT)) instanceof ObjectNode entry) {
            return entry;
        }
        throw GlueErrors.notFound("Entity Not Found: table " + database + "." + table);
    }

    private ObjectNode partitionsOf(String database, String table) {
        return tableEntry(database, table).withObjectProperty(PARTITIONS);
    }

    private ObjectNode tableOf(String database, JsonNode input, double created) {
        return described(input, name(input))
                .put("DatabaseName", database.toLowerCase(Locale.ROOT))
                .put("CreateTime", created)
                .put("UpdateTime", now());
    }

    private static ObjectNode partitionOf(String database, String table, JsonNode input, double created) {
        ObjectNode partition = input.deepCopy();
        return partition
                .put("DatabaseName", database.toLowerCase(Locale.ROOT))
                .put("TableName", table.toLowerCase(Locale.ROOT))
                .put("CreationTime", created);
    }

    private static ObjectNode described(JsonNode input, String name) {
        ObjectNode copy = input.deepCopy();
        return copy.put("Name", name);
    }

    private static String name(JsonNode input) {
        var name = input.path("Name").asText().toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            throw GlueErrors.invalid("Name is missing in " + input);
        }
        return name;
    }

    private static List<String> values(JsonNode partitionInput) {
        return partitionInput.path("Values").valueStream().map(JsonNode::asText).toList();
    }

    private static String key(List<String> values) {
        return JSON.valueToTree(values).toString();
    }

    private static Stream<ObjectNode> values(ObjectNode entries) {
        return entries.propertyStream().sorted(Map.Entry.comparingByKey()).map(entry -> (ObjectNode) entry.getValue());
    }

    /** Glue's time stamps are seconds since 1970 with a fraction. */
    private double now() {
        return clock.millis() / 1000.0;
    }

    private void save() {
        file.write(root);
    }
}
