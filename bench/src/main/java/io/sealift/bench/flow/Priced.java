package io.sealift.bench.flow;

/** What AWS charges for, at the public prices of us-east-1; storage is left out. */
enum Priced {
    /** GET and HEAD. */
    S3_GET("S3 GET", 0.4),
    /** PUT, and the calls of an upload in parts. */
    S3_PUT("S3 PUT", 5),
    /** COPY, including parts. */
    S3_COPY("S3 COPY", 5),
    S3_LIST("S3 LIST", 5),
    S3_DELETE("S3 DELETE", 0),
    /** Calls by the functions and their event sources, and one send per file by S3. */
    SQS("SQS", 0.4),
    WRITE_UNITS("write units", 0.625),
    READ_UNITS("read units", 0.125),
    LAMBDA_CALLS("Lambda calls", 0.2),
    /**
     * Estimated: the time for which functions had events in hand on this machine, times the memory that the template
     * gives them.
     */
    LAMBDA_GB_SECONDS("Lambda GB-s", 13.3334),
    /** What the loads' INSERTs read, at least 10 MB each. */
    ATHENA_MB("Athena MB", 5);

    private final String title;
    private final double dollarsAMillion;

    Priced(String title, double dollarsAMillion) {
        this.title = title;
        this.dollarsAMillion = dollarsAMillion;
    }

    String title() {
        return title;
    }

    double dollarsAMillion() {
        return dollarsAMillion;
    }
}
