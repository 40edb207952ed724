package io.sealift.local.athena;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealift.local.glue.GlueCatalog;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the files that a query wrote into a table: their names begin with Trino's query id. */
final class WrittenFiles {
    private final GlueCatalog catalog;
    private final Storage storage;

    WrittenFiles(GlueCatalog catalog, Storage storage) {
        this.catalog = catalog;
        this.storage = storage;
    }

    /** The files, by location; none if the table is not in the catalog. */
    List<S3Location> find(TableName table, String trinoQueryId) {
        return prefixes(table).stream()
                .flatMap(prefix -> storage.list(prefix).stream())
                .filter(file -> file.fileName().startsWith(trinoQueryId))
                .toList();
    }

    /** The table's own prefix, and those of partitions at other locations. */
    private Set<S3Location> prefixes(TableName name) {
        var prefixes = new LinkedHashSet<S3Location>();
        catalog.findTable(name.database(), name.table()).ifPresent(table -> {
            var base = location(table);
            prefixes.add(base);
            for (JsonNode partition : catalog.partitions(name.database(), name.table())) {
                var own = location(partition);
                if (!own.bucket().equals(base.bucket()) || !own.key().startsWith(base.key())) {
                    prefixes.add(own);
                }
            }
        });
        return prefixes;
    }

    private static S3Location location(JsonNode described) {
        var location = described.path("StorageDescriptor").path("Location").asText();
        return S3Location.of(location.endsWith("/") ? location : location + "/");
    }
}
