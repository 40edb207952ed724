package io.sealift.local.template;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The types of resources that the local cloud runs. */
enum ResourceType {
    BUCKET("AWS::S3::Bucket", "/BucketName"),
    QUEUE("AWS::SQS::Queue", "/QueueName"),
    TABLE("AWS::DynamoDB::Table", "/TableName"),
    FUNCTION("AWS::Serverless::Function", "/FunctionName"),
    WORKGROUP("AWS::Athena::WorkGroup", "/Name"),
    DATABASE("AWS::Glue::Database", "/DatabaseInput/Name"),
    RULE("AWS::Events::Rule", "/Name");

    /** Types that do not run here: permissions, logs and monitoring. They may be declared and are skipped. */
    static final Set<String> PASSED_OVER = Set.of(
            "AWS::CloudWatch::Alarm",
            "AWS::CloudWatch::Dashboard",
            "AWS::IAM::ManagedPolicy",
            "AWS::IAM::Policy",
            "AWS::IAM::Role",
            "AWS::KMS::Alias",
            "AWS::KMS::Key",
            "AWS::Logs::LogGroup",
            "AWS::S3::BucketPolicy",
            "AWS::SNS::Subscription",
            "AWS::SNS::Topic",
            "AWS::SNS::TopicPolicy",
            "AWS::SQS::QueuePolicy");

    private final String awsName;
    private final String nameProperty;

    ResourceType(String awsName, String nameProperty) {
        this.awsName = awsName;
        this.nameProperty = nameProperty;
    }

    /** Where a resource's own name is, as a JSON pointer below its properties. */
    String nameProperty() {
        return nameProperty;
    }

    /** The type of that name; empty if it is not one of these. */
    static Optional<ResourceType> of(String awsName) {
        return Arrays.stream(values())
                .filter(type -> type.awsName.equals(awsName))
                .findFirst();
    }

    /** All names, for messages. */
    static String names() {
        return Arrays.stream(values()).map(type -> type.awsName).collect(Collectors.joining(", "));
    }
}
