package io.sealift.ingest;

import io.sealift.aws.client.AwsClients;
import io.sealift.aws.client.SealiftSettings;
import io.sealift.aws.client.ValidationSettings;
import io.sealift.aws.dynamodb.DynamoLedger;
import io.sealift.aws.s3.S3ObjectStore;
import io.sealift.aws.sqs.SqsDeadLetters;
import io.sealift.aws.sqs.SqsEventQueue;
import io.sealift.core.ingest.IngestServices;
import io.sealift.core.ingest.IngestSettings;
import io.sealift.core.layout.Keys;
import io.sealift.core.runtime.Backoff;
import io.sealift.core.runtime.Pause;
import io.sealift.core.runtime.Workers;
import io.sealift.feed.FeedDefinition;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What both functions of this jar work with, put together from the environment.
 *
 * @param services the services
 * @param settings the settings
 * @param reporter reports to people and alarms what was done
 */
record IngestWiring(IngestServices services, IngestSettings settings, IngestReporter reporter) {
    /** Files processed at once; fewer than the connections that the clients share. */
    private static final int FILES_AT_ONCE = 48;
    /** The rest is for packs, clients and the function itself. */
    private static final long MEMORY_PART = 4;

    static IngestWiring of(Map<String, String> environment) {
        SealiftSettings settings = SealiftSettings.of(environment);
        AwsClients clients = AwsClients.fromEnvironment();
        SecureRandom ids = new SecureRandom();
        Clock clock = Clock.systemUTC();
        FeedDefinition feed = FeedDefinition.builtIn();
        IngestServices services = new IngestServices(
                new S3ObjectStore(clients.s3()),
                new DynamoLedger(
                        clients.dynamoDb(),
                        settings.ledger().name(),
                        settings.ledger().retention(),
                        Pause.real()),
                new SqsDeadLetters(clients.sqs(), settings.queues().deadLetters()),
                new SqsEventQueue(clients.sqs(), settings.queues().largeFiles(), clock, Pause.real()),
                settings.limits().seal(),
                Workers.atOnce(FILES_AT_ONCE),
                new Backoff(Pause.real(), () -> ThreadLocalRandom.current().nextDouble()),
                clock,
                ids::nextInt);
        return new IngestWiring(
                services,
                new IngestSettings(
                        new Keys(settings.buckets()),
                        settings.limits().ingestPrefix(),
                        feed,
                        ValidationSettings.of(environment).validator(feed),
                        settings.limits().fileBytesMax(),
                        Runtime.getRuntime().maxMemory() / MEMORY_PART),
                new IngestReporter(clients.failures()));
    }
}
