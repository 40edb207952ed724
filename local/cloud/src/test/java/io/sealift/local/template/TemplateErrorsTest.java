package io.sealift.local.template;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateErrorsTest {
    static Stream<Arguments> wrongResources() {
        return Stream.of(
                Arguments.of(
                        "Stream: {Type: 'AWS::Kinesis::Stream'}",
                        "Resource Stream has type AWS::Kinesis::Stream, which the local cloud does not run; it runs:"
                                + " AWS::S3::Bucket, AWS::SQS::Queue, AWS::DynamoDB::Table, AWS::Serverless::Function,"
                                + " AWS::Athena::WorkGroup, AWS::Glue::Database, AWS::Events::Rule"),
                Arguments.of(
                        "Queue: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !Ref Nowhere}}",
                        "Resource Queue refers to Nowhere, which is neither a parameter nor a resource of the template"),
                Arguments.of(
                        "Queue: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !Sub 'a-${Nowhere.Arn}'}}",
                        "Resource Queue refers to Nowhere, which is neither a parameter nor a resource of the template"),
                Arguments.of(
                        "Queue: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !Sub '${Database.Color}'}}",
                        "Resource Queue refers to attribute Color of Database, which the local cloud does not know"),
                Arguments.of(
                        "Queue: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !GetAtt Queue.QueueName}}",
                        "Resource Queue has a name that depends on itself"),
                Arguments.of(
                        "Queue: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !ImportValue x}}",
                        "Resource Queue uses Fn::ImportValue, which the local cloud does not evaluate; it evaluates:"
                                + " Ref, Fn::GetAtt, Fn::Sub, Fn::Join, Fn::If"),
                Arguments.of(
                        "Queue: {Type: 'AWS::SQS::Queue', Properties: {FifoQueue: true}}",
                        "Resource Queue is a FIFO queue, which S3 cannot notify; make it a standard queue"),
                Arguments.of(
                        "Queue: {Type: 'AWS::SQS::Queue', Properties: {VisibilityTimeout: soon}}",
                        "Resource Queue must have a whole number as property VisibilityTimeout: soon"),
                Arguments.of(
                        "Queue: {Type: 'AWS::SQS::Queue', Properties: {RedrivePolicy: {deadLetterTargetArn: x}}}",
                        "Resource Queue, RedrivePolicy names queue x, which the template does not declare"),
                Arguments.of(
                        "Queue: {Type: 'AWS::SQS::Queue', Condition: Sunny}",
                        "Resource Queue depends on condition Sunny, which is not declared"),
                Arguments.of(
                        "Table: {Type: 'AWS::DynamoDB::Table'}",
                        "Resource Table has no property KeySchema, which it needs"),
                Arguments.of(
                        "Function: {Type: 'AWS::Serverless::Function', Properties: {CodeUri: a.jar}}",
                        "Resource Function has no property Handler, which it needs"),
                Arguments.of(
                        "Bucket: {Type: 'AWS::S3::Bucket', Properties: {NotificationConfiguration: {TopicConfigurations: []}}}",
                        "Resource Bucket, NotificationConfiguration has TopicConfigurations, which the local cloud does"
                                + " not run; it runs QueueConfigurations"),
                Arguments.of(
                        "Rule: {Type: 'AWS::Events::Rule', Properties: {ScheduleExpression: rate(1 hour)}}",
                        "Resource Rule has no property EventPattern, which it needs; for a schedule, give a function an"
                                + " event of type ScheduleV2"),
                Arguments.of(
                        "Rule: {Type: 'AWS::Events::Rule', Properties: {EventPattern: {source: [a]}, Targets: [{Arn: x}]}}",
                        "Resource Rule, Targets names queue x, which the template does not declare"),
                Arguments.of(
                        "Rule: {Type: 'AWS::Events::Rule', Properties: {EventPattern: {source: [a]}, Targets: [{Arn: x, Input: y}]}}",
                        "Resource Rule, Targets has Input, but the local cloud sends events as they are; leave it out"),
                Arguments.of(
                        "Other: {Type: 'AWS::Glue::Database', Properties: {DatabaseInput: {Name: b}}}",
                        "The template must declare one Glue database, as the local cloud runs one: it declares 2"));
    }

    @ParameterizedTest
    @MethodSource("wrongResources")
    void shouldSayWhatIsWrongWhereWhenResourceIsWrong(String resource, String message) {
        // Then
        assertThatThrownBy(() -> Templates.read(resource))
                .isInstanceOf(TemplateException.class)
                .hasMessage(message);
    }

    static Stream<Arguments> wrongEvents() {
        return Stream.of(
                Arguments.of(
                        "{Type: Api}",
                        "Resource Function, Event has event type Api, which the local cloud does not run; it runs: SQS,"
                                + " ScheduleV2, EventBridgeRule"),
                Arguments.of(
                        "{Type: SQS, Properties: {Queue: !GetAtt Queue.Arn, BatchSize: 11}}",
                        "Resource Function, Event has batch size 11, and above 10 Lambda needs"
                                + " MaximumBatchingWindowInSeconds of at least 1"),
                Arguments.of(
                        "{Type: SQS, Properties: {Queue: !GetAtt Short.Arn}}",
                        "Resource Function, Event: queue Short hides messages for 9 s, less than the function's time-out"
                                + " of 10 s"),
                Arguments.of(
                        "{Type: EventBridgeRule, Properties: {}}",
                        "Resource Function, Event has no property Pattern, which it needs"));
    }

    @ParameterizedTest
    @MethodSource("wrongEvents")
    void shouldSayWhatIsWrongWhereWhenEventIsWrong(String event, String message) {
        // Given
        String resources = """
                Queue: {Type: 'AWS::SQS::Queue'}
                Short: {Type: 'AWS::SQS::Queue', Properties: {VisibilityTimeout: 9}}
                Function:
                  Type: AWS::Serverless::Function
                  Properties:
                    Handler: a
                    CodeUri: a.jar
                    Timeout: 10
                    Events:
                      Event: %s
                """.formatted(event);

        // Then
        assertThatThrownBy(() -> Templates.read(resources))
                .isInstanceOf(TemplateException.class)
                .hasMessage(message);
    }

    @Test
    void shouldNameTheDeclaredParametersWhenAnotherIsGiven() {
        // Given
        String yaml = "Parameters: {Size: {Type: Number, Default: 1}}\n" + Templates.ATHENA;

        // Then
        assertThatThrownBy(() -> CloudTemplate.parse(yaml, Templates.FOLDER, Templates.context(Map.of("Sise", "2"))))
                .isInstanceOf(TemplateException.class)
                .hasMessage("Parameter Sise is not one of the template's, which are: Size");
    }

    @Test
    void shouldAskForValueWhenParameterHasNoDefault() {
        // Given
        String yaml = "Parameters: {Size: {Type: Number}}\n" + Templates.ATHENA;

        // Then
        assertThatThrownBy(() -> CloudTemplate.parse(yaml, Templates.FOLDER, Templates.context(Map.of())))
                .isInstanceOf(TemplateException.class)
                .hasMessage("Parameter Size has no default and no value was given for it");
    }

    @Test
    void shouldNameTheLineWhenKeyIsThereTwice() {
        // Then
        assertThatThrownBy(() -> Templates.read("Queue: {}\nQueue: {}\n"))
                .isInstanceOf(TemplateException.class)
                .hasMessage("The template has the key Queue twice in one place, the second time in line 15");
    }

    @Test
    void shouldNameTheLineWhenTemplateIsNoYaml() {
        // Then
        assertThatThrownBy(() -> Templates.read("Queue: {"))
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith("The template is not valid YAML: ")
                .hasMessageContaining("line 15");
    }

    @Test
    void shouldNameTheFileWhenItIsNotThere() {
        // Then
        assertThatThrownBy(() -> CloudTemplate.read(Path.of("nowhere.yaml"), Templates.context(Map.of())))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("Cannot read the template nowhere.yaml");
    }
}
