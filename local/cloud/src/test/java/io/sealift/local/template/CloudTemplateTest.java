package io.sealift.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.local.template.EventSourceSpec.Reporting;
import io.sealift.local.template.EventSourceSpec.RuleSource;
import io.sealift.local.template.EventSourceSpec.ScheduleSource;
import io.sealift.local.template.EventSourceSpec.SqsSource;
import io.sealift.local.template.QueueSpec.RedriveSpec;
import io.sealift.local.template.TableSpec.AttributeSpec;
import io.sealift.local.template.TableSpec.IndexSpec;
import io.sealift.local.template.TableSpec.KeySpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CloudTemplateTest {
    private static final String QUEUES = """
            Queue:
              Type: AWS::SQS::Queue
              Properties:
                VisibilityTimeout: 60
                RedrivePolicy:
                  deadLetterTargetArn: !GetAtt DeadLetters.Arn
                  maxReceiveCount: 5
            DeadLetters:
              Type: AWS::SQS::Queue
              Properties:
                QueueName: !Sub '${AWS::StackName}-dead'
                MessageRetentionPeriod: 1209600
            """;

    @Test
    void shouldReadQueuesWithWhatAwsAssumesWhenPropertiesAreLeftOut() {
        // When
        CloudTemplate template = Templates.read(QUEUES);

        // Then
        assertThat(template.queues())
                .containsExactly(
                        new QueueSpec(
                                "Queue",
                                "sealift-Queue",
                                Duration.ofSeconds(60),
                                Duration.ofDays(4),
                                Optional.of(new RedriveSpec("sealift-dead", 5))),
                        new QueueSpec(
                                "DeadLetters",
                                "sealift-dead",
                                Duration.ofSeconds(30),
                                Duration.ofDays(14),
                                Optional.empty()));
    }

    @Test
    void shouldReadNotificationsWhenBucketHasFilterRules() {
        // When
        CloudTemplate template = Templates.read(QUEUES + """
                Bucket:
                  Type: AWS::S3::Bucket
                  Properties:
                    BucketName: !Join ['-', [!Ref AWS::StackName, in, !Ref AWS::Region]]
                    NotificationConfiguration:
                      QueueConfigurations:
                        - Event: s3:ObjectCreated:*
                          Queue: !Sub 'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:sealift-dead'
                          Filter:
                            S3Key:
                              Rules:
                                - {Name: Prefix, Value: in/}
                """);

        // Then
        assertThat(template.buckets())
                .containsExactly(new BucketSpec(
                        "Bucket",
                        "sealift-in-eu-central-1",
                        List.of(new NotificationSpec(
                                "s3:ObjectCreated:*", "sealift-dead", Optional.of("in/"), Optional.empty()))));
    }

    @Test
    void shouldReadTableWhenItHasIndexAndTimeToLive() {
        // When
        CloudTemplate template = Templates.read("""
                Table:
                  Type: AWS::DynamoDB::Table
                  Properties:
                    AttributeDefinitions:
                      - {AttributeName: pk, AttributeType: S}
                      - {AttributeName: n, AttributeType: N}
                    KeySchema:
                      - {AttributeName: pk, KeyType: HASH}
                    GlobalSecondaryIndexes:
                      - IndexName: by-n
                        KeySchema:
                          - {AttributeName: n, KeyType: HASH}
                          - {AttributeName: pk, KeyType: RANGE}
                        Projection: {ProjectionType: ALL}
                    TimeToLiveSpecification: {AttributeName: until, Enabled: true}
                """);

        // Then
        assertThat(template.tables())
                .containsExactly(new TableSpec(
                        "Table",
                        "sealift-Table",
                        List.of(new AttributeSpec("pk", "S"), new AttributeSpec("n", "N")),
                        List.of(new KeySpec("pk", "HASH")),
                        List.of(new IndexSpec(
                                "by-n", List.of(new KeySpec("n", "HASH"), new KeySpec("pk", "RANGE")), "ALL")),
                        Optional.of("until")));
    }

    @Test
    void shouldReadFunctionWithGlobalsAndEventsWhenItHasAllKinds() {
        // When
        FunctionSpec function = CloudTemplate.parse(
                        """
                        Globals:
                          Function:
                            MemorySize: 512
                            Timeout: 5
                            Environment:
                              Variables:
                                QUEUE: !Ref DeadLetters
                                SHARED: of all
                        """ + Templates.ATHENA + (QUEUES + """
                                        Function:
                                          Type: AWS::Serverless::Function
                                          Properties:
                                            Handler: io.example.Handler::handle
                                            CodeUri: code/target/code.jar
                                            Timeout: 20
                                            ReservedConcurrentExecutions: 3
                                            Environment:
                                              Variables:
                                                SHARED: my own
                                                NUMBER: 7
                                            EventInvokeConfig: {MaximumRetryAttempts: 1}
                                            Events:
                                              Batch:
                                                Type: SQS
                                                Properties:
                                                  Queue: !GetAtt Queue.Arn
                                                  BatchSize: 100
                                                  MaximumBatchingWindowInSeconds: 5
                                                  FunctionResponseTypes: [ReportBatchItemFailures]
                                                  ScalingConfig: {MaximumConcurrency: 4}
                                              Tick:
                                                Type: ScheduleV2
                                                Properties: {ScheduleExpression: rate(1 hour), Input: '{"a":1}'}
                                              Ended:
                                                Type: EventBridgeRule
                                                Properties:
                                                  Pattern: {detail: {workgroupName: [!Ref WorkGroup]}}
                                        """).indent(2),
                        Templates.FOLDER,
                        Templates.context(Map.of()))
                .functions()
                .getFirst();

        // Then
        assertThat(function.name()).isEqualTo("sealift-Function");
        assertThat(function.handler()).isEqualTo("io.example.Handler::handle");
        assertThat(function.codeUri()).isEqualTo(Templates.FOLDER.resolve("code/target/code.jar"));
        assertThat(function.memoryMib()).isEqualTo(512);
        assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(function.asyncRetriesMax()).isEqualTo(1);
        assertThat(function.reservedConcurrency()).contains(3);
        assertThat(function.environment())
                .isEqualTo(Map.of(
                        "QUEUE", "http://127.0.0.1:9324/000000000000/sealift-dead",
                        "SHARED", "my own",
                        "NUMBER", "7"));
        assertThat(function.events().get(0))
                .isEqualTo(new SqsSource("sealift-Queue", 100, Duration.ofSeconds(5), 4, Reporting.FAILED_ITEMS));
        assertThat(function.events().get(1)).isEqualTo(new ScheduleSource("FunctionTick", "rate(1 hour)", "{\"a\":1}"));
        assertThat(function.events().get(2))
                .isInstanceOfSatisfying(
                        RuleSource.class,
                        rule -> assertThat(rule.pattern())
                                .hasToString("{\"detail\":{\"workgroupName\":[\"sealift\"]}}"));
    }

    @Test
    void shouldReadWorkGroupAndDatabaseWhenThereIsOneEach() {
        // When
        CloudTemplate template = Templates.read("");

        // Then
        assertThat(template.workGroup())
                .isEqualTo(new WorkGroupSpec("WorkGroup", "sealift", "s3://results/of/queries/"));
        assertThat(template.database()).isEqualTo(new DatabaseSpec("Database", "weather"));
    }

    @Test
    void shouldPassOverResourcesWhenNothingOfThemRunsHere() {
        // When
        CloudTemplate template = Templates.read(QUEUES + """
                Logs:
                  Type: AWS::Logs::LogGroup
                Policy:
                  Type: AWS::SQS::QueuePolicy
                  Properties:
                    PolicyDocument: !Transform nothing that could be evaluated
                """);

        // Then
        assertThat(template.queues()).hasSize(2);
    }

    @Test
    void shouldLeaveResourceAndPropertyOutWhenConditionDoesNotHold() {
        // Given
        String yaml = """
                Parameters:
                  Wanted:
                    Type: String
                    Default: 'no'
                Conditions:
                  IsWanted: !Equals [!Ref Wanted, 'yes']
                  IsUnwanted: !Not [!Condition IsWanted]
                Outputs:
                  Answer:
                    Value: !If [IsUnwanted, nobody, somebody]
                """ + Templates.ATHENA + """
                  Maybe:
                    Type: AWS::SQS::Queue
                    Condition: IsWanted
                    Properties:
                      QueueName: !If [IsUnwanted, never, !Ref AWS::NoValue]
                """;

        // When
        CloudTemplate without = CloudTemplate.parse(yaml, Templates.FOLDER, Templates.context(Map.of()));
        CloudTemplate with = CloudTemplate.parse(yaml, Templates.FOLDER, Templates.context(Map.of("Wanted", "yes")));

        // Then
        assertThat(without.queues()).isEmpty();
        assertThat(without.outputs()).isEqualTo(Map.of("Answer", "nobody"));
        assertThat(with.queues()).extracting(QueueSpec::name).containsExactly("sealift-Maybe");
        assertThat(with.outputs()).isEqualTo(Map.of("Answer", "somebody"));
    }
}
