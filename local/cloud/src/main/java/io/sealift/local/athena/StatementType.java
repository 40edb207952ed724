package io.sealift.local.athena;

/** Athena's three kinds of statements. */
enum StatementType {
    DDL,
    DML,
    UTILITY;

    /** The ending of the result file. */
    String resultSuffix() {
        return this == DML ? ".csv" : ".txt";
    }
}
