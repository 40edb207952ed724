package io.sealift.local.cloud;

import io.sealift.local.emulators.EmulatorsConfig;
import io.sealift.local.emulators.NotificationConfig;
import io.sealift.local.emulators.QueueConfig;
import io.sealift.local.template.BucketSpec;
import io.sealift.local.template.CloudTemplate;
import io.sealift.local.template.QueueSpec;
import java.nio.file.Path;

/** Tells the emulators which buckets and queues the template declares. */
final class EmulatorsPlan {
    private EmulatorsPlan() {}

    static EmulatorsConfig of(CloudTemplate template, CloudPorts ports, Path data) {
        return new EmulatorsConfig(
                data,
                new EmulatorsConfig.Ports(ports.s3(), ports.sqs(), ports.dynamodb()),
                new EmulatorsConfig.Credentials(CloudEnvironment.ACCESS_KEY, CloudEnvironment.SECRET_KEY),
                CloudEnvironment.REGION,
                CloudEnvironment.ACCOUNT,
                template.queues().stream().map(EmulatorsPlan::queue).toList(),
                template.buckets().stream().map(BucketSpec::name).toList(),
                template.buckets().stream()
                        .flatMap(bucket -> bucket.notifications().stream()
                                .map(notification -> new NotificationConfig(
                                        bucket.name(),
                                        notification.event(),
                                        notification.queueName(),
                                        notification.prefix().orElse(null),
                                        notification.suffix().orElse(null))))
                        .toList());
    }

    private static QueueConfig queue(QueueSpec queue) {
        return new QueueConfig(
                queue.name(),
                Math.toIntExact(queue.visibilityTimeout().toSeconds()),
                queue.redrive()
                        .map(redrive ->
                                new QueueConfig.Redrive(redrive.deadLetterQueueName(), redrive.maxReceiveCount()))
                        .orElse(null));
    }
}
