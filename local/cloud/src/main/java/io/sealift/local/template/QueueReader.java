package io.sealift.local.template;

import io.sealift.local.template.QueueSpec.RedriveSpec;
import java.util.List;
import java.util.Optional;

/** Reads queues. */
record QueueReader(Stack stack) {
    private static final int VISIBILITY_ASSUMED_SECONDS = 30;
    private static final int RETENTION_ASSUMED_SECONDS = 345_600;

    List<QueueSpec> readAll() {
        return stack.all(ResourceType.QUEUE).stream().map(this::read).toList();
    }

    private QueueSpec read(Stack.Resource queue) {
        Section properties = queue.properties();
        if (properties.optionalText("FifoQueue").filter("true"::equals).isPresent()) {
            throw new TemplateException(
                    properties.where() + " is a FIFO queue, which S3 cannot notify; make it a standard queue");
        }
        return new QueueSpec(
                queue.logicalId(),
                queue.name(),
                properties.seconds("VisibilityTimeout", VISIBILITY_ASSUMED_SECONDS),
                properties.seconds("MessageRetentionPeriod", RETENTION_ASSUMED_SECONDS),
                properties.has("RedrivePolicy")
                        ? Optional.of(redrive(properties.section("RedrivePolicy")))
                        : Optional.empty());
    }

    private RedriveSpec redrive(Section policy) {
        return new RedriveSpec(
                stack.queueOfArn(policy.where(), policy.text("deadLetterTargetArn")), policy.number("maxReceiveCount"));
    }
}
