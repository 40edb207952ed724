package io.sealift.cli.common;

import io.sealift.aws.athena.AthenaQueryEngine;
import io.sealift.aws.athena.AthenaTarget;
import io.sealift.aws.client.AwsClients;
import io.sealift.aws.client.SealiftSettings;
import io.sealift.aws.client.ValidationSettings;
import io.sealift.aws.dynamodb.DynamoLedger;
import io.sealift.aws.glue.GluePartitionCatalog;
import io.sealift.aws.s3.S3ObjectStore;
import io.sealift.aws.sqs.SqsDeadLetterQueue;
import io.sealift.aws.sqs.SqsEventQueue;
import io.sealift.core.backfill.Backfill;
import io.sealift.core.deadletter.DeadLetterBatch;
import io.sealift.core.deadletter.LetterServices;
import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.notification.EventQueue;
import io.sealift.core.notification.NotificationParser;
import io.sealift.core.query.WaitingQueries;
import io.sealift.core.reconciliation.BalanceReader;
import io.sealift.core.reconciliation.BalanceServices;
import io.sealift.core.reconciliation.BalanceSettings;
import io.sealift.core.runtime.Pause;
import io.sealift.core.runtime.Workers;
import io.sealift.core.sql.FeedSql;
import io.sealift.core.store.ObjectStore;
import io.sealift.feed.FeedDefinition;
import io.sealift.feed.validation.FileValidator;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * A deployment as the command line sees it: on AWS or the local cloud, depending on the environment.
 *
 * @param settings the names of its resources
 * @param validation how it judges files
 * @param clients to be closed with it
 */
public record Deployment(SealiftSettings settings, ValidationSettings validation, AwsClients clients)
        implements AutoCloseable {
    private static final int READS_AT_ONCE = 32;

    /** Opens the deployment that the variables name; throws {@link IllegalArgumentException} if some are missing. */
    public static Deployment open(Map<String, String> variables) {
        return new Deployment(
                SealiftSettings.of(variables), ValidationSettings.of(variables), AwsClients.fromEnvironment());
    }

    /** Its buckets. */
    public ObjectStore store() {
        return new S3ObjectStore(clients.s3());
    }

    /** Its ledger. */
    public Ledger ledger() {
        return new DynamoLedger(
                clients.dynamoDb(), settings.ledger().name(), settings.ledger().retention(), Pause.real());
    }

    /** Where everything in its buckets is. */
    public Keys keys() {
        return new Keys(settings.buckets());
    }

    /** Reads whether everything that landed is accounted for. */
    public BalanceReader balance() {
        return new BalanceReader(
                new BalanceServices(
                        store(),
                        ledger(),
                        new GluePartitionCatalog(
                                clients.glue(), settings.athena().database()),
                        Workers.atOnce(READS_AT_ONCE),
                        Clock.systemUTC(),
                        Pause.real()),
                new BalanceSettings(
                        keys(),
                        settings.limits().ingestPrefix(),
                        settings.ledger().retention(),
                        settings.limits().quarantineRetention()));
    }

    /** Puts a file into its messages bucket, as a producer does; returns the ETag without quotes. */
    public String land(String key, byte[] content) {
        return clients.s3()
                .putObject(put -> put.bucket(settings.buckets().messages()).key(key), RequestBody.fromBytes(content))
                .eTag()
                .replace("\"", "");
    }

    /** Takes all its dead letters; the caller closes the batch. */
    public DeadLetterBatch openLetters() {
        return DeadLetterBatch.open(
                new SqsDeadLetterQueue(clients.sqs(), settings.queues().deadLetters()),
                ledger(),
                new NotificationParser(
                        settings.buckets().messages(), settings.limits().ingestPrefix()));
    }

    /** What is needed to decide about dead letters. */
    public LetterServices letterServices() {
        return new LetterServices(store(), ledger(), queue(), keys(), Clock.systemUTC());
    }

    /** Validates its files. */
    public FileValidator validator() {
        return validation.validator(FeedDefinition.builtIn());
    }

    private EventQueue queue() {
        return new SqsEventQueue(clients.sqs(), settings.queues().events(), Clock.systemUTC(), Pause.real());
    }

    /** Finds its missed files. */
    public Backfill backfill() {
        return new Backfill(
                store(),
                ledger(),
                queue(),
                Clock.systemUTC(),
                settings.buckets().messages(),
                settings.limits().ingestPrefix());
    }

    /** Its engine, for statements that somebody waits for. */
    public WaitingQueries queries() {
        AthenaTarget target = AthenaTarget.inGlue(
                settings.athena().workgroup(), settings.athena().database());
        SecureRandom ids = new SecureRandom();
        return new WaitingQueries(new AthenaQueryEngine(clients.athena(), store(), target), Pause.real(), ids::nextInt);
    }

    /** The statements of its feed. */
    public FeedSql sql() {
        return new FeedSql(
                FeedDefinition.builtIn(), new FeedSql.Names(settings.athena().database(), settings.buckets()));
    }

    @Override
    public void close() {
        clients.close();
    }
}
