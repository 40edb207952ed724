package io.sealift.local.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sealift.local.athena.HiveDdl.Contents;
import io.sealift.local.athena.HiveDdl.Partition;
import io.sealift.local.athena.HiveDdl.Presence;
import io.sealift.local.glue.GlueCatalog;
import io.sealift.local.http.AwsJsonException;
import java.util.List;
import java.util.Locale;

/** Applies Hive statements to the Glue catalog; no data is touched. */
final class HiveDdlRunner {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final GlueCatalog catalog;

    HiveDdlRunner(GlueCatalog catalog) {
        this.catalog = catalog;
    }

    /** Executes a statement; throws {@link AwsJsonException} with Glue's own error if that is not possible. */
    void run(HiveDdl statement) {
        switch (statement) {
            case HiveDdl.CreateDatabase create ->
                tolerating(create.absence(), "AlreadyExistsException", () -> catalog.createDatabase(create.input()));
            case HiveDdl.DropDatabase drop ->
                tolerating(drop.presence(), "EntityNotFoundException", () -> dropDatabase(drop));
            case HiveDdl.CreateTable create ->
                tolerating(
                        create.absence(),
                        "AlreadyExistsException",
                        () -> catalog.createTable(create.name().database(), create.input()));
            case HiveDdl.DropTable drop ->
                tolerating(
                        drop.presence(),
                        "EntityNotFoundException",
                        () -> catalog.deleteTable(
                                drop.name().database(), drop.name().table()));
            case HiveDdl.AddPartitions add -> addPartitions(add);
            case HiveDdl.DropPartitions drop -> dropPartitions(drop);
        }
    }

    private void dropDatabase(HiveDdl.DropDatabase drop) {
        if (drop.contents() == Contents.NONE && !catalog.tables(drop.name()).isEmpty()) {
            throw new AwsJsonException(
                    "InvalidOperationException",
                    "Database " + drop.name() + " is not empty. Drop its tables first or use CASCADE");
        }
        catalog.deleteDatabase(drop.name());
    }

    private void addPartitions(HiveDdl.AddPartitions add) {
        var name = add.table();
        var table = catalog.table(name.database(), name.table());
        for (Partition partition : add.partitions()) {
            var input = partitionInput(table, partition);
            tolerating(
                    add.absence(),
                    "AlreadyExistsException",
                    () -> catalog.createPartition(name.database(), name.table(), input));
        }
    }

    private void dropPartitions(HiveDdl.DropPartitions drop) {
        var name = drop.table();
        var table = catalog.table(name.database(), name.table());
        for (Partition partition : drop.partitions()) {
            var values = values(table, partition);
            tolerating(
                    drop.presence(),
                    "EntityNotFoundException",
                    () -> catalog.deletePartition(name.database(), name.table(), values));
        }
    }

    private static ObjectNode partitionInput(JsonNode table, Partition partition) {
        var values = values(table, partition);
        ObjectNode storage = table.path("StorageDescriptor").deepCopy();
        storage.put("Location", partition.location().orElseGet(() -> usualLocation(table, values)));
        var input = JSON.createObjectNode();
        input.set("Values", JSON.valueToTree(values));
        input.set("StorageDescriptor", storage);
        input.putObject("Parameters");
        return input;
    }

    private static String usualLocation(JsonNode table, List<String> values) {
        var base = table.path("StorageDescriptor").path("Location").asText();
        var keys = keys(table);
        var location = new StringBuilder(base.endsWith("/") ? base : base + "/");
        for (int i = 0; i < keys.size(); i++) {
            location.append(keys.get(i)).append('=').append(values.get(i)).append('/');
        }
        return location.toString();
    }

    private static List<String> values(JsonNode table, Partition partition) {
        var keys = keys(table);
        if (keys.size() != partition.values().size()
                || !partition.values().keySet().containsAll(keys)) {
            throw new AwsJsonException(
                    "InvalidInputException",
                    "Partition " + partition.values() + " does not fit the partition columns " + keys);
        }
        return keys.stream()
                .map(key -> partition.values().getOrDefault(key, ""))
                .toList();
    }

    private static List<String> keys(JsonNode table) {
        return table.path("PartitionKeys")
                .valueStream()
                .map(key -> key.path("Name").asText().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static void tolerating(Presence presence, String error, Runnable change) {
        try {
            change.run();
        } catch (AwsJsonException refused) {
            if (presence == Presence.REQUIRED || !refused.type().equals(error)) {
                throw refused;
            }
        }
    }
}
