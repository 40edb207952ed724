package io.sealift.local.template;

/**
 * A Glue database.
 *
 * @param logicalId its id in the template
 * @param name its name
 */
public record DatabaseSpec(String logicalId, String name) {}
