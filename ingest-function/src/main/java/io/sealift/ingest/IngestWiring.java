package io.sealift.ingest;

import io.sealift.aws.client.AwsClients;
import io.sealift.aws.client.SealiftSettings;
import io.sealift.aws.client.ValidationSettings;
import io.sealift.aws.dynamodb.DynamoLedger;
import io.sealift.aws.s3.S3ObjectStore;
import io.sealift.aws.sqs.SqsDeadLetters;
import io.sealift.core.feed.SqlFiles;
import io.sealift.core.ingest.BatchIngestor;
import io.sealift.core.ingest.IngestServices;
import io.sealift.core.time.Backoff;
import io.sealift.core.time.Pause;
import io.sealift.core.time.Workers;
import io.sealift.core.validation.FileValidator;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Puts the ingestor together out of the function's environment. */
final class IngestWiring {
    /** Files under way at once; below the number of connections that the clients share. */
    private static final int FILES_AT_ONCE = 48;

    private IngestWiring() {}

    static BatchIngestor ingestor(Map<String, String> environment) {
        SealiftSettings settings = SealiftSettings.of(environment);
        AwsClients clients = AwsClients.fromEnvironment();
        SecureRandom ids = new SecureRandom();
        IngestServices services = new IngestServices(
                new S3ObjectStore(clients.s3()),
                new DynamoLedger(clients.dynamoDb(), settings.ledgerTable(), settings.ledgerRetention(), Pause.real()),
                new SqsDeadLetters(clients.sqs(), settings.deadLetterQueueUrl()),
                settings.sealLimits(),
                Workers.atOnce(FILES_AT_ONCE),
                new Backoff(Pause.real(), () -> ThreadLocalRandom.current().nextDouble()),
                Clock.systemUTC(),
                ids::nextInt);
        FileValidator validator = ValidationSettings.of(environment).validator(SqlFiles.feed());
        return new BatchIngestor(
                services, validator, settings.messagesBucket(), settings.stagingBucket(), settings.archiveBucket());
    }
}
