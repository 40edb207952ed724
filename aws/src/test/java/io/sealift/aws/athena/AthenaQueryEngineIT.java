package io.sealift.aws.athena;

import io.sealift.aws.emulated.EmulatedAthena;
import io.sealift.aws.emulated.EmulatedAws;
import io.sealift.aws.s3.S3ObjectStore;
import io.sealift.contracts.QueryEngineContract;
import io.sealift.core.query.QueryEngine;
import io.sealift.core.query.WaitingQueries;
import io.sealift.core.runtime.Pause;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmulatedAws.Extension.class)
class AthenaQueryEngineIT extends QueryEngineContract {
    private static @Nullable EmulatedAthena athena;

    private final ObjectStore store;
    private final QueryEngine engine;

    AthenaQueryEngineIT(EmulatedAws aws) {
        this.store = new S3ObjectStore(aws.clients().s3());
        this.engine = engine(aws, athena());
    }

    @BeforeAll
    static void startAndMakeTable(EmulatedAws aws) {
        athena = EmulatedAthena.start(aws);
        QueryEngine engine = engine(aws, athena());
        run(engine, "CREATE DATABASE IF NOT EXISTS contract");
        run(engine, """
                CREATE TABLE contract.numbers
                WITH (format = 'PARQUET', external_location = 's3://%s/numbers/', partitioned_by = ARRAY['day']) AS
                SELECT cast(NULL AS int) AS n, cast(NULL AS varchar) AS day
                WITH NO DATA""".formatted(aws.newBucket()));
    }

    @AfterAll
    static void stop() {
        athena().close();
    }

    @Override
    protected QueryEngine engine() {
        return engine;
    }

    @Override
    protected String select(String mark) {
        return "SELECT a FROM (VALUES (1, '1'), (2, NULL)) AS t (n, a) ORDER BY n /* %s */".formatted(mark);
    }

    @Override
    protected String insert(String mark) {
        return "INSERT INTO contract.numbers SELECT n, '2026-11-22' FROM (VALUES 1, 2, 3) AS t (n) /* %s */"
                .formatted(mark);
    }

    @Override
    protected long insertedRows() {
        return 3;
    }

    @Override
    protected String failing(String mark) {
        return "SELECT 1 / (n - n) AS a FROM (VALUES 1) AS t (n) /* %s */".formatted(mark);
    }

    @Override
    protected boolean exists(ObjectLocation location) {
        return store.head(location).isPresent();
    }

    private static QueryEngine engine(EmulatedAws aws, EmulatedAthena athena) {
        return new AthenaQueryEngine(
                athena.client(),
                new S3ObjectStore(aws.clients().s3()),
                AthenaTarget.inGlue(EmulatedAthena.WORKGROUP, "contract"));
    }

    private static EmulatedAthena athena() {
        if (athena == null) {
            throw new IllegalStateException("Athena was not started");
        }
        return athena;
    }

    private static void run(QueryEngine engine, String sql) {
        new WaitingQueries(engine, Pause.real(), new SecureRandom()::nextInt).execute(sql);
    }
}
