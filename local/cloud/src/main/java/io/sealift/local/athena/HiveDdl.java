package io.sealift.local.athena;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Hive DDL statement, ready to be applied to the catalog. */
sealed interface HiveDdl {
    /** What to do if the thing already exists, or does not exist. */
    enum Presence {
        REQUIRED,
        ANY
    }

    /**
     * CREATE DATABASE.
     *
     * @param input Glue's DatabaseInput
     * @param absence whether the name must be free
     */
    record CreateDatabase(ObjectNode input, Presence absence) implements HiveDdl {}

    /**
     * DROP DATABASE.
     *
     * @param name its name
     * @param presence whether it must exist
     * @param contents what may be in it
     */
    record DropDatabase(String name, Presence presence, Contents contents) implements HiveDdl {}

    /** What a dropped database may hold. */
    enum Contents {
        NONE,
        TABLES
    }

    /**
     * CREATE EXTERNAL TABLE.
     *
     * @param name its name
     * @param input Glue's TableInput
     * @param absence whether the name must be free
     */
    record CreateTable(TableName name, ObjectNode input, Presence absence) implements HiveDdl {}

    /**
     * DROP TABLE.
     *
     * @param name its name
     * @param presence whether it must exist
     */
    record DropTable(TableName name, Presence presence) implements HiveDdl {}

    /**
     * ALTER TABLE ADD PARTITION.
     *
     * @param table its name
     * @param partitions what to add
     * @param absence whether they must be new
     */
    record AddPartitions(TableName table, List<Partition> partitions, Presence absence) implements HiveDdl {
        public AddPartitions {
            partitions = List.copyOf(partitions);
        }
    }

    /**
     * ALTER TABLE DROP PARTITION.
     *
     * @param table its name
     * @param partitions what to drop
     * @param presence whether they must exist
     */
    record DropPartitions(TableName table, List<Partition> partitions, Presence presence) implements HiveDdl {
        public DropPartitions {
            partitions = List.copyOf(partitions);
        }
    }

    /**
     * One partition.
     *
     * @param values by column name, in lower case
     * @param location where its files are, if not at the usual place
     */
    record Partition(Map<String, String> values, Optional<String> location) {
        public Partition {
            values = Map.copyOf(values);
        }
    }
}
