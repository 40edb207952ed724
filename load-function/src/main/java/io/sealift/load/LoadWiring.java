package io.sealift.load;

import io.sealift.aws.athena.AthenaQueryEngine;
import io.sealift.aws.athena.AthenaTarget;
import io.sealift.aws.athena.ParquetTableFiles;
import io.sealift.aws.client.AwsClients;
import io.sealift.aws.client.SealiftSettings;
import io.sealift.aws.dynamodb.DynamoLedger;
import io.sealift.aws.glue.GluePartitionCatalog;
import io.sealift.aws.s3.S3ObjectStore;
import io.sealift.aws.sqs.SqsDeadLetters;
import io.sealift.aws.sqs.SqsEventQueue;
import io.sealift.core.backfill.Backfill;
import io.sealift.core.layout.Keys;
import io.sealift.core.load.LoadCycle;
import io.sealift.core.load.LoadServices;
import io.sealift.core.load.LoadSettings;
import io.sealift.core.load.StrayScan;
import io.sealift.core.runtime.Backoff;
import io.sealift.core.runtime.Pause;
import io.sealift.core.runtime.Workers;
import io.sealift.core.sql.FeedSql;
import io.sealift.feed.FeedDefinition;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What the function works with, put together from its environment.
 *
 * @param cycle loads manifests
 * @param backfill finds missed files
 * @param strays finds objects in the table that no load published
 */
record LoadWiring(LoadCycle cycle, Backfill backfill, StrayScan strays, LoadReporter reporter) {
    /** Files processed at once; fewer than the connections that the clients share. */
    private static final int FILES_AT_ONCE = 48;

    static LoadWiring of(Map<String, String> environment) {
        SealiftSettings settings = SealiftSettings.of(environment);
        AwsClients clients = AwsClients.fromEnvironment();
        SecureRandom ids = new SecureRandom();
        S3ObjectStore store = new S3ObjectStore(clients.s3());
        DynamoLedger ledger = new DynamoLedger(
                clients.dynamoDb(), settings.ledger().name(), settings.ledger().retention(), Pause.real());
        LoadServices services = new LoadServices(
                store,
                ledger,
                new AthenaQueryEngine(
                        clients.athena(),
                        store,
                        AthenaTarget.inGlue(
                                settings.athena().workgroup(), settings.athena().database())),
                new GluePartitionCatalog(clients.glue(), settings.athena().database()),
                new ParquetTableFiles(store),
                new SqsDeadLetters(clients.sqs(), settings.queues().deadLetters()),
                new FeedSql(
                        FeedDefinition.builtIn(),
                        new FeedSql.Names(settings.athena().database(), settings.buckets())),
                Workers.atOnce(FILES_AT_ONCE),
                new Backoff(Pause.real(), () -> ThreadLocalRandom.current().nextDouble()),
                Clock.systemUTC(),
                ids::nextInt);
        LoadCycle cycle = new LoadCycle(
                services,
                LoadSettings.standard(new Keys(settings.buckets()))
                        .with(settings.limits().seal())
                        .withLoadsAtOnceMax(settings.limits().loadsAtOnceMax()));
        return new LoadWiring(
                cycle,
                new Backfill(
                        store,
                        ledger,
                        new SqsEventQueue(clients.sqs(), settings.queues().events(), Clock.systemUTC(), Pause.real()),
                        Clock.systemUTC(),
                        settings.buckets().messages(),
                        settings.limits().ingestPrefix()),
                new StrayScan(store, new Keys(settings.buckets())),
                new LoadReporter(clients.failures()));
    }
}
