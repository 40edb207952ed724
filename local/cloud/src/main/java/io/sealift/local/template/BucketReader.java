package io.sealift.local.template;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads buckets. */
record BucketReader(Stack stack) {
    private static final List<String> OTHER_TARGETS =
            List.of("LambdaConfigurations", "TopicConfigurations", "EventBridgeConfiguration");

    List<BucketSpec> readAll() {
        return stack.all(ResourceType.BUCKET).stream()
                .map(bucket -> new BucketSpec(
                        bucket.logicalId(),
                        bucket.name(),
                        notifications(bucket.properties().section("NotificationConfiguration"))))
                .toList();
    }

    private List<NotificationSpec> notifications(Section configuration) {
        OTHER_TARGETS.stream().filter(configuration::has).findFirst().ifPresent(target -> {
            throw new TemplateException(configuration.where() + " has " + target
                    + ", which the local cloud does not run; it runs QueueConfigurations");
        });
        return configuration.sections("QueueConfigurations").stream()
                .map(this::notification)
                .toList();
    }

    private NotificationSpec notification(Section queue) {
        Map<String, String> rules = queue.section("Filter").section("S3Key").sections("Rules").stream()
                .collect(Collectors.toMap(
                        rule -> rule.text("Name").toLowerCase(Locale.ROOT), rule -> rule.text("Value")));
        return new NotificationSpec(
                queue.text("Event"),
                stack.queueOfArn(queue.where(), queue.text("Queue")),
                Optional.ofNullable(rules.get("prefix")),
                Optional.ofNullable(rules.get("suffix")));
    }
}
