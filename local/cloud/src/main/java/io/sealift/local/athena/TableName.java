package io.sealift.local.athena;

/**
 * A table of the catalog.
 *
 * @param database its database, in lower case
 * @param table its name, in lower case
 */
record TableName(String database, String table) {}
