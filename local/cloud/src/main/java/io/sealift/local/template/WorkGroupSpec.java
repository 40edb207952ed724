package io.sealift.local.template;

/**
 * An Athena workgroup.
 *
 * @param logicalId its id in the template
 * @param name its name
 * @param outputLocation where results go, an {@code s3://} address that ends with a slash
 */
public record WorkGroupSpec(String logicalId, String name, String outputLocation) {}
