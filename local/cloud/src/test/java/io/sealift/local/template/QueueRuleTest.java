package io.sealift.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sealift.local.template.EventSourceSpec.Reporting;
import io.sealift.local.template.EventSourceSpec.SqsSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events that come through a queue, and two functions in one jar. */
class QueueRuleTest {
    private static final String RESOURCES = """
            EndedQueue:
              Type: AWS::SQS::Queue
              Properties: {QueueName: !Sub '${AWS::StackName}-ended', VisibilityTimeout: 360}
            LargeQueue:
              Type: AWS::SQS::Queue
              Properties: {VisibilityTimeout: 900}
            QueryEnded:
              Type: AWS::Events::Rule
              Properties:
                EventPattern:
                  source: [aws.athena]
                  detail: {workgroupName: [!Ref WorkGroup]}
                Targets:
                  - Id: ended
                    Arn: !GetAtt EndedQueue.Arn
                    RetryPolicy: {MaximumRetryAttempts: 10}
            Never:
              Type: AWS::Events::Rule
              Properties:
                State: DISABLED
                EventPattern: {source: [aws.athena]}
            EndedFunction:
              Type: AWS::Serverless::Function
              Properties:
                CodeUri: code.jar
                Handler: io.example.Ended::handle
                Timeout: 60
                MemorySize: 512
                Events:
                  Ended:
                    Type: SQS
                    Properties:
                      Queue: !GetAtt EndedQueue.Arn
                      BatchSize: 50
                      MaximumBatchingWindowInSeconds: 5
                      ScalingConfig: {MaximumConcurrency: 4}
                      FunctionResponseTypes: [ReportBatchItemFailures]
            LargeFunction:
              Type: AWS::Serverless::Function
              Properties:
                CodeUri: code.jar
                Handler: io.example.Large::handle
                Timeout: 900
                MemorySize: 2048
                Events:
                  Large:
                    Type: SQS
                    Properties: {Queue: !GetAtt LargeQueue.Arn, BatchSize: 1}
            """;

    @Test
    void shouldSendEventsToQueueWhenRuleTargetsIt() {
        // When
        List<RuleSpec> rules = Templates.read(RESOURCES).rules();

        // Then
        assertThat(rules).hasSize(1);
        RuleSpec rule = rules.getFirst();
        assertThat(rule.name()).isEqualTo("sealift-QueryEnded");
        assertThat(rule.queueNames()).containsExactly("sealift-ended");
        assertThat(rule.pattern())
                .hasToString("{\"source\":[\"aws.athena\"],\"detail\":{\"workgroupName\":[\"sealift\"]}}");
    }

    @Test
    void shouldReadTwoFunctionsWhenTheyShareOneJar() {
        // When
        List<FunctionSpec> functions = Templates.read(RESOURCES).functions();

        // Then
        assertThat(functions)
                .extracting(FunctionSpec::codeUri)
                .containsOnly(Templates.FOLDER.resolve("code.jar"))
                .hasSize(2);
        assertThat(functions)
                .extracting(FunctionSpec::name, FunctionSpec::handler, FunctionSpec::memoryMib, FunctionSpec::timeout)
                .containsExactly(
                        tuple("sealift-EndedFunction", "io.example.Ended::handle", 512, Duration.ofSeconds(60)),
                        tuple("sealift-LargeFunction", "io.example.Large::handle", 2048, Duration.ofSeconds(900)));
        assertThat(functions.get(0).events())
                .containsExactly(new SqsSource("sealift-ended", 50, Duration.ofSeconds(5), 4, Reporting.FAILED_ITEMS));
        assertThat(functions.get(1).events())
                .containsExactly(new SqsSource("sealift-LargeQueue", 1, Duration.ZERO, 1000, Reporting.WHOLE_BATCH));
    }

    @Test
    void shouldNameTheRuleWhenSomethingRefersToIt() {
        // When
        CloudTemplate template = CloudTemplate.parse(
                Templates.ATHENA + RESOURCES.indent(2) + "Outputs: {Rule: {Value: !GetAtt QueryEnded.Arn}}\n",
                Templates.FOLDER,
                Templates.context(Map.of()));

        // Then
        assertThat(template.outputs())
                .isEqualTo(Map.of("Rule", "arn:aws:events:eu-central-1:000000000000:rule/sealift-QueryEnded"));
    }
}
