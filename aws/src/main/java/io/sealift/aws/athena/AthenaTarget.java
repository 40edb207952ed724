package io.sealift.aws.athena;

/**
 * Where statements run.
 *
 * @param workgroup the workgroup, which also says where results go
 * @param catalog the data catalog, {@code AwsDataCatalog} by default
 * @param database the database of tables named without one
 */
public record AthenaTarget(String workgroup, String catalog, String database) {
    private static final String GLUE = "AwsDataCatalog";

    /** In the account's own Glue catalog. */
    public static AthenaTarget inGlue(String workgroup, String database) {
        return new AthenaTarget(workgroup, GLUE, database);
    }
}
